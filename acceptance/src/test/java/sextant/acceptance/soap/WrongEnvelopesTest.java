package sextant.acceptance.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.acceptance.soap.Soap.CONNECTOR;
import static sextant.acceptance.soap.Soap.MESSAGES;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Site;

/** What clients get wrong in their envelopes: what does no harm is taken, the rest is a fault with its stable word. */
@Timeout(120)
class WrongEnvelopesTest {

    private static final String APPLICATION = "ivo://org.astrogrid.unregistered/default";
    private static final String OF_1_2 = "http://www.w3.org/2003/05/soap-envelope";

    private static Site site;
    private static URI server;

    @BeforeAll
    static void start() {
        site = Soap.site();
        server = site.server().uri();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none
            SOAPAction:
            SOAPAction: ""
            """)
    void anActionIsNotNeeded(String header) {
        var headers = header == null ? new String[0] : new String[] {header};

        var answer = Soap.send(server, CONNECTOR, Soap.init(APPLICATION, "step", "0"), headers);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    @Test
    void anActionThatNamesAnotherOperationIsRefused() {
        var init = Soap.init(APPLICATION, "step", "0");

        refused(Soap.send(server, CONNECTOR, init, "SOAPAction: \"urn:other#abort\""), "action-mismatch");
    }

    /** Clients of 2004 leave the scheme off. */
    @Test
    void anOldNameOfAnApplicationIsTaken() {
        var answer = Soap.send(server, CONNECTOR, Soap.init("org.astrogrid.unregistered/default", "step", "0"));

        assertThat(answer.value("initReturn")).as("%s", answer).isNotEmpty();
    }

    @Test
    void theContractOf2004HasNoSoap12() {
        var envelope = Soap.init(APPLICATION, "step", "0").replace("http://schemas.xmlsoap.org/soap/envelope/", OF_1_2);
        var declared = Request.post(CONNECTOR, "application/soap+xml; charset=utf-8", envelope);

        assertThat(Soap.send(server, CONNECTOR, envelope).text()).contains("version-mismatch");
        assertThat(Soap.send(server, declared).text()).contains("version-mismatch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <i:execute xmlns:i='%s'/>                                                      | parameter-missing
            <i:execute xmlns:i='%s'><i:executionId>nonsense</i:executionId></i:execute>    | no-such-job
            <i:execute xmlns:i='%s'><i:executionId/></i:execute>                           | no-such-job
            <i:launch xmlns:i='%s'/>                                                       | no-such-operation
            <i:execute xmlns:i='urn:cea.applications.astrogrid.org'/>                      | no-such-operation
            <execute/>                                                                     | no-such-operation
            """)
    void aCallThatMakesNoSenseIsRefused(String payload, String word) {
        refused(Soap.send(server, CONNECTOR, Soap.envelope("", payload.formatted(MESSAGES))), word);
    }

    /** All that is wrong is told at once, as over REST. */
    @Test
    void everyWrongParameterIsNamed() {
        var wrong = Soap.init(APPLICATION, "step", "soon").replace("\"in2\"", "\"in9\"");

        var answer = Soap.send(server, CONNECTOR, wrong);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("in9", "in3", "soon");
    }

    private static void refused(Soap.Answer answer, String word) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(500);
        assertThat(answer.text()).contains(">" + word + "<").doesNotContain("Exception", "sextant.server");
    }
}
