package sextant.server.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import sextant.engine.files.Opened;
import sextant.model.refusal.Refused;
import sextant.model.uws.RequestParameters;
import sextant.server.http.Call;
import sextant.server.http.Problems;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.http.Streamed;

/**
 * A file of a job as an answer. Somebody else's program made it, so it is served inert: a browser saves it and neither shows nor runs
 * it, whatever it says of itself. One range of it can be asked for, or with {@code ?from=OFFSET} what was written after that place.
 */
public final class FileReply {

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern LEADING_DOTS = Pattern.compile("^[.]+");
    private static final int LONGEST_NAME = 100;
    private static final Map<String, String> EXTENSIONS = Map.of(
            "application/fits", ".fits",
            "image/fits", ".fits",
            "application/x-votable+xml", ".vot",
            "application/xml", ".xml",
            "text/xml", ".xml",
            "application/json", ".json",
            "text/csv", ".csv",
            "text/plain", ".txt");

    private FileReply() {}

    /**
     * As what a file is served.
     *
     * @param name   that a browser saves it under: letters, digits, dots, hyphens and underscores are kept of it
     * @param sha256 of the content, if it will never change: whoever has it is not sent it again
     */
    public record Shown(String mediaType, String name, Optional<String> sha256) {

        Optional<String> tag() {
            return sha256.map(digest -> "\"" + digest + "\"");
        }
    }

    /** @param opened is closed when it has been served, or is not wanted */
    public static Response of(Call call, Opened opened, Shown shown) throws IOException {
        boolean handedOn = false;
        try {
            var response = response(call, opened, shown);
            handedOn = response instanceof Streamed;
            return response;
        } finally {
            if (!handedOn) {
                opened.close();
            }
        }
    }

    private static Response response(Call call, Opened opened, Shown shown) {
        var headers = headers(shown);
        if (shown.tag()
                .filter(tag -> EntityTag.known(call.header("If-None-Match"), tag))
                .isPresent()) {
            return new Reply(304, headers, new byte[0]);
        }
        try {
            var range = range(call, opened.size(), shown);
            range.ifPresent(part -> headers.put("Content-Range", part.contentRange(opened.size())));
            var part = range.isPresent() ? range.get() : rest(call, opened.size());
            return new Streamed(
                    range.isPresent() ? 206 : 200, headers, OptionalLong.of(part.length()), new Part(opened, part));
        } catch (Refused outside) {
            return Problems.reply(outside.refusal(), call).with("Content-Range", "bytes */" + opened.size());
        }
    }

    private static Map<String, String> headers(Shown shown) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", shown.mediaType());
        headers.put("Content-Disposition", "attachment; filename=\"" + safeName(shown) + "\"");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Accept-Ranges", "bytes");
        headers.put("Vary", "Authorization");
        headers.put("Cache-Control", shown.sha256().isPresent() ? "private, no-cache" : "no-store");
        shown.tag().ifPresent(tag -> headers.put("ETag", tag));
        return headers;
    }

    /** Only GET has ranges, and only of the file that the client has the other parts of (RFC 9110, 13.1.5). */
    private static Optional<ByteRange> range(Call call, long size, Shown shown) {
        boolean sameFile = call.header("If-Range")
                .map(tag -> shown.tag().filter(tag.strip()::equals).isPresent())
                .orElse(true);
        return call.method().equals("GET") && sameFile
                ? call.header("Range").flatMap(header -> ByteRange.of(header, size))
                : Optional.empty();
    }

    private static ByteRange rest(Call call, long size) {
        return RequestParameters.of(call.rawQuery())
                .value("from")
                .map(offset -> ByteRange.from(offset, size))
                .orElse(new ByteRange(0, size));
    }

    private static String safeName(Shown shown) {
        var plain = LEADING_DOTS
                .matcher(NOT_IN_NAMES.matcher(shown.name()).replaceAll("_"))
                .replaceFirst("");
        var name = plain.isEmpty() ? "file" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        var type = shown.mediaType().split(";", 2)[0].strip();
        return name.indexOf('.') > 0 ? name : name + EXTENSIONS.getOrDefault(type, "");
    }

    /** As many bytes as were promised, also if the file has grown meanwhile. */
    private record Part(Opened opened, ByteRange range) implements Streamed.Content {

        private static final int PIECE = 64 << 10;

        @Override
        public void writeTo(OutputStream out) throws IOException {
            var piece = ByteBuffer.allocate(PIECE);
            var channel = opened.channel().position(range.start());
            long left = range.length();
            while (left > 0) {
                int count = channel.read(piece.clear().limit((int) Math.min(PIECE, left)));
                if (count < 0) {
                    throw new IOException("the file became shorter while it was served");
                }
                out.write(piece.array(), 0, count);
                left -= count;
            }
        }

        @Override
        public void close() throws IOException {
            opened.close();
        }
    }
}
