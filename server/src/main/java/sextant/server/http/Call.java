package sextant.server.http;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One HTTP request as a handler sees it, free of the framework.
 *
 * @param method    upper case
 * @param path      decoded and normalised
 * @param rawQuery  as it stands in the request line, still encoded; braces, as the note prints them, are still there
 * @param variables parts of the path that the route names
 * @param header    the value of a header; of several, joined by a comma
 * @param body      read as it arrives; empty if there is none
 * @param hasBody   whether the request announced a body
 * @param remote    the other end of the connection, an IP address: the client, or the last proxy on its way
 */
public record Call(
        String method,
        String path,
        String rawQuery,
        Map<String, String> variables,
        Function<String, Optional<String>> header,
        InputStream body,
        boolean hasBody,
        String remote) {

    public Optional<String> header(String name) {
        return header.apply(name);
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
