package sextant.model.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.model.multipart.Boundary;
import sextant.model.multipart.MultipartStream;
import sextant.model.multipart.PartHeader;
import sextant.model.multipart.SetAside;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Located;

/**
 * A question in a multipart body (sections 4.2 and 9.1 of the note), read as a stream: the task type is known before the parts that
 * follow it are read. What each part says is told by {@link QuestionParts}.
 */
public final class MultipartQuestion implements AutoCloseable {

    private final Limits limits;
    private final MultipartStream parts;
    private final SetAside setAside = new SetAside();
    private final List<Earlier> earlier = new ArrayList<>();
    private Optional<String> taskType = Optional.empty();
    private Optional<Refusal> unreadable = Optional.empty();
    private int count;

    /** A part before the task type: what it says is found out later, if at all. */
    private record Earlier(byte[] header, long from, int length) {}

    /**
     * @param contentType the request's Content-Type with its boundary
     * @throws Refused with {@code multipart-boundary} or {@code media-type}
     */
    public MultipartQuestion(String contentType, InputStream body, Limits limits) {
        this.limits = limits;
        this.parts = new MultipartStream(body, Boundary.of(contentType), limits.body());
    }

    /**
     * Reads parts until one is called {@code tasktype}; what stands before it is set aside unread, on disk if it is large. Nothing
     * behind that part is looked at.
     *
     * @return empty if there is none
     * @throws Refused if it cannot be found: the body ends or is beyond the limits before it, or a header cannot be read
     */
    public Optional<String> taskType() throws IOException {
        for (var header = next(); header.isPresent(); header = next()) {
            if (isTaskType(header.get())) {
                taskType = Optional.of(QuestionParts.taskType(PartHeader.parse(header.get()), content()));
                return taskType.filter(type -> !type.isEmpty());
            }
            setAside(header.get());
        }
        if (unreadable.isPresent()) {
            throw unreadable.get().refused();
        }
        return Optional.empty();
    }

    /**
     * The whole question. Called after {@link #taskType()}.
     *
     * @throws Refused if a part is wrong, or the body
     */
    public Located read() throws IOException {
        var question = new QuestionParts(limits);
        for (var part : earlier) {
            requireSmall(part.length());
            question.add(PartHeader.parse(part.header()), setAside.read(part.from(), part.length()));
        }
        taskType.ifPresent(question::addTaskType);
        for (var header = next(); header.isPresent(); header = next()) {
            question.add(PartHeader.parse(header.get()), content());
        }
        return question.located();
    }

    /** Removes whatever was set aside. */
    @Override
    public void close() {
        try {
            setAside.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> next() throws IOException {
        var header = parts.next();
        if (header.isPresent() && ++count > limits.parts()) {
            throw RefusalKind.TOO_MANY_PARTS
                    .because("The question has too many parts.")
                    .limit(limits.parts() + " parts")
                    .suggest("Send lists as {a,b,c}, or many values as one YAML or JSON part.")
                    .refused();
        }
        return header;
    }

    /** A part whose header is wrong is wrong only if somebody takes this type, or if there is no other part of this name. */
    private boolean isTaskType(byte[] header) {
        try {
            return PartHeader.parse(header).name().equals(FormSyntax.TASK_TYPE);
        } catch (Refused refused) {
            unreadable = unreadable.or(() -> Optional.of(refused.refusal()));
            return false;
        }
    }

    /** Keeps no more of a part than is enough to refuse it later. */
    private void setAside(byte[] header) throws IOException {
        long from = setAside.size();
        int most = limits.document() + 1;
        int kept = 0;
        var buffer = new byte[8 << 10];
        for (int read = parts.read(buffer); read >= 0; read = parts.read(buffer)) {
            int keep = Math.min(read, most - kept);
            setAside.append(buffer, keep);
            kept += keep;
        }
        earlier.add(new Earlier(header, from, kept));
    }

    private byte[] content() throws IOException {
        var content = new ByteArrayOutputStream();
        var buffer = new byte[8 << 10];
        for (int read = parts.read(buffer); read >= 0; read = parts.read(buffer)) {
            content.write(buffer, 0, read);
            requireSmall(content.size());
        }
        return content.toByteArray();
    }

    private void requireSmall(int length) {
        if (length > limits.document()) {
            throw RefusalKind.BODY_TOO_LARGE
                    .because("A part of the question is too large.")
                    .limit(limits.document() + " bytes")
                    .suggest("Send large data by reference.")
                    .refused();
        }
    }
}
