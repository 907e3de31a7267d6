package sextant.server.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An answer that is written as it is made: a long list, a large file, events. If it cannot be written to its end the connection is
 * closed, so that nobody takes a part for the whole.
 *
 * @param length  of the body in bytes, if it is known; the content must have exactly so many
 * @param content writes the body, on a virtual thread
 */
public record Streamed(int status, Map<String, String> headers, OptionalLong length, Content content)
        implements Response {

    public Streamed {
        headers = Map.copyOf(headers);
    }

    public Streamed with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Streamed(status, more, length, content);
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Content extends Closeable {

        /**
         * @param out blocks while the client is slow, so that nothing piles up in memory; what is written goes out at the latest when
         *     it is flushed
         * @throws IOException if the client went away
         */
        void writeTo(OutputStream out) throws IOException;

        /** Called once at the end, also if nobody wanted the body: after HEAD, or when the client is gone. */
        @Override
        default void close() throws IOException {}
    }
}
