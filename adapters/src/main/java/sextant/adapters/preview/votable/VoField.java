package sextant.adapters.preview.votable;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.util.Locale;
import java.util.Optional;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Cells;
import sextant.engine.preview.Preview;
import sextant.model.reading.SafeXml;
import sextant.model.tree.Scalar;

/**
 * A FIELD of a VOTable.
 *
 * @param arraySize as it stands there; empty for a single value
 * @param none      the value that stands for none
 */
record VoField(
        String name,
        String datatype,
        String arraySize,
        Optional<String> unit,
        Optional<String> ucd,
        Optional<String> description,
        Optional<String> none) {

    /** The reader stands at the start of the element, and afterwards at its end. */
    static VoField read(SafeXml xml) {
        var name = attribute(xml, "name").or(() -> attribute(xml, "ID")).orElse("");
        var datatype = attribute(xml, "datatype").orElse("");
        var arraySize = attribute(xml, "arraysize").orElse("");
        var unit = attribute(xml, "unit");
        var ucd = attribute(xml, "ucd");
        var description = Optional.<String>empty();
        var none = Optional.<String>empty();
        for (int event = xml.next(); !ends(xml, event, "FIELD"); event = xml.next()) {
            if (event == START_ELEMENT && xml.getLocalName().equals("DESCRIPTION")) {
                description = Optional.of(content(xml, "DESCRIPTION").strip().replaceAll("\\s+", " "));
            } else if (event == START_ELEMENT && xml.getLocalName().equals("VALUES")) {
                none = attribute(xml, "null");
            }
        }
        return new VoField(name, datatype, arraySize, unit, ucd, description, none);
    }

    private static Optional<String> attribute(SafeXml xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static boolean ends(SafeXml xml, int event, String element) {
        return event == END_DOCUMENT
                || event == END_ELEMENT && xml.getLocalName().equals(element);
    }

    /** The text of the element that the reader stands at the start of, or its beginning if it is long. */
    static String content(SafeXml xml, String element) {
        var text = new StringBuilder();
        for (int event = xml.next(); !ends(xml, event, element); event = xml.next()) {
            if ((event == CHARACTERS || event == CDATA || event == SPACE) && text.length() <= Bounds.CHARACTERS) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    Preview.Column column() {
        return new Preview.Column(
                Cells.text(name),
                Cells.text(arraySize.isEmpty() ? datatype : datatype + "[" + arraySize + "]"),
                unit.map(Cells::text),
                ucd.map(Cells::text),
                description.map(Cells::text));
    }

    boolean isText() {
        return datatype.equals("char") || datatype.equals("unicodeChar");
    }

    boolean isSingle() {
        return arraySize.isEmpty() || arraySize.equals("1");
    }

    /** The value of a cell of TABLEDATA. */
    Scalar value(String written) {
        if (isText()) {
            return written.isEmpty() ? Scalar.NULL : Cells.of(written);
        }
        var text = written.strip();
        if (text.isEmpty() || none.filter(text::equals).isPresent() || isSingle() && text.equals("NaN")) {
            return Scalar.NULL;
        }
        if (!isSingle()) {
            return Cells.of(text);
        }
        return switch (datatype) {
            case "boolean" -> truth(text);
            case "short", "int", "long", "unsignedByte", "float", "double" -> number(text);
            default -> Cells.of(text);
        };
    }

    /** VOTable 1.5, section 6. */
    private static Scalar truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "true", "1" -> Scalar.truth(true);
            case "f", "false", "0" -> Scalar.truth(false);
            default -> Scalar.NULL;
        };
    }

    /** As it is written if JSON can say it so. */
    private static Scalar number(String text) {
        var plain = Scalar.plain(text);
        if (plain.kind() == Scalar.Kind.NUMBER) {
            return plain.text().length() <= Bounds.CHARACTERS ? plain : Cells.of(text);
        }
        try {
            return Cells.of(Double.valueOf(text));
        } catch (NumberFormatException _) {
            return Cells.of(text);
        }
    }
}
