package sextant.adapters.messagesecurity;

import static sextant.adapters.messagesecurity.Words.only;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.w3c.dom.Element;
import sextant.engine.soap.Mechanism;
import sextant.engine.soap.SeenMessages;
import sextant.model.caller.Caller;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;

/**
 * Says who sends a message, by the message. What is verified is the very {@link Envelope#body()} that is acted on: a message whose
 * signature covers anything else in its stead is refused. Nothing is fetched, and nothing is remembered of a message that is refused.
 */
public final class MessageVerifier {

    private final SeenMessages seen;
    private final Freshness freshness;

    public MessageVerifier(SeenMessages seen, InstantSource clock) {
        this.seen = seen;
        this.freshness = new Freshness(clock);
    }

    /** Whether a block of the header is one that is understood here. */
    public static boolean understands(Element block) {
        return SecurityHeader.isSecurity(block);
    }

    /**
     * @param taken      how a message may say who sends it
     * @param connection who sends the request that brings it; unless that is nobody, the message must not be from somebody else
     * @return empty if the message does not say it
     * @throws sextant.model.refusal.Refused {@code security-invalid}, {@code signature-invalid}, {@code security-algorithm}, {@code
     *     security-token-invalid}, {@code authentication-failed}, {@code message-expired}, {@code conflicting-identities}
     */
    public Optional<Caller.User> sender(Envelope envelope, Senders senders, Set<Mechanism> taken, Caller connection) {
        return SecurityHeader.of(envelope).map(header -> sender(envelope, header, senders, taken, connection));
    }

    private Caller.User sender(
            Envelope envelope, SecurityHeader header, Senders senders, Set<Mechanism> taken, Caller connection) {
        boolean signed = header.signature().isPresent();
        boolean named = header.usernameToken().isPresent();
        if (!signed && !named
                || signed && !taken.contains(Mechanism.SIGNATURE) && !taken.contains(Mechanism.PROXY)
                || named && !taken.contains(Mechanism.USERNAME_TOKEN)) {
            throw Words.refused(
                    RefusalKind.SECURITY, "The message does not say in a way that is taken here who sends it.");
        }
        var ids = Ids.of(envelope.document());
        var parts = header.signature().map(new SignedParts(envelope, header, ids)::of);
        var made = header.timestamp().map(freshness::timestamp);
        var bySignature = parts.map(expected -> signer(header, expected, senders, taken));
        var byName = header.usernameToken().map(new UsernameTokens(senders, freshness)::known);
        var sender =
                bySignature.or(() -> byName.map(UsernameTokens.Known::caller)).orElseThrow();
        byName.map(UsernameTokens.Known::caller).ifPresent(other -> refuseOther(sender, other));
        refuseOther(sender, connection);
        header.signature().ifPresent(signature -> once(digests(signature), made.orElseThrow()));
        byName.ifPresent(token -> once(token.message(), token.until()));
        return sender;
    }

    /** The same issuer and subject are the same person, whatever the groups. Of two people none is picked. */
    private static void refuseOther(Caller.User sender, Caller other) {
        if (other instanceof Caller.User(var issuer, var subject, var _)
                && !(issuer.equals(sender.issuer()) && subject.equals(sender.subject()))) {
            throw Words.refused(RefusalKind.CONFLICTING_IDENTITIES);
        }
    }

    /** A server that is sent no signatures does not load what verifies them. */
    private static final class Loaded {
        static final SignatureCheck CHECK = new SignatureCheck();
    }

    private Caller.User signer(SecurityHeader header, List<Element> expected, Senders senders, Set<Mechanism> taken) {
        var chains = senders.chains().orElseThrow(() -> Words.refused(RefusalKind.SECURITY_SENDER));
        var person = new AtomicReference<X509Certificate>();
        Loaded.CHECK.verify(header, expected, chain -> {
            var holder = chains.holder(chain);
            if (!taken.contains(holder.proxy() ? Mechanism.PROXY : Mechanism.SIGNATURE)) {
                throw Words.refused(RefusalKind.SECURITY_TOKEN);
            }
            person.set(holder.certificate());
        });
        return senders.holder(person.get());
    }

    /**
     * What was signed, and not the value of the signature: of a signature with elliptic curves everybody can make another one that holds
     * as well, for the same message.
     */
    private static List<byte[]> digests(Element signature) {
        var info = only(signature, Words.SIGNATURES, "SignedInfo", RefusalKind.SECURITY_CHECK);
        var digests = new ArrayList<byte[]>();
        for (var reference : Words.children(info)) {
            if (Words.is(reference, Words.SIGNATURES, "Reference")) {
                var value = only(reference, Words.SIGNATURES, "DigestValue", RefusalKind.SECURITY_CHECK);
                digests.add(Base64.getMimeDecoder().decode(value.getTextContent()));
            }
        }
        return digests;
    }

    private void once(List<byte[]> message, Instant until) {
        if (!seen.first(digest(message), until)) {
            throw Words.refused(RefusalKind.SECURITY_TIME);
        }
    }

    private static String digest(List<byte[]> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
