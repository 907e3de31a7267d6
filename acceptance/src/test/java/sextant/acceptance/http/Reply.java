package sextant.acceptance.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One answer as it came.
 *
 * @param headers whole lines
 */
public record Reply(int status, List<String> headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Values of all headers of this name, joined as RFC 9110 says. */
    public Optional<String> header(String name) {
        var start = name.toLowerCase(Locale.ROOT) + ":";
        var values = headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** The media type without its parameters. */
    public String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    @Override
    public String toString() {
        return status + "\n" + headers.stream().collect(Collectors.joining("\n")) + "\n\n" + text();
    }
}
