package sextant.server.planner;

import java.util.zip.CRC32C;

/** A name for the bytes of an answer, so that a client that has them already is not sent them again (RFC 9110, 8.8.3). */
final class EntityTag {

    private EntityTag() {}

    /** Weakness is no matter here: two answers that differ in meaning differ in length or checksum but for one in 2^32. */
    static String of(byte[] body) {
        var checksum = new CRC32C();
        checksum.update(body, 0, body.length);
        return "\"" + Integer.toHexString(body.length) + "-" + Long.toHexString(checksum.getValue()) + "\"";
    }
}
