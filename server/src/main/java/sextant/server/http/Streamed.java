package sextant.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An answer that is written as it is made: a long list, a large file, events.
 *
 * @param length  of the body in bytes, if it is known
 * @param content writes the body, on a virtual thread
 */
public record Streamed(int status, Map<String, String> headers, OptionalLong length, Content content)
        implements Response {

    public Streamed {
        headers = Map.copyOf(headers);
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param out blocks while the client is slow, so that nothing piles up in memory; what is written goes out at the latest when
         *     it is flushed
         * @throws IOException if the client went away
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
