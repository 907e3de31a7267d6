package sextant.adapters.calling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sextant.engine.applications.CallFailure;
import sextant.engine.applications.WebCall;
import sextant.engine.applications.WebRequest.Field;

/** The body of a POST: fields as {@code application/x-www-form-urlencoded}. */
final class FormBody {

    private FormBody() {}

    /** @throws CallFailed {@code input-not-text}, {@code input-too-large} */
    static byte[] of(List<Field> fields) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var field : fields) {
            if (body.size() > 0) {
                body.write('&');
            }
            var encoded = switch (field) {
                case Field.Text(var name, var value) -> WebCall.encoded(name) + "=" + WebCall.encoded(value);
                case Field.Content(var name, var file) ->
                    WebCall.encoded(name) + "=" + WebCall.encoded(text(name, file));
            };
            body.write(encoded.getBytes(StandardCharsets.US_ASCII));
            if (body.size() > WebCall.LONGEST_FORM) {
                throw tooLarge();
            }
        }
        return body.toByteArray();
    }

    private static String text(String name, Path file) throws IOException {
        if (Files.size(file) > WebCall.LONGEST_FORM) {
            throw tooLarge();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new CallFailed(new CallFailure(
                    "input-not-text",
                    "The file for " + name + " is no UTF-8 text, and the service takes text.",
                    false));
        }
    }

    private static CallFailed tooLarge() {
        return new CallFailed(new CallFailure(
                "input-too-large",
                "All values together have more than the " + WebCall.LONGEST_FORM + " bytes that a form carries here.",
                false));
    }
}
