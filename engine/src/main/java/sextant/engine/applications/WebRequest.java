package sextant.engine.applications;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import sextant.model.application.execution.HttpCall;

/**
 * One call of a web service, with all values in their places; made by {@link WebCall} and by nothing else.
 *
 * @param origin    scheme, host and perhaps port, as the author of the application wrote them
 * @param path      starts with a slash; percent-encoded
 * @param query     percent-encoded; may be empty
 * @param method    how the service is asked
 * @param form      the fields of the body of a POST, in order
 * @param mediaType that the answer is to have; {@code application/octet-stream} is any
 * @param body      the file in the work folder that receives the body of the answer
 * @param most      bytes of the body
 * @param timeout   so long the service may be silent
 * @param attempts  at most, from 1
 */
public record WebRequest(
        String origin,
        String path,
        String query,
        HttpCall.Method method,
        List<Field> form,
        String mediaType,
        String body,
        long most,
        Duration timeout,
        int attempts) {

    public WebRequest {
        form = List.copyOf(form);
    }

    /** A field of a form. */
    public sealed interface Field {

        record Text(String name, String value) implements Field {}

        /** Its value is the content of a file, which must be UTF-8. */
        record Content(String name, Path file) implements Field {}
    }
}
