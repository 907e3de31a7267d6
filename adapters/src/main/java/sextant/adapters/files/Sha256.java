package sextant.adapters.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of content that comes in pieces. */
final class Sha256 {

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    void add(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
    }

    /** In lower-case hexadecimal digits; called once. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
