package sextant.adapters.messagesecurity;

import static sextant.adapters.messagesecurity.Words.only;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;
import sextant.model.caller.Caller;
import sextant.model.refusal.RefusalKind;

/**
 * Username tokens with a digest (Username Token Profile 1.1.1, section 3.1): name, {@code Base64(SHA-1(nonce + created + password))},
 * nonce and time, all of them. The password itself is never taken, so that no sender ever gives it away.
 */
final class UsernameTokens {

    private static final RefusalKind KIND = RefusalKind.SECURITY_TOKEN;
    private static final int LONGEST_NAME = 256;
    private static final int SHORTEST_NONCE = 8;
    private static final int LONGEST_NONCE = 64;
    private static final int DIGEST_LENGTH = 20;

    private final Senders senders;
    private final Freshness freshness;

    UsernameTokens(Senders senders, Freshness freshness) {
        this.senders = senders;
        this.freshness = freshness;
    }

    /**
     * A token that holds.
     *
     * @param message what makes it one of its own
     * @param until   when it could be sent again
     */
    record Known(Caller.User caller, List<byte[]> message, Instant until) {}

    /**
     * @throws sextant.model.refusal.Refused {@code security-token-invalid} for what is no such token, {@code message-expired}, {@code
     *     authentication-failed} for a name that is not known and for a wrong password, which take the same time
     */
    Known known(Element token) {
        if (Words.children(token).size() != 4) {
            throw Words.refused(KIND);
        }
        var name = text(only(token, Words.WSSE, "Username", KIND), LONGEST_NAME);
        var password = only(token, Words.WSSE, "Password", KIND);
        if (!password.getAttribute("Type").equals(Words.PASSWORD_DIGEST)) {
            throw Words.refused(KIND, "A username token needs the digest of its password, and never the password.");
        }
        var digest = decoded(password, DIGEST_LENGTH, DIGEST_LENGTH);
        var nonce = decoded(nonce(token), SHORTEST_NONCE, LONGEST_NONCE);
        var created = only(token, Words.WSU, "Created", KIND);
        var until = freshness.created(Freshness.time(created, KIND));

        var known = senders.named(name);
        // For a name that is not known something is computed as well.
        var secret = known.map(Senders.Named::password).orElse("nobody");
        var writtenAt = created.getTextContent().strip();
        boolean same = MessageDigest.isEqual(
                digest(nonce, writtenAt.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)),
                digest);
        if (!same || known.isEmpty()) {
            throw Words.refused(RefusalKind.SECURITY_SENDER);
        }
        return new Known(known.get().caller(), List.of(name.getBytes(StandardCharsets.UTF_8), nonce, digest), until);
    }

    private static Element nonce(Element token) {
        var nonce = only(token, Words.WSSE, "Nonce", KIND);
        var encoding = nonce.getAttribute("EncodingType");
        if (!encoding.isEmpty() && !encoding.equals(Words.BASE64)) {
            throw Words.refused(KIND);
        }
        return nonce;
    }

    private static String text(Element element, int most) {
        var text = element.getTextContent();
        if (text.isBlank() || text.length() > most) {
            throw Words.refused(KIND);
        }
        return text;
    }

    private static byte[] decoded(Element element, int least, int most) {
        try {
            // Four characters for three bytes, and room for blanks around them.
            var bytes = Base64.getDecoder().decode(text(element, 2 * most).strip());
            if (bytes.length < least || bytes.length > most) {
                throw Words.refused(KIND);
            }
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw Words.refused(KIND);
        }
    }

    private static byte[] digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
