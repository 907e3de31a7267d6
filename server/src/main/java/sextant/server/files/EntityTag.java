package sextant.server.files;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** A name for the bytes of an answer, so that a client that has them already is not sent them again (RFC 9110, 8.8.3). */
public final class EntityTag {

    /** A tag of ours has no comma in it, so it does not matter that another's may. */
    private static final Pattern BETWEEN_TAGS = Pattern.compile(",");

    private EntityTag() {}

    /** Weakness is no matter here: two answers that differ in meaning differ in length or checksum but for one in 2^32. */
    public static String of(byte[] body) {
        var checksum = new CRC32C();
        checksum.update(body, 0, body.length);
        return "\"" + Integer.toHexString(body.length) + "-" + Long.toHexString(checksum.getValue()) + "\"";
    }

    /**
     * Whether a client that sent this {@code If-None-Match} has the bytes of this tag: one of several tags, or {@code *} for any;
     * compared weakly (RFC 9110, 13.1.2).
     */
    public static boolean known(Optional<String> ifNoneMatch, String tag) {
        return ifNoneMatch.stream()
                .flatMap(BETWEEN_TAGS::splitAsStream)
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }
}
