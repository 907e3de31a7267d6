package sextant.model.cea;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import sextant.model.cea.CeaValue.Form;
import sextant.model.uws.UwsTime;
import sextant.model.xml.Element;

/** Reads the CEA types of either vocabulary, as those who are called back get them. What is not there or makes no sense is left out. */
public final class CeaReader {

    private static final String VALUE = "value";

    private CeaReader() {}

    /** @param message an element of {@code message-type} */
    public static CeaMessage message(Element message) {
        return new CeaMessage(
                text(message, "phase"),
                text(message, "content"),
                text(message, "source"),
                text(message, "timestamp").flatMap(CeaReader::time),
                text(message, "level").flatMap(CeaMessage.Level::of));
    }

    /** @param results an element of {@code result-list-type} */
    public static List<CeaValue> results(Element results) {
        return results.all("result").stream().map(CeaReader::value).toList();
    }

    private static CeaValue value(Element element) {
        var id = element.attribute("id").or(() -> element.attribute("name")).orElse("");
        var indirect = element.attribute("indirect").filter(text -> text.equals("true") || text.equals("1"));
        var encoded = element.attribute("encoding").filter("base64"::equals);
        var form = indirect.isPresent() ? Form.ADDRESS : encoded.isPresent() ? Form.BASE64 : Form.TEXT;
        return new CeaValue(id, form, text(element, VALUE).orElse(""));
    }

    private static Optional<String> text(Element element, String child) {
        return element.first(child).map(Element::text);
    }

    /** An {@code xs:dateTime}; without a zone, which those who write by hand leave off, it is UTC. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException otherSpelling) {
            return UwsTime.read(text.strip());
        }
    }
}
