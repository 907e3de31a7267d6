package sextant.model.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The client's promise that two requests are the same.
 *
 * @param key    as the client sent it, 1 to 255 visible characters
 * @param digest SHA-256 of what was submitted, in lower-case hexadecimal digits: the same key with another content is refused
 */
public record IdempotencyKey(String key, String digest) {

    /** A key that is another one for each content. */
    public IdempotencyKey bound() {
        try {
            var both = (digest + key).getBytes(StandardCharsets.UTF_8);
            return new IdempotencyKey(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(both)),
                    digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
