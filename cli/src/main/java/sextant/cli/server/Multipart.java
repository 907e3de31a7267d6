package sextant.cli.server;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import sextant.cli.console.Stopped;

/** A {@code multipart/form-data} body (RFC 7578) of known length, whose files are read while they are sent. */
public final class Multipart {

    private final String boundary = "sextant-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public Multipart field(String name, String value) {
        parts.add(BodyPublishers.ofString(head(disposition(name)) + value + "\r\n"));
        return this;
    }

    public Multipart document(String name, String mediaType, String content) {
        parts.add(
                BodyPublishers.ofString(head(disposition(name) + "\r\nContent-Type: " + mediaType) + content + "\r\n"));
        return this;
    }

    /** @param filename that the server is told */
    public Multipart file(String name, Path file, String filename, String mediaType) {
        try {
            parts.add(BodyPublishers.ofString(head(
                    disposition(name) + "; filename=\"" + quotable(filename) + "\"\r\nContent-Type: " + mediaType)));
            parts.add(BodyPublishers.ofFile(file));
            parts.add(BodyPublishers.ofString("\r\n"));
            return this;
        } catch (FileNotFoundException _) {
            throw Stopped.usage(file + " is gone.");
        }
    }

    public BodyPublisher publisher() {
        var all = new ArrayList<>(parts);
        all.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private String head(String headers) {
        return "--" + boundary + "\r\n" + headers + "\r\n\r\n";
    }

    private static String disposition(String name) {
        return "Content-Disposition: form-data; name=\"" + quotable(name) + "\"";
    }

    /** As browsers write names in headers. */
    private static String quotable(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
