package sextant.acceptance.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * One request, sent exactly as it stands here.
 *
 * @param target  path and query, not encoded any further
 * @param headers whole lines; {@code Host}, {@code Connection} and {@code Content-Length} are added
 */
public record Request(String method, String target, List<String> headers, byte[] body) {

    public static Request get(String target) {
        return new Request("GET", target, List.of(), new byte[0]);
    }

    public static Request post(String target, String contentType, String body) {
        return post(target, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Request post(String target, String contentType, byte[] body) {
        return new Request("POST", target, List.of("Content-Type: " + contentType), body);
    }

    public Request method(String other) {
        return new Request(other, target, headers, body);
    }

    public Request with(String... lines) {
        return new Request(
                method,
                target,
                Stream.concat(headers.stream(), Stream.of(lines)).toList(),
                body);
    }

    public Request with(List<String> lines) {
        return with(lines.toArray(String[]::new));
    }

    /** Sends it over a connection of its own and reads the answer. */
    public Reply to(URI server) {
        try (var connection = Connection.to(server)) {
            connection.send(bytes());
            return connection.reply(method.equals("HEAD"));
        }
    }

    public byte[] bytes() {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return method + " " + (target.length() > 200 ? target.substring(0, 200) + "..." : target) + " " + headers;
    }
}
