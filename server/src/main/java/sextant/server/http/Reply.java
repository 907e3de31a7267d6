package sextant.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer. */
public record Reply(int status, Map<String, String> headers, byte[] body) implements Response {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(int status, String mediaType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", mediaType), body);
    }

    public static Reply ok(String mediaType, byte[] body) {
        return of(200, mediaType, body);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply html(String page) {
        return ok("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'");
    }

    public Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
