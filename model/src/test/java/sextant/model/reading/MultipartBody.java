package sextant.model.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.tree.Located;

/** Writes multipart bodies for the tests, right ones and wrong ones. */
final class MultipartBody {

    static final String CONTENT_TYPE = "multipart/form-data;boundary=\"boundary\"";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static MultipartBody of(String lines) {
        return new MultipartBody().raw(lines.replace("\n", "\r\n"));
    }

    static MultipartBody withType(String type) {
        return new MultipartBody().field("tasktype", type);
    }

    MultipartBody field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
    }

    MultipartBody file(String name, String filename, String mediaType, String content) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename + "\"\r\nContent-Type: "
                        + mediaType,
                content);
    }

    /** @param header its lines without the last line end */
    MultipartBody part(String header, String content) {
        return raw("--boundary\r\n" + header + "\r\n\r\n" + content + "\r\n");
    }

    MultipartBody raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    MultipartBody raw(byte[] text) {
        bytes.writeBytes(text);
        return this;
    }

    MultipartBody end() {
        return raw("--boundary--\r\n");
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    Located read() {
        return read(stream(), Limits.DEFAULT);
    }

    static Located read(InputStream stream, Limits limits) {
        try (var question = new MultipartQuestion(CONTENT_TYPE, stream, limits)) {
            question.taskType();
            return question.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Refusal refusal() {
        return refusal(Limits.DEFAULT);
    }

    Refusal refusal(Limits limits) {
        try {
            var tree = read(stream(), limits);
            throw new AssertionError("taken: " + tree.root());
        } catch (Refused refused) {
            return refused.refusal();
        }
    }
}
