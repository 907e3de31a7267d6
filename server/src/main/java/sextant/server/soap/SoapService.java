package sextant.server.soap;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import sextant.model.reading.DeclaredType;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;
import sextant.model.soap.EnvelopeReader;
import sextant.model.soap.EnvelopeWriter;
import sextant.model.soap.SoapVersion;
import sextant.model.writing.XmlText;
import sextant.model.xml.Tree;
import sextant.server.http.Call;
import sextant.server.http.Edge;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.submission.RequestText;

/**
 * One contract at one address. The name of the element in the body says what is called, and nothing else: a SOAPAction or an Action
 * that says otherwise is refused, as is every header that insists on what is not done here.
 */
public final class SoapService {

    private final Contract contract;
    private final Identification identification;
    private final Function<Call, String> server;
    private final Limits limits;

    /** @param server the address of this server as a call found it, without a final slash */
    public SoapService(Contract contract, Identification identification, Function<Call, String> server, Limits limits) {
        this.contract = contract;
        this.identification = identification;
        this.server = server;
        this.limits = limits;
    }

    /** @param edge where its address is registered */
    public void register(Edge edge) {
        edge.on(List.of("GET", "POST"), contract.path(), this::answer, new SoapFaults());
    }

    private Response answer(Call call) throws IOException {
        if (!identification.serves(contract.name())) {
            throw RefusalKind.NO_SUCH_PAGE
                    .because("This contract is not served here.")
                    .refused();
        }
        return call.method().equals("POST") ? called(call) : described(call);
    }

    private Reply called(Call call) throws IOException {
        refuseOtherThanXml(call);
        var envelope = EnvelopeReader.read(RequestText.whole(call, limits.document()), limits);
        refuseOtherVersion(call, envelope);
        Headers.refuseNotUnderstood(envelope, identification);
        Headers.refuseOtherReplies(envelope);
        var operation = operation(envelope);
        refuseOtherAction(call, envelope, operation);
        var caller = identification.of(envelope, call, contract.name());
        var header = new StringBuilder();
        var body = new StringBuilder();
        related(header, envelope, operation);
        var payload = Tree.element(envelope.payload());
        operation.answering().answer(new SoapCall(payload, envelope, caller, call, header), body);
        return reply(
                envelope.version(),
                EnvelopeWriter.envelope(envelope.version(), xml -> xml.append(header), xml -> xml.append(body)));
    }

    private static void refuseOtherThanXml(Call call) {
        if (DeclaredType.of(call.header("Content-Type")) != DeclaredType.XML) {
            throw RefusalKind.MEDIA_TYPE
                    .because("A message of SOAP is XML.")
                    .got(call.header("Content-Type").orElse("no Content-Type"))
                    .limit("text/xml, application/soap+xml")
                    .refused();
        }
    }

    private void refuseOtherVersion(Call call, Envelope envelope) {
        boolean same = SoapVersion.ofContentType(call.header("Content-Type")) == envelope.version();
        if (!same || !contract.versions().contains(envelope.version())) {
            throw RefusalKind.SOAP_VERSION
                    .because(
                            same
                                    ? "This contract is not spoken in this version."
                                    : "The Content-Type is of another version.")
                    .got(envelope.version().namespace())
                    .limit(contract.versions().stream()
                            .sorted()
                            .map(version -> version.namespace() + " as " + version.mediaType())
                            .collect(Collectors.joining(", ")))
                    .refused();
        }
    }

    private Operation operation(Envelope envelope) {
        var payload = envelope.payload();
        return contract.operation(new QName(Tree.namespace(payload), payload.getLocalName()))
                .orElseThrow(() -> RefusalKind.SOAP_OPERATION
                        .because(contract.title() + " has no such operation.")
                        .at(Tree.position(payload))
                        .got("{" + Tree.namespace(payload) + "}" + payload.getLocalName())
                        .limit(contract.operations().stream()
                                .map(one -> one.name().toString())
                                .collect(Collectors.joining(", ")))
                        .suggest("See " + contract.path() + "?wsdl")
                        .refused());
    }

    private static void refuseOtherAction(Call call, Envelope envelope, Operation operation) {
        var inHttp = call.header("SOAPAction").or(() -> action(call.header("Content-Type")));
        var inAddressing = Headers.addressing(envelope, "Action").map(block -> block.getTextContent());
        for (var said : List.of(inHttp, inAddressing)) {
            var action = said.map(SoapService::unquoted).orElse("");
            if (!operation.isMeantBy(action)) {
                throw RefusalKind.SOAP_ACTION
                        .because("The action of the message is not that of its body.")
                        .got(action)
                        .limit(operation.action().isEmpty() ? "none, or \"\"" : operation.action())
                        .suggest("The body calls " + operation.name().getLocalPart() + ", and nothing else decides.")
                        .refused();
            }
        }
    }

    /** SOAP 1.2 says it as a parameter of the media type. */
    private static Optional<String> action(Optional<String> contentType) {
        return contentType.flatMap(type -> List.of(type.split(";")).stream()
                .map(String::strip)
                .filter(parameter -> parameter.startsWith("action="))
                .map(parameter -> parameter.substring("action=".length()))
                .findFirst());
    }

    private static String unquoted(String said) {
        var text = said.strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** Who sent an id with WS-Addressing is told which message is answered. */
    private static void related(StringBuilder header, Envelope envelope, Operation operation) {
        Headers.addressing(envelope, "MessageID").ifPresent(id -> {
            var namespace = Tree.namespace(id);
            header.append("\n<wsa:Action xmlns:wsa=\"").append(namespace).append("\">");
            XmlText.content(header, operation.action() + "Response");
            header.append("</wsa:Action>\n<wsa:RelatesTo xmlns:wsa=\"")
                    .append(namespace)
                    .append("\">");
            XmlText.content(header, id.getTextContent().strip());
            header.append("</wsa:RelatesTo>");
        });
    }

    private Reply described(Call call) {
        if (Description.isWanted(call)) {
            return Description.reply(contract.wsdl(), server.apply(call));
        }
        return Reply.text(
                200,
                contract.title() + "\n\n" + server.apply(call) + contract.path()
                        + "?wsdl describes it. It has these operations:\n\n"
                        + contract.operations().stream()
                                .map(one -> "  " + one.name().getLocalPart() + "\n")
                                .collect(Collectors.joining()));
    }

    private static Reply reply(SoapVersion version, byte[] envelope) {
        return new Reply(200, Map.of("Content-Type", version.contentType(), "Cache-Control", "no-store"), envelope);
    }
}
