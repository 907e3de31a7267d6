package sextant.model.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.xml.Element;
import sextant.model.xml.ElementReader;

/** A fault says what problem details say. */
class FaultTest {

    private static final Refusal REFUSAL = RefusalKind.PARAMETER_VALUE
            .because("in3 & \"more\" < 1")
            .at(Path.of("in3"))
            .at(new Position(3, 14))
            .got("]]>")
            .limit("a number")
            .suggest("Send one.");

    private static Element fault(Fault fault) {
        return ElementReader.read(fault.envelope(), Limits.DEFAULT)
                .first("Body")
                .orElseThrow()
                .first("Fault")
                .orElseThrow();
    }

    private static List<String> texts(Element element, String name) {
        return element.everything()
                .filter(one -> one.name().equals(name))
                .map(Element::text)
                .toList();
    }

    @Test
    void itsDetailHasAllThatIsKnown() {
        var fault = fault(Fault.of(REFUSAL, SoapVersion.V1_1));
        assertThat(texts(fault, "faultcode")).containsExactly("soap:Client");
        assertThat(texts(fault, "faultstring")).containsExactly("in3 & \"more\" < 1");
        var detail = fault.first("detail").orElseThrow().children().getFirst();
        assertThat(detail.namespace()).isEqualTo(Fault.NAMESPACE);
        assertThat(detail.children().stream().map(one -> one.name() + "=" + one.text()))
                .containsExactly(
                        "kind=parameter-value",
                        "path=in3",
                        "got=]]>",
                        "limit=a number",
                        "suggest=Send one.",
                        "line=3",
                        "column=14");
    }

    @Test
    void inSoap12ItHasOtherNames() {
        var fault = fault(Fault.of(REFUSAL, SoapVersion.V1_2));
        assertThat(texts(fault, "Value")).containsExactly("soap:Sender");
        assertThat(texts(fault, "Text")).containsExactly("in3 & \"more\" < 1");
        assertThat(fault.first("Detail")
                        .orElseThrow()
                        .everything()
                        .filter(one -> one.name().equals("kind")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SUCH_JOB, Client, Sender, 400",
        "STORE_UNAVAILABLE, Server, Receiver, 500",
        "SOAP_VERSION, VersionMismatch, VersionMismatch, 500",
        "SOAP_HEADER, MustUnderstand, MustUnderstand, 500"
    })
    void itsCodeSaysWhoseFaultItIs(RefusalKind kind, String first, String second, int status) {
        var inFirst = Fault.of(kind.because("No."), SoapVersion.V1_1);
        assertThat(inFirst.status()).isEqualTo(500);
        assertThat(texts(fault(inFirst), "faultcode")).containsExactly("soap:" + first);
        var inSecond = Fault.of(kind.because("No."), SoapVersion.V1_2);
        assertThat(inSecond.status()).isEqualTo(status);
        assertThat(texts(fault(inSecond), "Value")).containsExactly("soap:" + second);
    }

    @Test
    void whatAnotherStandardNamesIsCalledSo() {
        var refusal = RefusalKind.SOAP_REPLY_ADDRESS.because("No.");
        assertThat(texts(fault(Fault.of(refusal, SoapVersion.V1_1)), "faultcode"))
                .containsExactly("wsa:OnlyAnonymousAddressSupported");
        assertThat(texts(fault(Fault.of(refusal, SoapVersion.V1_2)), "Value"))
                .containsExactly("soap:Sender", "wsa:OnlyAnonymousAddressSupported");
    }

    @Test
    void ofABugThereIsAnIdAndNothingElse() {
        var fault = fault(Fault.bug("4711", SoapVersion.V1_1));
        assertThat(fault.everything().map(Element::text).map(String::strip).filter(text -> !text.isEmpty()))
                .containsExactly("soap:Server", "This is a fault of the server, 4711.");
    }
}
