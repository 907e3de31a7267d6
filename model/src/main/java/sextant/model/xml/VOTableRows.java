package sextant.model.xml;

import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import sextant.model.reading.Limits;
import sextant.model.reading.SafeXml;

/** Counts the rows of the tables of a VOTable. */
public final class VOTableRows {

    private static final int DEEPEST = 100;

    private VOTableRows() {}

    /**
     * {@code TR} of TABLEDATA; if there are none, the numbers that the tables say they have ({@code nrows}), as of those in a binary form.
     *
     * @throws sextant.model.refusal.Refused if the document cannot be read
     */
    public static long of(byte[] document) {
        var xml = SafeXml.reader(
                document, new Limits(document.length, document.length, DEEPEST, Integer.MAX_VALUE, 0, 0, 0, 0));
        long rows = 0;
        long said = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "TR" -> rows++;
                    case "TABLE" -> said += number(xml.getAttributeValue(null, "nrows"));
                    default -> {}
                }
            }
        }
        return rows > 0 ? rows : said;
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }
}
