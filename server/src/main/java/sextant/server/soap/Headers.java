package sextant.server.soap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;
import sextant.model.soap.SoapVersion;
import sextant.model.tree.Path;
import sextant.model.xml.Tree;

/** The header of a message: what insists on being understood must be, and nothing in it may lead an answer somewhere else. */
final class Headers {

    /** WS-Addressing 1.0, and what was submitted before it, which old tools send. */
    static final Set<String> ADDRESSING =
            Set.of("http://www.w3.org/2005/08/addressing", "http://schemas.xmlsoap.org/ws/2004/08/addressing");

    private static final Set<String> ANONYMOUS = Set.of(
            "http://www.w3.org/2005/08/addressing/anonymous",
            "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous");

    private static final Set<String> OUR_ROLES = Set.of(
            "",
            "http://schemas.xmlsoap.org/soap/actor/next",
            "http://www.w3.org/2003/05/soap-envelope/role/next",
            "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver");

    private static final List<String> REPLIES = List.of("ReplyTo", "FaultTo");

    private Headers() {}

    /** @throws sextant.model.refusal.Refused {@code must-understand} */
    static void refuseNotUnderstood(Envelope envelope, Identification identification) {
        for (var block : envelope.headers()) {
            boolean understood = ADDRESSING.contains(Tree.namespace(block))
                    || isParameter(block)
                    || identification.understands(block);
            if (insists(block, envelope.version()) && !understood) {
                throw RefusalKind.SOAP_HEADER
                        .because("A header block insists on being understood, and is not understood here.")
                        .at(Path.of("/Envelope/Header/" + block.getLocalName()))
                        .at(Tree.position(block))
                        .got("{" + Tree.namespace(block) + "}" + block.getLocalName())
                        .suggest("Leave it out, or do not insist on it.")
                        .refused();
            }
        }
    }

    private static boolean insists(Element block, SoapVersion version) {
        var must = block.getAttributeNS(version.namespace(), "mustUnderstand");
        var role = block.getAttributeNS(version.namespace(), version == SoapVersion.V1_1 ? "actor" : "role");
        return (must.equals("1") || must.equals("true")) && OUR_ROLES.contains(role);
    }

    /** What an address of a job brought along comes back as a block like this. */
    private static boolean isParameter(Element block) {
        return ADDRESSING.stream()
                .map(namespace -> block.getAttributeNS(namespace, "IsReferenceParameter"))
                .anyMatch(said -> said.equals("true") || said.equals("1"));
    }

    /** @throws sextant.model.refusal.Refused {@code only-anonymous-address} */
    static void refuseOtherReplies(Envelope envelope) {
        for (var name : REPLIES) {
            addressing(envelope, name).ifPresent(block -> {
                var address = address(block);
                if (!ANONYMOUS.contains(address)) {
                    throw RefusalKind.SOAP_REPLY_ADDRESS
                            .because("The message wants its answer at another address.")
                            .at(Path.of("/Envelope/Header/" + name))
                            .at(Tree.position(block))
                            .got(address)
                            .limit("http://www.w3.org/2005/08/addressing/anonymous")
                            .suggest(
                                    "Leave " + name + " out. To be told of what becomes of a job, register a listener.")
                            .refused();
                }
            });
        }
    }

    private static String address(Element reply) {
        for (var child = reply.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals("Address")) {
                return element.getTextContent().strip();
            }
        }
        return "";
    }

    /** A block of WS-Addressing. */
    static Optional<Element> addressing(Envelope envelope, String name) {
        return envelope.headers().stream()
                .filter(block -> ADDRESSING.contains(Tree.namespace(block)) && name.equals(block.getLocalName()))
                .findFirst();
    }
}
