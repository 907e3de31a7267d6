package sextant.adapters.calling;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.adapters.egress.ServiceCall;
import sextant.engine.applications.CallFailure;

/**
 * Takes one answer: the body of a good one into a file, the beginning of any other, which says why, into memory. A good one has a
 * status from 200 to 299 and the media type that the application promises.
 */
final class Receiving implements ServiceCall.Receiver, AutoCloseable {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final int REMEMBERED = 16 << 10;
    private static final int LONGEST_SAYING = 500;
    private static final Pattern MARKUP =
            Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1>|<!--.*?-->|<[^>]{0,2000}>");
    private static final Pattern SPACES = Pattern.compile("[\\p{C}\\s]+");
    private static final long BETWEEN_REPORTS = 1_000_000_000L;
    private static final double MEGABYTE = 1e6;

    private final String declared;
    private final Path file;
    private final long most;
    private final PrintStream log;
    private final ByteArrayOutputStream saying = new ByteArrayOutputStream();
    private Optional<OutputStream> good = Optional.empty();
    private int status;
    private String mediaType = "";

    /** @param declared the media type that is promised, without parameters */
    Receiving(String declared, Path file, long most, PrintStream log) {
        this.declared = declared;
        this.file = file;
        this.most = most;
        this.log = log;
    }

    @Override
    public ServiceCall.Body answered(int code, String type, OptionalLong length) throws IOException {
        status = code;
        mediaType = type;
        if (!isGood()) {
            return new ServiceCall.Body(saying, REMEMBERED, true);
        }
        var stream = new Counted(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), length);
        good = Optional.of(stream);
        return new ServiceCall.Body(stream, most, false);
    }

    private boolean isGood() {
        return status / 100 == 2 && AnswerTypes.fit(declared, mediaType);
    }

    int status() {
        return status;
    }

    /** Why the answer is none, if it is none. */
    Optional<CallFailure> failure() {
        if (isGood()) {
            return Optional.empty();
        }
        var text = saying.toString(StandardCharsets.UTF_8);
        if (!text.isBlank()) {
            log.println("the service wrote:");
            log.println(text.strip());
        }
        return Optional.of(
                status / 100 == 2
                        ? new CallFailure(
                                "media-type",
                                "The service answered with " + mediaType + " where " + declared + " comes out."
                                        + said(text),
                                false)
                        : new CallFailure(
                                "http-status",
                                "The service answered with status " + status + "." + said(text),
                                PASSING.contains(status)));
    }

    /** What people would read of it: no markup, and not all of it. */
    private static String said(String text) {
        var plain = SPACES.matcher(MARKUP.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (plain.isEmpty()) {
            return "";
        }
        return " It says: "
                + (plain.codePointCount(0, plain.length()) <= LONGEST_SAYING
                        ? plain
                        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_SAYING)) + "…");
    }

    @Override
    public void close() throws IOException {
        if (good.isPresent()) {
            good.get().close();
        }
    }

    /** Says from time to time how much has come. */
    private final class Counted extends FilterOutputStream {

        private final OptionalLong length;
        private long count;
        private long next = System.nanoTime() + BETWEEN_REPORTS;

        Counted(OutputStream out, OptionalLong length) {
            super(out);
            this.length = length;
        }

        @Override
        public void write(byte[] bytes, int from, int many) throws IOException {
            out.write(bytes, from, many);
            count += many;
            if (length.orElse(0) > 0 && System.nanoTime() - next > 0) {
                next = System.nanoTime() + BETWEEN_REPORTS;
                log.printf(
                        java.util.Locale.ROOT,
                        "received %.0f %% of %.1f MB%n",
                        100.0 * count / length.getAsLong(),
                        length.getAsLong() / MEGABYTE);
            }
        }
    }
}
