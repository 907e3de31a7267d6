package sextant.cli.listening;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import sextant.cli.console.Stopped;

/**
 * Checks who sent a web hook, as Standard Webhooks has it: HMAC with SHA-256 over the id, the time in seconds and the body, with full
 * stops between them, in base64.
 */
final class Signature {

    /** A message that says that it is older, or from further in the future, may be one that somebody kept. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final SecretKeySpec key;

    /** @throws Stopped if it is no such secret */
    Signature(String secret) {
        try {
            var bytes = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
            key = new SecretKeySpec(bytes, ALGORITHM);
        } catch (IllegalArgumentException noBase64) {
            throw Stopped.usage("--secret: whsec_ and the secret in base64 is meant, as the server said it.");
        }
    }

    /**
     * What is wrong with the signature of a message; empty if it is good.
     *
     * @param header gives the header of a name in lower case
     * @param now    when it arrived
     */
    Optional<String> wrong(Function<String, Optional<String>> header, byte[] body, Instant now) {
        var signatures = header.apply("webhook-signature");
        if (signatures.isEmpty()) {
            return Optional.of("not signed");
        }
        var timestamp = header.apply("webhook-timestamp").orElse("");
        var good = VERSION + signature(header.apply("webhook-id").orElse("") + "." + timestamp + ".", body);
        if (Arrays.stream(signatures.get().split(" ")).noneMatch(one -> isSame(one, good))) {
            return Optional.of("wrong signature");
        }
        return isRecent(timestamp, now) ? Optional.empty() : Optional.of("signed too long ago");
    }

    private static boolean isRecent(String timestamp, Instant now) {
        return timestamp.matches("[0-9]{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }

    /** In the same time whatever differs, so that nobody finds a signature by trying. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String before, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
