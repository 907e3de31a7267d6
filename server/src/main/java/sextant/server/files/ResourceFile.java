package sextant.server.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sextant.server.http.Call;
import sextant.server.http.Handler;
import sextant.server.http.Reply;

/**
 * A file that is part of the program, such as the style sheet. Read when it is first asked for; asked for again each time, and mostly
 * answered with "not modified".
 */
public final class ResourceFile implements Handler {

    private final String name;
    private final String mediaType;
    private @Nullable Reply whole;

    /** @param name on the class path, from its root; never from a request */
    public ResourceFile(String name, String mediaType) {
        this.name = name;
        this.mediaType = mediaType;
    }

    @Override
    public Reply answer(Call call) {
        var reply = whole();
        var tag = reply.headers().getOrDefault("ETag", "");
        return EntityTag.known(call.header("If-None-Match"), tag)
                ? new Reply(304, reply.headers(), new byte[0])
                : reply;
    }

    private synchronized Reply whole() {
        var known = whole;
        if (known == null) {
            var content = content();
            known = new Reply(
                    200,
                    Map.of("Content-Type", mediaType, "Cache-Control", "no-cache", "ETag", EntityTag.of(content)),
                    content);
            whole = known;
        }
        return known;
    }

    private byte[] content() {
        try (var resource = ResourceFile.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not part of the program");
            }
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
