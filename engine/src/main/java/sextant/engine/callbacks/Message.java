package sextant.engine.callbacks;

import java.util.Map;

/**
 * What is posted to a listener.
 *
 * @param headers of the HTTP request, {@code Content-Type} among them
 */
public record Message(Map<String, String> headers, byte[] body) {

    public Message {
        headers = Map.copyOf(headers);
    }
}
