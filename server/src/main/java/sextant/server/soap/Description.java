package sextant.server.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import sextant.model.writing.XmlText;
import sextant.server.http.Call;
import sextant.server.http.Reply;

/** A WSDL or a schema that is part of the program, with the address of this server in it. */
public final class Description {

    private static final String SERVER = "${server}";

    private Description() {}

    /** Whether a GET asks for the description, as tools have always done. */
    public static boolean isWanted(Call call) {
        return call.rawQuery().equalsIgnoreCase("wsdl");
    }

    /**
     * @param resource below {@code /sextant/soap}; never from a request
     * @param server   its address, without a final slash
     */
    public static Reply reply(String resource, String server) {
        return Reply.ok("text/xml; charset=utf-8", of(resource, server));
    }

    private static byte[] of(String resource, String server) {
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
