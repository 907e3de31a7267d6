package sextant.model.soap;

import java.util.Optional;
import sextant.model.refusal.Refusal;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.writing.XmlText;

/**
 * A fault. Its detail says what problem details say over REST: the same stable word ({@code kind}), what was sent, what is allowed and
 * what to do next, in the namespace {@value #NAMESPACE}. Nothing else of the server is told.
 *
 * @param status of the HTTP answer
 */
public record Fault(int status, byte[] envelope) {

    public static final String NAMESPACE = "urn:sextant:refusal:1";

    public static Fault of(Refusal refusal, SoapVersion version) {
        var code = FaultCode.of(refusal);
        var envelope = EnvelopeWriter.envelope(version, xml -> {
            open(xml, version, code, Subcode.of(refusal.kind()), refusal.text());
            detail(xml, version, refusal);
            xml.append("\n</soap:Fault>");
        });
        return new Fault(code.status(version), envelope);
    }

    /** @param id the fault of the server in its log, and all that is told of it */
    public static Fault bug(String id, SoapVersion version) {
        var envelope = EnvelopeWriter.envelope(version, xml -> {
            open(xml, version, FaultCode.RECEIVER, Optional.empty(), "This is a fault of the server, " + id + ".");
            xml.append("\n</soap:Fault>");
        });
        return new Fault(FaultCode.RECEIVER.status(version), envelope);
    }

    /** SOAP 1.1 has one code, and the one of another standard takes its place; in SOAP 1.2 it stands in ours. */
    private static void open(
            StringBuilder xml, SoapVersion version, FaultCode code, Optional<Subcode> subcode, String text) {
        var word = "soap:" + code.in(version);
        if (version == SoapVersion.V1_1) {
            xml.append("\n<soap:Fault>\n<faultcode")
                    .append(subcode.map(Subcode::declaration).orElse(""))
                    .append('>')
                    .append(subcode.map(Subcode::qualified).orElse(word))
                    .append("</faultcode>\n<faultstring>");
            XmlText.content(xml, text);
            xml.append("</faultstring>");
            return;
        }
        xml.append("\n<soap:Fault>\n<soap:Code><soap:Value>").append(word).append("</soap:Value>");
        subcode.ifPresent(more -> xml.append("<soap:Subcode><soap:Value")
                .append(more.declaration())
                .append('>')
                .append(more.qualified())
                .append("</soap:Value></soap:Subcode>"));
        xml.append("</soap:Code>\n<soap:Reason><soap:Text xml:lang=\"en\">");
        XmlText.content(xml, text);
        xml.append("</soap:Text></soap:Reason>");
    }

    private static void detail(StringBuilder xml, SoapVersion version, Refusal refusal) {
        var element = version == SoapVersion.V1_1 ? "detail" : "soap:Detail";
        xml.append("\n<").append(element).append('>');
        xml.append("\n<r:refusal xmlns:r=\"").append(NAMESPACE).append("\">");
        said(xml, refusal);
        refusal.each().forEach(fault -> {
            xml.append("\n<r:error>");
            text(xml, "detail", Optional.of(fault.text()));
            said(xml, fault);
            xml.append("\n</r:error>");
        });
        xml.append("\n</r:refusal>\n</").append(element).append('>');
    }

    private static void said(StringBuilder xml, Refusal refusal) {
        text(xml, "kind", Optional.of(refusal.kind().word()));
        text(xml, "path", refusal.path().map(Path::toString).filter(path -> !path.isEmpty()));
        text(xml, "got", refusal.got());
        text(xml, "limit", refusal.limit());
        text(xml, "suggest", refusal.suggest());
        text(xml, "line", refusal.position().map(Position::line).map(String::valueOf));
        text(xml, "column", refusal.position().map(Position::column).map(String::valueOf));
    }

    private static void text(StringBuilder xml, String name, Optional<String> text) {
        text.ifPresent(present -> {
            xml.append("\n<r:").append(name).append('>');
            XmlText.content(xml, present);
            xml.append("</r:").append(name).append('>');
        });
    }
}
