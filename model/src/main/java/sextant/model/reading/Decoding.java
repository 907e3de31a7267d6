package sextant.model.reading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Position;

/**
 * From bytes to characters: strictly for what is read whole, leniently while the task type is looked for, since nothing behind an
 * unknown task type is judged.
 */
final class Decoding {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Decoding() {}

    /** @throws Refused if these first bytes are those of UTF-16 or UTF-32, in which no JSON or YAML is taken */
    static void refuseWideCharacters(byte[] start, RefusalKind kind) {
        boolean mark = start.length >= 2
                && ((start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                        || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE));
        boolean zero = start.length >= 2 && (start[0] == 0 || start[1] == 0);
        if (mark || zero) {
            throw kind.because("The text is in UTF-16 or UTF-32.")
                    .at(new Position(1, 1))
                    .suggest("Send it as UTF-8.")
                    .refused();
        }
    }

    /**
     * The whole text, without a byte order mark.
     *
     * @param badText what the syntax calls bytes that are not in this character set, and characters that no text may have
     */
    static String strict(byte[] bytes, Charset charset, RefusalKind badText) {
        var characters = CharBuffer.allocate(bytes.length);
        var from = ByteBuffer.wrap(bytes);
        var result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(from, characters, true);
        var text = characters.flip().toString();
        if (result.isError()) {
            throw badText.because("The text is not " + charset.name() + ".")
                    .at(position(text, text.length()))
                    .suggest("Send text as UTF-8.")
                    .refused();
        }
        var plain = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
        refuseForbidden(plain, badText);
        return plain;
    }

    static void refuseForbidden(String text, RefusalKind kind) {
        forbidden(text).ifPresent(index -> {
            throw forbidden(text, index, kind);
        });
    }

    /** A reader that puts a replacement character wherever something cannot be read, and never reads further than it must. */
    static Reader lenient(InputStream bytes, Charset charset) {
        return new LenientReader(new InputStreamReader(bytes, charset));
    }

    static Reader lenient(InputStream bytes) {
        return lenient(bytes, StandardCharsets.UTF_8);
    }

    /** The first characters of a text, as Unicode counts them. */
    static String first(Reader text, int count) throws IOException {
        var first = new StringBuilder();
        for (int taken = 0; taken < count; taken++) {
            int character = text.read();
            if (character < 0) {
                break;
            }
            first.append((char) character);
            if (Character.isHighSurrogate((char) character)) {
                first.append((char) text.read());
            }
        }
        return first.toString();
    }

    /**
     * Where the first character stands that no document may have, however it is written: a control character other than tab and
     * line ends, half a surrogate pair, or what Unicode says is no character. XML could not carry it in an answer.
     */
    static OptionalInt forbidden(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isHighSurrogate(character)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (isForbidden(character)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isForbidden(char character) {
        return switch (character) {
            case '\t', '\n', '\r' -> false;
            case '\uFFFE', '\uFFFF' -> true;
            default -> Character.isISOControl(character) || Character.isSurrogate(character);
        };
    }

    private static Refused forbidden(String text, int index, RefusalKind kind) {
        return kind.because("The text has the character " + name(text.charAt(index)) + ".")
                .got(name(text.charAt(index)))
                .at(position(text, index))
                .suggest("Leave it out. Text is Unicode without control characters.")
                .refused();
    }

    /** {@code U+0000}, because the character itself cannot be shown. */
    static String name(char character) {
        return "U+%04X".formatted((int) character);
    }

    static Position position(CharSequence text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < index; at++) {
            char character = text.charAt(at);
            boolean followed = at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (character == '\n' || (character == '\r' && !followed)) {
                line++;
                lineStart = at + 1;
            }
        }
        return new Position(line, index - lineStart + 1);
    }

    private static final class LenientReader extends FilterReader {

        private boolean started;

        LenientReader(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            for (int at = offset; at < offset + count; at++) {
                if (isForbidden(into[at]) && !Character.isSurrogate(into[at])) {
                    into[at] = REPLACEMENT;
                }
            }
            boolean mark = !started && count > 0 && into[offset] == BYTE_ORDER_MARK;
            started |= count > 0;
            if (!mark) {
                return count;
            }
            System.arraycopy(into, offset + 1, into, offset, count - 1);
            return count > 1 ? count - 1 : read(into, offset, length);
        }
    }
}
