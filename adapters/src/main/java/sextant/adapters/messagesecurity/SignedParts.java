package sextant.adapters.messagesecurity;

import static sextant.adapters.messagesecurity.Words.children;
import static sextant.adapters.messagesecurity.Words.is;
import static sextant.adapters.messagesecurity.Words.only;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;
import sextant.model.xml.Tree;

/**
 * What a signature says that it covers, judged by its form before anything is computed. Each reference leads by an id that exists once
 * to an element at a place of its own: the Body of the envelope, a block of the header, or a part of the security header. So what was
 * signed cannot have been moved to where nobody acts on it (signature wrapping, reliability.md 3.2 S01).
 */
final class SignedParts {

    private static final int MOST_REFERENCES = 10;

    private static final Set<String> SIGNATURES = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");

    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");

    /** Of 2005, and what was submitted in 2004. */
    private static final Set<String> ADDRESSING =
            Set.of("http://www.w3.org/2005/08/addressing", "http://schemas.xmlsoap.org/ws/2004/08/addressing");

    private final Envelope envelope;
    private final SecurityHeader header;
    private final Ids ids;

    SignedParts(Envelope envelope, SecurityHeader header, Ids ids) {
        this.envelope = envelope;
        this.header = header;
        this.ids = ids;
    }

    /**
     * @return the elements that are signed if the signature holds; the body and the timestamp are among them
     * @throws sextant.model.refusal.Refused by what is wrong
     */
    List<Element> of(Element signature) {
        var parts = children(signature);
        if (parts.size() != 3) {
            throw Words.refused(RefusalKind.SECURITY_CHECK);
        }
        var info = only(signature, Words.SIGNATURES, "SignedInfo", RefusalKind.SECURITY_CHECK);
        refuseAlgorithms(info);
        refuseOtherKeys(only(signature, Words.SIGNATURES, "KeyInfo", RefusalKind.SECURITY_SENDER));
        var signed = new ArrayList<Element>();
        for (var reference : references(info)) {
            refuseTransforms(reference);
            refuseDigest(reference);
            signed.add(target(reference));
        }
        if (!signed.contains(envelope.body())
                || header.timestamp().filter(signed::contains).isEmpty()) {
            throw Words.refused(RefusalKind.SECURITY, "The signature does not cover both Body and Timestamp.");
        }
        if (!envelope.headers().stream().filter(SignedParts::meansSomething).allMatch(signed::contains)) {
            throw Words.refused(RefusalKind.SECURITY, "The signature does not cover every block of the header.");
        }
        return signed;
    }

    /**
     * Whether a block could change what is done: it could name the job (WS-Addressing, reference parameters). The blocks of WS-Addressing
     * itself cannot; those that are not what they must be are refused.
     */
    private static boolean meansSomething(Element block) {
        return !SecurityHeader.isSecurity(block) && !ADDRESSING.contains(Tree.namespace(block));
    }

    private static List<Element> references(Element info) {
        var references = children(info).stream()
                .filter(child -> is(child, Words.SIGNATURES, "Reference"))
                .toList();
        if (references.isEmpty()) {
            throw Words.refused(RefusalKind.SECURITY);
        }
        if (references.size() > MOST_REFERENCES
                || references.size() != children(info).size() - 2) {
            throw Words.refused(RefusalKind.SECURITY_CHECK);
        }
        return references;
    }

    private static void refuseAlgorithms(Element info) {
        refuseOtherForms(only(info, Words.SIGNATURES, "CanonicalizationMethod", RefusalKind.SECURITY_ALGORITHM));
        var method = only(info, Words.SIGNATURES, "SignatureMethod", RefusalKind.SECURITY_ALGORITHM);
        if (!SIGNATURES.contains(method.getAttribute("Algorithm"))
                || !children(method).isEmpty()) {
            throw Words.refused(RefusalKind.SECURITY_ALGORITHM);
        }
    }

    private static void refuseTransforms(Element reference) {
        var transforms = children(reference).stream()
                .filter(child -> is(child, Words.SIGNATURES, "Transforms"))
                .flatMap(child -> children(child).stream())
                .toList();
        transforms.forEach(SignedParts::refuseOtherForms);
        if (transforms.size() != 1) {
            throw Words.refused(transforms.isEmpty() ? RefusalKind.SECURITY_ALGORITHM : RefusalKind.SECURITY_CHECK);
        }
    }

    /** Exclusive canonical XML without comments, with its list of prefixes or without. */
    private static void refuseOtherForms(Element algorithm) {
        boolean exclusive = algorithm.getAttribute("Algorithm").equals(Words.EXCLUSIVE);
        var parameters = children(algorithm);
        if (!exclusive
                || parameters.size() > 1
                || !parameters.stream().allMatch(one -> is(one, Words.EXCLUSIVE, "InclusiveNamespaces"))) {
            throw Words.refused(RefusalKind.SECURITY_ALGORITHM);
        }
    }

    private static void refuseDigest(Element reference) {
        var digest = only(reference, Words.SIGNATURES, "DigestMethod", RefusalKind.SECURITY_ALGORITHM);
        if (!DIGESTS.contains(digest.getAttribute("Algorithm"))) {
            throw Words.refused(RefusalKind.SECURITY_ALGORITHM);
        }
    }

    private Element target(Element reference) {
        var uri = reference.getAttribute("URI");
        if (!uri.startsWith("#")) {
            throw Words.refused(RefusalKind.SECURITY_CHECK);
        }
        var named = ids.named(uri.substring(1));
        if (named.isEmpty()) {
            throw Words.refused(RefusalKind.SECURITY, "The signature refers to what is not there.");
        }
        var target = named.getFirst();
        if (named.size() > 1 || !Ids.isProper(target) || !standsWhereItCounts(target)) {
            throw Words.refused(RefusalKind.SECURITY_CHECK);
        }
        return target;
    }

    private boolean standsWhereItCounts(Element target) {
        if (target == envelope.body() || target.getParentNode() == header.element()) {
            return true;
        }
        var namespace = Tree.namespace(target);
        return envelope.headers().contains(target)
                && !namespace.equals(envelope.version().namespace())
                && !namespace.equals(Words.WSU);
    }

    /** The certificate is in the message, in the security header, and referred to by its id; nothing is looked up or fetched. */
    private void refuseOtherKeys(Element keyInfo) {
        var kind = RefusalKind.SECURITY_SENDER;
        var reference = only(only(keyInfo, Words.WSSE, "SecurityTokenReference", kind), Words.WSSE, "Reference", kind);
        var uri = reference.getAttribute("URI");
        boolean direct = children(keyInfo).size() == 1
                && children((Element) reference.getParentNode()).size() == 1
                && uri.startsWith("#")
                && header.certificate()
                        .map(List::of)
                        .filter(token -> token.equals(ids.named(uri.substring(1))))
                        .isPresent();
        if (!direct) {
            throw Words.refused(kind);
        }
    }
}
