package sextant.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;
import sextant.server.http.Call;
import sextant.server.http.Reply;

/** {@code /sextant.css}, the only thing besides pages that a browser fetches. It is asked again each time, and mostly told that nothing changed. */
public final class StyleSheet {

    private static final class OnFirstPage {
        static final byte[] CONTENT = content();
        static final Map<String, String> HEADERS =
                Map.of("Content-Type", "text/css; charset=utf-8", "Cache-Control", "no-cache", "ETag", tag(CONTENT));
    }

    private StyleSheet() {}

    public static Reply show(Call call) {
        var headers = OnFirstPage.HEADERS;
        return call.header("If-None-Match").equals(Optional.ofNullable(headers.get("ETag")))
                ? new Reply(304, headers, new byte[0])
                : new Reply(200, headers, OnFirstPage.CONTENT);
    }

    private static String tag(byte[] content) {
        var checksum = new CRC32C();
        checksum.update(content);
        return '"' + HexFormat.of().toHexDigits((int) checksum.getValue()) + '"';
    }

    private static byte[] content() {
        try (var resource = Objects.requireNonNull(StyleSheet.class.getResourceAsStream("/sextant.css"))) {
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
