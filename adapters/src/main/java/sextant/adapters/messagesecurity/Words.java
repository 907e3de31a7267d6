package sextant.adapters.messagesecurity;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.xml.Tree;

/** The names of the specifications, and how elements are found by them. */
final class Words {

    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

    static final String WSSE = WSS + "wssecurity-secext-1.0.xsd";
    static final String WSU = WSS + "wssecurity-utility-1.0.xsd";
    static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    static final String CERTIFICATE = WSS + "x509-token-profile-1.0#X509v3";
    static final String CERTIFICATE_PATH = WSS + "x509-token-profile-1.0#X509PKIPathv1";
    static final String BASE64 = WSS + "soap-message-security-1.0#Base64Binary";
    static final String PASSWORD_DIGEST = WSS + "username-token-profile-1.0#PasswordDigest";

    private Words() {}

    static boolean is(Element element, String namespace, String name) {
        return Tree.namespace(element).equals(namespace) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /**
     * The only child of this name.
     *
     * @param otherwise the refusal if there is none, or more than one
     */
    static Element only(Element parent, String namespace, String name, RefusalKind otherwise) {
        var found = children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
        if (found.size() != 1) {
            throw refused(otherwise);
        }
        return found.getFirst();
    }

    /** The title says all that a sender is told: which of the checks failed is of use to an attacker only. */
    static Refused refused(RefusalKind kind) {
        return refused(kind, kind.title() + ".");
    }

    static Refused refused(RefusalKind kind, String text) {
        return kind.because(text)
                .suggest("The manual, \"Secured messages\", says what is taken.")
                .refused();
    }
}
