package sextant.model.forms;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The encoding of names and values in a query string or form: {@code %} and two hexadecimal digits for a byte of UTF-8, {@code +}
 * for a space. What is not ASCII must be encoded, because servers do not agree on what it means raw.
 */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** The text, decoded once; empty if it is badly encoded. */
    public static Optional<String> decode(String raw) {
        var bytes = ByteBuffer.allocate(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char character = raw.charAt(at);
            if (character > 0x7f) {
                return Optional.empty();
            }
            if (character != '%') {
                bytes.put((byte) (character == '+' ? ' ' : character));
                continue;
            }
            int value = at + 2 < raw.length() ? hexByte(raw.charAt(at + 1), raw.charAt(at + 2)) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            bytes.put((byte) value);
            at += 2;
        }
        return utf8(bytes.flip());
    }

    /** The text of these bytes; empty if they are not UTF-8. */
    public static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int hexByte(char high, char low) {
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)
                : -1;
    }
}
