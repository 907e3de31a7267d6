package sextant.model.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * Reads whole parts, one of them first: what stands before it is set aside unread, in memory while it is small and on disk if it is
 * large, and what stands behind it is not looked at until {@link #next()}.
 */
public final class MultipartReader implements AutoCloseable {

    private final MultipartStream parts;
    private final int largestPart;
    private final int mostParts;
    private final SetAside setAside = new SetAside();
    private final Queue<Earlier> earlier = new ArrayDeque<>();
    private Optional<Refusal> unreadable = Optional.empty();
    private int count;

    /** A part that was set aside: what it says is found out later, if at all. */
    private record Earlier(byte[] header, long from, int length) {}

    /**
     * @param mostBytes   of the whole body
     * @param largestPart bytes of one part
     */
    public MultipartReader(InputStream body, Boundary boundary, long mostBytes, int largestPart, int mostParts) {
        this.parts = new MultipartStream(body, boundary, mostBytes);
        this.largestPart = largestPart;
        this.mostParts = mostParts;
    }

    /**
     * The first part of this name. Called once, and before {@link #next()}.
     *
     * @return empty if there is none
     * @throws Refused if it cannot be found: the body ends or is beyond the limits before it, or no part has this name but one has a
     *     header that cannot be read
     */
    public Optional<Part> find(String name) throws IOException {
        for (var header = nextHeader(); header.isPresent(); header = nextHeader()) {
            var parsed = parse(header.get());
            if (parsed.filter(part -> part.name().equals(name)).isPresent()) {
                return Optional.of(new Part(parsed.get(), content()));
            }
            setAside(header.get());
        }
        if (unreadable.isPresent()) {
            throw unreadable.get().refused();
        }
        return Optional.empty();
    }

    /** The next part but the one that was found: first those before it, then those behind it. */
    public Optional<Part> next() throws IOException {
        var before = earlier.poll();
        if (before != null) {
            requireSmall(before.length());
            return Optional.of(
                    new Part(PartHeader.parse(before.header()), setAside.read(before.from(), before.length())));
        }
        var header = nextHeader();
        return header.isEmpty() ? Optional.empty() : Optional.of(new Part(PartHeader.parse(header.get()), content()));
    }

    /** Removes whatever was set aside. */
    @Override
    public void close() throws IOException {
        setAside.close();
    }

    private Optional<byte[]> nextHeader() throws IOException {
        var header = parts.next();
        if (header.isPresent() && ++count > mostParts) {
            throw RefusalKind.TOO_MANY_PARTS
                    .because("The body has too many parts.")
                    .limit(mostParts + " parts")
                    .suggest("Send lists as {a,b,c}, or many values as one YAML or JSON part.")
                    .refused();
        }
        return header;
    }

    /** A header that is wrong does not matter before the part is found: it is read again by {@link #next()}. */
    private Optional<PartHeader> parse(byte[] header) {
        try {
            return Optional.of(PartHeader.parse(header));
        } catch (Refused refused) {
            unreadable = unreadable.or(() -> Optional.of(refused.refusal()));
            return Optional.empty();
        }
    }

    /** Keeps no more of a part than is enough to refuse it later. */
    private void setAside(byte[] header) throws IOException {
        long from = setAside.size();
        int kept = 0;
        var buffer = new byte[8 << 10];
        for (int read = parts.read(buffer); read >= 0; read = parts.read(buffer)) {
            int keep = Math.min(read, largestPart + 1 - kept);
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
        if (length > largestPart) {
            throw RefusalKind.BODY_TOO_LARGE
                    .because("A part of the body is too large.")
                    .limit(largestPart + " bytes")
                    .suggest("Send large data by reference.")
                    .refused();
        }
    }
}
