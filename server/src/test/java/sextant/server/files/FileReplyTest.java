package sextant.server.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.files.Opened;
import sextant.server.files.FileReply.Shown;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.http.Streamed;

class FileReplyTest {

    private static final String DIGEST = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";
    private static final Shown RESULT = new Shown("text/plain", "result", Optional.of(DIGEST));
    private static final Shown GROWING = new Shown("text/plain", "stdout", Optional.empty());

    @TempDir
    private Path folder;

    private Path file;
    private SeekableByteChannel channel;

    @BeforeEach
    void setUp() throws IOException {
        file = Files.writeString(folder.resolve("file"), "0123456789");
        channel = Files.newByteChannel(file, StandardOpenOption.READ);
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                    | 200 | 0123456789 | -
            bytes=0-0            | 206 | 0          | bytes 0-0/10
            bytes=2-4            | 206 | 234        | bytes 2-4/10
            Bytes=7-             | 206 | 789        | bytes 7-9/10
            bytes=-3             | 206 | 789        | bytes 7-9/10
            bytes=-99            | 206 | 0123456789 | bytes 0-9/10
            bytes=8-99999999999999999999999 | 206 | 89 | bytes 8-9/10
            bytes=10-            | 416 | -          | bytes */10
            bytes=99999999999999999999999- | 416 | - | bytes */10
            bytes=-0             | 416 | -          | bytes */10
            bytes=4-2            | 200 | 0123456789 | -
            bytes=0-1,5-6        | 200 | 0123456789 | -
            bytes=a-b            | 200 | 0123456789 | -
            bytes=-              | 200 | 0123456789 | -
            lines=1-2            | 200 | 0123456789 | -
            """)
    void oneRangeIsServed(String range, int status, String body, String contentRange) throws IOException {
        var response = FileReply.of(call("GET", "", range == null ? Map.of() : Map.of("Range", range)), open(), RESULT);

        assertThat(status(response)).isEqualTo(status);
        assertThat(header(response, "Content-Range")).isEqualTo(Optional.ofNullable(contentRange));
        if (body != null) {
            assertThat(body(response)).isEqualTo(body);
            assertThat(((Streamed) response).length()).hasValue(body.length());
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest(name = "If-Range: {0} is {1}")
    @CsvSource(textBlock = """
            SAME,        206
            other,       200
            'W/SAME',    200
            'Fri, 20 Nov 2026 12:00:00 GMT', 200
            """)
    void aRangeOfAnotherContentIsTheWhole(String tag, int status) throws IOException {
        var headers = Map.of("Range", "bytes=1-2", "If-Range", tag.replace("SAME", "\"" + DIGEST + "\""));
        var response = FileReply.of(call("GET", "", headers), open(), RESULT);
        assertThat(status(response)).isEqualTo(status);
        body(response);
    }

    @Test
    void whoeverHasItIsNotSentItAgain() throws IOException {
        var response = FileReply.of(call("GET", "", Map.of("If-None-Match", "\"" + DIGEST + "\"")), open(), RESULT);
        assertThat(status(response)).isEqualTo(304);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void headHasNoRanges() throws IOException {
        var response = FileReply.of(call("HEAD", "", Map.of("Range", "bytes=1-2")), open(), RESULT);
        assertThat(status(response)).isEqualTo(200);
        assertThat(((Streamed) response).length()).hasValue(10);
        ((Streamed) response).content().close();
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest(name = "{0} named {1} is saved as {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text/html                  | page                 | page
            text/plain; charset=utf-8  | stdout               | stdout.txt
            application/fits           | image                | image.fits
            application/fits           | image.fit            | image.fit
            image/svg+xml              | ../../.bashrc        | _.._.bashrc
            text/plain                 | `a"; x=y\r\nSet-Cookie: z` | a___x_y__Set-Cookie__z.txt
            text/plain                 | ``                   | file.txt
            application/pdf            | ...                  | file
            """)
    void itIsServedInert(String mediaType, String name, String saved) throws IOException {
        var response = FileReply.of(call("GET", "", Map.of()), open(), new Shown(mediaType, name, Optional.of(DIGEST)));

        assertThat(header(response, "Content-Type")).hasValue(mediaType);
        assertThat(header(response, "Content-Disposition")).hasValue("attachment; filename=\"" + saved + "\"");
        assertThat(header(response, "Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
        assertThat(header(response, "ETag")).hasValue("\"" + DIGEST + "\"");
        body(response);
    }

    @ParameterizedTest(name = "?{0} is {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            from=0,   200, 0123456789
            from=7,   200, 789
            from=10,  200, ''
            from=11,  416, -
            from=-1,  416, -
            from=abc, 416, -
            from=,    416, -
            """)
    void whatWasWrittenAfterAPlaceCanBeAskedFor(String query, int status, String body) throws IOException {
        var response = FileReply.of(call("GET", query, Map.of()), open(), GROWING);
        assertThat(status(response)).isEqualTo(status);
        assertThat(header(response, "ETag")).isEmpty();
        if (body != null) {
            assertThat(body(response)).isEqualTo(body);
        }
    }

    @Test
    void aFileThatGrowsIsServedAsFarAsItWas() throws IOException {
        var response = FileReply.of(call("GET", "", Map.of()), open(), GROWING);
        Files.writeString(file, "more", StandardOpenOption.APPEND);
        assertThat(body(response)).isEqualTo("0123456789");
    }

    @Test
    void aFileThatShrinksBreaksOff() throws IOException {
        var response = FileReply.of(call("GET", "", Map.of()), open(), GROWING);
        Files.writeString(file, "012");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> body(response)).isInstanceOf(IOException.class);
    }

    private Opened open() throws IOException {
        return new Opened(channel, channel.size());
    }

    private static int status(Response response) {
        return switch (response) {
            case Reply reply -> reply.status();
            case Streamed streamed -> streamed.status();
            default -> throw new AssertionError(response);
        };
    }

    private static Optional<String> header(Response response, String name) {
        var headers =
                new HashMap<>(response instanceof Reply reply ? reply.headers() : ((Streamed) response).headers());
        return Optional.ofNullable(headers.get(name));
    }

    private static String body(Response response) throws IOException {
        var body = new ByteArrayOutputStream();
        try (var content = ((Streamed) response).content()) {
            content.writeTo(body);
        }
        return body.toString(UTF_8);
    }

    private static Call call(String method, String query, Map<String, String> headers) {
        return new Call(
                method,
                "/jobs/x/results/result",
                query,
                Map.of(),
                name -> Optional.ofNullable(headers.get(name)),
                InputStream.nullInputStream(),
                false,
                "192.0.2.1");
    }
}
