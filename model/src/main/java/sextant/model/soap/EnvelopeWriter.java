package sextant.model.soap;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes envelopes. The prefix {@code soap} is the envelope's in whatever is written into it. */
public final class EnvelopeWriter {

    private static final int USUAL_LENGTH = 1024;

    private EnvelopeWriter() {}

    public static byte[] envelope(SoapVersion version, Consumer<StringBuilder> body) {
        return envelope(version, _ -> {}, body);
    }

    /** @param header writes the blocks of the header */
    public static byte[] envelope(SoapVersion version, Consumer<StringBuilder> header, Consumer<StringBuilder> body) {
        var xml = new StringBuilder(USUAL_LENGTH);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"")
                .append(version.namespace())
                .append("\">\n<soap:Header>");
        int empty = xml.length();
        header.accept(xml);
        if (xml.length() == empty) {
            xml.setLength(empty - "\n<soap:Header>".length());
        } else {
            xml.append("\n</soap:Header>");
        }
        xml.append("\n<soap:Body>");
        body.accept(xml);
        xml.append("\n</soap:Body>\n</soap:Envelope>\n");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
