package sextant.adapters.messagesecurity;

import static sextant.adapters.messagesecurity.Words.is;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;
import sextant.model.xml.Tree;

/**
 * The block {@code wsse:Security} of a message: each of four elements once at most, and nothing else. So there is never a question which
 * of two signatures, timestamps or tokens is meant.
 */
record SecurityHeader(
        Element element,
        Optional<Element> timestamp,
        Optional<Element> certificate,
        Optional<Element> signature,
        Optional<Element> usernameToken) {

    /** @throws sextant.model.refusal.Refused {@code security-invalid}, {@code signature-invalid} */
    static Optional<SecurityHeader> of(Envelope envelope) {
        var blocks =
                envelope.headers().stream().filter(SecurityHeader::isSecurity).toList();
        if (blocks.size() > 1) {
            throw Words.refused(RefusalKind.SECURITY);
        }
        return blocks.stream()
                .findFirst()
                .map(block -> read(block, envelope.version().namespace()));
    }

    static boolean isSecurity(Element block) {
        return is(block, Words.WSSE, "Security");
    }

    private static SecurityHeader read(Element security, String soap) {
        var found = new HashMap<String, Element>();
        for (var child : Words.children(security)) {
            if (Tree.namespace(child).equals(soap)) {
                // A part of an envelope that somebody moved.
                throw Words.refused(RefusalKind.SECURITY_CHECK);
            }
            if (!isTaken(child) || found.put(child.getLocalName(), child) != null) {
                throw Words.refused(RefusalKind.SECURITY);
            }
        }
        if (found.containsKey("BinarySecurityToken") != found.containsKey("Signature")) {
            throw Words.refused(RefusalKind.SECURITY);
        }
        return new SecurityHeader(
                security,
                named(found, "Timestamp"),
                named(found, "BinarySecurityToken"),
                named(found, "Signature"),
                named(found, "UsernameToken"));
    }

    private static boolean isTaken(Element child) {
        var namespace = switch (child.getLocalName()) {
            case "Timestamp" -> Words.WSU;
            case "BinarySecurityToken", "UsernameToken" -> Words.WSSE;
            case "Signature" -> Words.SIGNATURES;
            default -> "nothing else";
        };
        return Tree.namespace(child).equals(namespace);
    }

    private static Optional<Element> named(Map<String, Element> found, String name) {
        return Optional.ofNullable(found.get(name));
    }
}
