package sextant.server.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.model.job.ParameterValue;
import sextant.model.multipart.Boundary;
import sextant.model.multipart.MultipartStream;
import sextant.model.multipart.PartHeader;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;

/**
 * A multipart form, read as it comes: a part with a file name or a type other than text is a file and goes to disk at once; any other
 * part is a value. A part that is called like a parameter is its value.
 */
final class MultipartForm {

    private final Uploads uploads;
    private final Limits limits;
    private final long most;
    private final List<ParameterValue> values = new ArrayList<>();
    private int textBytes;

    /** @param most bytes of the whole body */
    MultipartForm(Uploads uploads, Limits limits, long most) {
        this.uploads = uploads;
        this.limits = limits;
        this.most = most;
    }

    /** The values in the order of the parts, references among them not yet followed. */
    List<ParameterValue> read(String contentType, InputStream body) throws IOException {
        var parts = new MultipartStream(body, Boundary.of(contentType), most);
        int count = 0;
        for (var header = parts.next(); header.isPresent(); header = parts.next()) {
            if (++count > limits.parts()) {
                throw RefusalKind.TOO_MANY_PARTS
                        .because("The form has too many parts.")
                        .limit(limits.parts() + " parts")
                        .refused();
            }
            add(PartHeader.parse(header.get()), new PartBody(parts));
        }
        return List.copyOf(values);
    }

    private void add(PartHeader header, InputStream content) throws IOException {
        header.requireReadable();
        var name = header.name();
        FormText.checkName(name);
        if (header.filename().isPresent() || !isText(header)) {
            var upload = uploads.add(name, content, header.mediaType().orElse("application/octet-stream"));
            if (isUnusedField(header, upload)) {
                uploads.drop(upload);
            } else {
                values.add(upload);
            }
        } else {
            var bytes = FormText.read(content, limits.document() - textBytes);
            textBytes += bytes.length;
            values.add(new ParameterValue.Text(name, FormText.utf8(name, bytes)));
        }
    }

    private static boolean isText(PartHeader header) {
        return header.mediaType().filter(type -> !type.startsWith("text/")).isEmpty();
    }

    /** What a browser sends for a file field in which no file was chosen. */
    private static boolean isUnusedField(PartHeader header, ParameterValue.Upload upload) {
        return upload.size() == 0 && header.filename().equals(Optional.of(""));
    }

    /** The part that the stream is at. */
    private static final class PartBody extends InputStream {

        private final MultipartStream parts;
        private byte[] piece = new byte[16 << 10];

        PartBody(MultipartStream parts) {
            this.parts = parts;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return parts.read(one) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (offset == 0 && length == into.length && length > 0) {
                return parts.read(into);
            }
            if (length == 0) {
                return 0;
            }
            piece = piece.length == length ? piece : new byte[length];
            int count = parts.read(piece);
            if (count > 0) {
                System.arraycopy(piece, 0, into, offset, count);
            }
            return count;
        }
    }
}
