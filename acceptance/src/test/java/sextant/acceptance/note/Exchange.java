package sextant.acceptance.note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;

/** One question and its answer as the note prints them; the files are described in {@code note/README.md}. */
public record Exchange(Path folder) {

    private static final Path ALL = Path.of("src/test/resources/note").toAbsolutePath();

    /** All of them, those with the same platform one after the other. */
    public static List<Exchange> all() {
        try (var folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .map(Exchange::new)
                    .sorted(Comparator.comparing(Exchange::platformText).thenComparing(Exchange::folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path platform() {
        return folder.resolve("platform.yaml");
    }

    public String platformText() {
        return Documents.text(platform());
    }

    /** The question as one document. */
    public Map<String, @Nullable Object> task() {
        return Documents.map(Documents.yaml(Documents.text(folder.resolve("task.yaml"))));
    }

    /** What the note prints as the answer, to the byte. */
    public String answer() {
        return Documents.text(folder.resolve("answer.json"));
    }

    public Optional<String> printedJson() {
        return text("request.json");
    }

    /** Header lines that are part of the question: who asks. */
    public List<String> headers() {
        return text("request.http").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Authorization:"))
                .toList();
    }

    /** The printed request; {@code HTTP GET /accepts?...} is how the note abbreviates a request line. */
    public Optional<Request> printedRequest() {
        return text("request.http").map(Exchange::request);
    }

    private static Request request(String printed) {
        var parts = printed.split("\n\n", 2);
        var lines = parts[0].strip().split("\n");
        var words = lines[0].replaceFirst("^HTTP ", "").split(" ");
        var headers = Arrays.stream(lines).skip(1).filter(line -> !line.startsWith("Host:"));
        var body = parts.length == 1 ? "" : parts[1].replace("\n", "\r\n");
        return new Request(words[0], words[1], headers.toList(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> text(String file) {
        return Files.exists(folder.resolve(file))
                ? Optional.of(Documents.text(folder.resolve(file)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
