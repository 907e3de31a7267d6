package sextant.server.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import sextant.server.http.Reply;

/** What UWS calls an atomic resource: exactly the text and nothing else, not even the end of a line. */
final class AtomicText {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "text/plain; charset=utf-8",
            "Vary",
            "Accept, Authorization",
            "Cache-Control",
            "private, no-cache");

    private AtomicText() {}

    static Reply of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(byte[] utf8) {
        return new Reply(200, HEADERS, utf8);
    }
}
