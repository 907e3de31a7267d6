package sextant.model.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import sextant.model.tree.Located;

/**
 * A question in a multipart body (sections 4.2 and 9.1 of the note), read as a stream: the task type is known before the parts that
 * follow it are read.
 */
public final class MultipartQuestion implements AutoCloseable {

    /** @param contentType the request's Content-Type with its boundary */
    public MultipartQuestion(String contentType, InputStream body, Limits limits) {
        throw new AssertionError("to be written");
    }

    /** Reads parts until one is called {@code tasktype}; what stands before it is set aside unread, on disk if it is large. */
    public Optional<String> taskType() throws IOException {
        throw new AssertionError("to be written");
    }

    /** The whole question. Called after {@link #taskType()}. */
    public Located read() throws IOException {
        throw new AssertionError("to be written");
    }

    /** Removes whatever was set aside. */
    @Override
    public void close() {
        throw new AssertionError("to be written");
    }
}
