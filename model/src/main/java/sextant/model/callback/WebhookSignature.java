package sextant.model.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a web hook, as Standard Webhooks has it: HMAC with SHA-256 over the id, the time in seconds and the body, with full
 * stops between them, in base64. A secret is {@code whsec_} and 24 to 64 bytes in base64.
 */
public final class WebhookSignature {

    /** What a secret looks like. */
    public static final String RULE = "whsec_ and 24 to 64 bytes in base64";

    private static final String PREFIX = "whsec_";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,88}={0,2}");
    private static final int BYTES = 32;

    private WebhookSignature() {}

    public static boolean isSecret(String text) {
        if (!SECRET.matcher(text).matches()) {
            return false;
        }
        try {
            int length = key(text).length;
            return length >= 24 && length <= 64;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** A new secret. */
    public static String secret(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The three headers. */
    public static Map<String, String> headers(String secret, String id, Instant now, byte[] body) {
        var timestamp = Long.toString(now.getEpochSecond());
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", "v1," + signature(secret, id, timestamp, body));
    }

    /**
     * Whether a message is what the owner of the secret sent.
     *
     * @param signatures of {@code webhook-signature}: one of several is enough, as there may be several secrets
     */
    public static boolean isSigned(String secret, String id, String timestamp, String signatures, byte[] body) {
        var expected = ("v1," + signature(secret, id, timestamp, body)).getBytes(StandardCharsets.US_ASCII);
        return Stream.of(signatures.split(" "))
                .anyMatch(one -> MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String signature(String secret, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}
