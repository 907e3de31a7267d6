package sextant.server.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import sextant.model.writing.XmlText;

/** A WSDL or a schema that is part of the program, with the address of this server in it. */
final class Description {

    private static final String SERVER = "${server}";

    private Description() {}

    /** @param resource below {@code /sextant/soap}; never from a request */
    static byte[] of(String resource, String server) {
        try (var stream = Description.class.getResourceAsStream("/sextant/soap/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not part of the program");
            }
            var address = new StringBuilder();
            XmlText.attribute(address, server);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(SERVER, address)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
