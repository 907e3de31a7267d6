package sextant.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.configuration.Problem;
import sextant.engine.soap.Mechanism;
import sextant.engine.soap.SoapSetup;

/** The section {@code soap} of platform.yaml. */
class SoapReaderTest {

    private static final String HUB = """
            platform: {name: X, url: "https://x.example.org"}
            routes:
              - name: hub
                accepts: [uri://jupyter-notebook]
                offer: {servicetype: uri://jupyter-hub, endpoint: "https://hub.example.org/"}
            """;

    @Test
    void withoutItEveryContractIsServedAndNoneIsSecured() {
        assertThat(read("")).isEqualTo(SoapSetup.DEFAULT);
        assertThat(SoapSetup.DEFAULT.isSecured()).isFalse();
    }

    @Test
    void aContractIsSecuredByTheMechanismsThatItNames() {
        var soap = read("""
                soap:
                  contracts:
                    - CommonExecutionController
                    - {name: CommonExecutionConnectorService, security: [signature, proxy]}
                    - {name: UWS, security: username-token, required: false}
                  trust: secret.txt
                  senders: tokens.yaml
                """);

        assertThat(soap.mechanisms("CommonExecutionController")).isEmpty();
        assertThat(soap.mechanisms("CommonExecutionConnectorService"))
                .isEqualTo(Set.of(Mechanism.SIGNATURE, Mechanism.PROXY));
        assertThat(soap.requires("CommonExecutionConnectorService")).isTrue();
        assertThat(soap.requires("UWS")).isFalse();
        assertThat(soap.trust()).containsExactly(Examples.folder().resolve("secret.txt"));
    }

    @Test
    void theFilesThatItNamesAreWatched() {
        var loaded = Examples.read(HUB + "soap: {trust: secret.txt, senders: tokens.yaml}\n");

        assertThat(loaded.files())
                .contains(
                        Examples.folder().resolve("secret.txt"),
                        Examples.folder().resolve("tokens.yaml"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {contract: UWS}                                              | line 6, column 8: soap.contract is not known here; did you mean contracts?
            {contracts: UVS}                                             | line 6, column 19: soap.contracts must be CommonExecutionConnectorService or CommonExecutionController or UWS, not UVS; did you mean UWS?
            {contracts: [UWS, UWS]}                                      | line 6, column 25: soap.contracts[1] is the name of an earlier contract too
            {contracts: {name: UWS, security: [signature]}}              | line 6, column 7: soap.trust is missing; without certificates to trust every signature is refused
            {contracts: {name: UWS, security: username-token}}           | line 6, column 7: soap.senders is missing; without names and passwords every username token is refused
            {contracts: {name: UWS, security: [passwords]}}              | line 6, column 42: soap.contracts.security[0] must be signature or proxy or username-token
            {contracts: {name: UWS, required: true}}                     | line 6, column 31: soap.contracts.required needs security, such as security: [signature]
            {trust: nowhere.pem}                                         | line 6, column 15: soap.trust there is no such file or folder that can be read
            {senders: nowhere.yaml}                                      | line 6, column 17: soap.senders there is no such file that can be read
            """)
    void whatIsWrongIsReportedWithItsPlace(String section, String problem) {
        var loaded = Examples.read(HUB + "soap: " + section + "\n");

        assertThat(loaded).isInstanceOf(Loaded.Bad.class);
        assertThat(((Loaded.Bad) loaded)
                        .problems().stream().map(Problem::toString).collect(Collectors.joining(" ; ")))
                .isEqualTo(problem);
    }

    private static SoapSetup read(String section) {
        var loaded = Examples.read(HUB + section);
        assertThat(loaded).isInstanceOf(Loaded.Good.class);
        return ((Loaded.Good) loaded).platform().soap();
    }
}
