package sextant.server.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import sextant.model.forms.PercentEncoding;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;

/** Names and values as text: bounded, UTF-8, and such that every answer can repeat them, XML included. */
final class FormText {

    private static final int LONGEST_NAME = 256;
    private static final String SPACES = "\t\n\r";

    private FormText() {}

    static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw RefusalKind.PARAMETER_NAME
                    .because("The name of a parameter is empty or too long.")
                    .got(name)
                    .limit("1 to " + LONGEST_NAME + " characters")
                    .refused();
        }
        refuse(name, "The name of a parameter", "");
    }

    static void checkValue(String name, String value) {
        refuse(value, "The value of " + name, SPACES);
    }

    /** The name and the value of what a document says. */
    static void check(ParameterValue value) {
        checkName(value.id());
        switch (value) {
            case ParameterValue.Text(var id, var text) -> checkValue(id, text);
            case ParameterValue.Indirect(var id, var uri) -> checkLine(id, uri);
            case ParameterValue.Upload _ -> {}
        }
    }

    /** A text that stands in one line. */
    static void checkLine(String name, String value) {
        refuse(value, "The value of " + name, "");
    }

    private static void refuse(String text, String what, String except) {
        firstBad(text, except).ifPresent(character -> {
            throw RefusalKind.BAD_CHARACTER
                    .because(what + " has a character that cannot stand there.")
                    .got("U+%04X".formatted(character))
                    .suggest("Send content that is no plain text as a file.")
                    .refused();
        });
    }

    /** Whether this could be the value of a field. */
    static boolean isPlain(String text) {
        return firstBad(text, SPACES).isEmpty();
    }

    private static OptionalInt firstBad(String text, String except) {
        return text.chars()
                .filter(character -> Character.isISOControl(character) && except.indexOf(character) < 0
                        || character == '\uFFFE'
                        || character == '\uFFFF')
                .findFirst();
    }

    static byte[] read(InputStream body, int most) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var piece = new byte[8 << 10];
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            bytes.write(piece, 0, count);
            if (bytes.size() > most) {
                throw RefusalKind.BODY_TOO_LARGE
                        .because("What is sent as text is too large.")
                        .limit(most + " bytes of text")
                        .suggest("Send large content as a file of a multipart/form-data body.")
                        .refused();
            }
        }
        return bytes.toByteArray();
    }

    static String utf8(String name, byte[] bytes) {
        return PercentEncoding.utf8(ByteBuffer.wrap(bytes))
                .orElseThrow(() -> RefusalKind.BAD_CHARACTER
                        .because("The value of " + name + " is not UTF-8.")
                        .suggest("Send text as UTF-8, and anything else as a file.")
                        .refused());
    }
}
