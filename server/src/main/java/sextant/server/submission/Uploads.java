package sextant.server.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.engine.files.JobFiles;
import sextant.model.forms.PercentEncoding;
import sextant.model.job.ParameterValue;

/** The uploads of one request, on their way to a job. Whatever no job has taken by the end of the request is dropped. */
final class Uploads implements AutoCloseable {

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}");
    private static final String UNKNOWN = "application/octet-stream";

    private final JobFiles files;
    private final long most;
    private final int mostText;
    private final Map<String, String> digests = new LinkedHashMap<>();

    /**
     * @param most     bytes of one upload
     * @param mostText bytes of an upload that is taken for text
     */
    Uploads(JobFiles files, long most, int mostText) {
        this.files = files;
        this.most = most;
        this.mostText = mostText;
    }

    /** @param mediaType as the client said; anything that is none is not repeated to others */
    ParameterValue.Upload add(String id, InputStream body, String mediaType) throws IOException {
        var spooled = files.spool(body, most);
        digests.put(spooled.name(), spooled.sha256());
        return new ParameterValue.Upload(
                id, spooled.name(), MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : UNKNOWN, spooled.size());
    }

    /** The content as text; empty if it is no plain text, or too large for one. */
    Optional<String> text(ParameterValue.Upload upload) throws IOException {
        if (upload.size() > mostText) {
            return Optional.empty();
        }
        return PercentEncoding.utf8(ByteBuffer.wrap(files.spooled(upload.file())))
                .filter(FormText::isPlain);
    }

    void drop(ParameterValue.Upload upload) {
        files.discard(List.of(upload.file()));
        digests.remove(upload.file());
    }

    /** Of the content, in lower-case hexadecimal digits. */
    String sha256(ParameterValue.Upload upload) {
        return digests.getOrDefault(upload.file(), "");
    }

    /** What a job has taken has been moved away, so it is not found any more. */
    @Override
    public void close() {
        files.discard(List.copyOf(digests.keySet()));
    }
}
