package sextant.adapters.preview.votable;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Bytes;
import sextant.adapters.preview.reading.Unreadable;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;
import sextant.model.reading.Limits;
import sextant.model.reading.SafeXml;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Scalar;

/**
 * The first rows of the first table of a VOTable (VOTable 1.5), written as TABLEDATA, BINARY or BINARY2. Of rows in a FITS stream only the
 * columns are seen. Nothing that the document refers to is fetched. Reads no further than it needs.
 */
public final class VoTableReader {

    private static final Limits LIMITS =
            new Limits(Bounds.DOCUMENT, Bounds.DOCUMENT, 32, Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0, 0);

    private final SafeXml xml;
    private final List<VoField> fields = new ArrayList<>();
    private final List<List<Scalar>> rows = new ArrayList<>();
    private OptionalLong declaredRows = OptionalLong.empty();
    private boolean whole;

    private VoTableReader(SafeXml xml) {
        this.xml = xml;
    }

    public static Look look(Bytes bytes) throws IOException {
        try {
            var reader = new VoTableReader(SafeXml.beginning(bytes.stream(), LIMITS));
            reader.readSafely();
            return new Look(reader.table(), Optional.empty());
        } catch (Refused refused) {
            throw new Unreadable("The document is no VOTable that can be read: "
                    + refused.refusal().text());
        }
    }

    /** What was read before a document became too long for a look is shown. */
    private void readSafely() throws IOException {
        try {
            read();
        } catch (Refused refused) {
            if (refused.refusal().kind() != RefusalKind.BODY_TOO_LARGE || fields.isEmpty()) {
                throw refused;
            }
        }
    }

    private Preview.Table table() {
        int shown = Math.min(fields.size(), Bounds.COLUMNS);
        var total = whole ? OptionalLong.of(rows.size()) : declaredRows;
        return new Preview.Table(
                fields.stream().limit(shown).map(VoField::column).toList(),
                fields.size(),
                rows,
                total,
                !whole || shown < fields.size());
    }

    private void read() throws IOException {
        find("VOTABLE");
        find("TABLE");
        declaredRows = number(attribute("nrows"));
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "FIELD" -> fields.add(VoField.read(xml));
                    case "TABLEDATA" -> tableData();
                    case "BINARY" -> binary(false);
                    case "BINARY2" -> binary(true);
                    default -> {}
                }
                if (!rows.isEmpty()) {
                    return;
                }
            } else if (event == END_ELEMENT && xml.getLocalName().equals("TABLE")) {
                // Without rows, or with rows of a kind that is not read.
                whole = declaredRows.orElse(0) == 0;
                return;
            }
        }
    }

    private void find(String element) {
        for (int event = xml.getEventType(); event != END_DOCUMENT; event = xml.next()) {
            if (event == START_ELEMENT && xml.getLocalName().equals(element)) {
                return;
            }
        }
        throw new Unreadable("The document has no " + element + ".");
    }

    private String attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    private static OptionalLong number(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Rows until there are enough, or to the end of the element. */
    private void tableData() {
        for (int event = xml.next(); !ends(event, "TABLEDATA"); event = xml.next()) {
            if (event == START_ELEMENT && xml.getLocalName().equals("TR")) {
                if (rows.size() == Bounds.ROWS) {
                    return;
                }
                rows.add(row());
            }
        }
        whole = true;
    }

    private boolean ends(int event, String element) {
        return event == END_DOCUMENT
                || event == END_ELEMENT && xml.getLocalName().equals(element);
    }

    private List<Scalar> row() {
        var cells = new ArrayList<Scalar>();
        for (int event = xml.next(); !ends(event, "TR"); event = xml.next()) {
            if (event == START_ELEMENT && xml.getLocalName().equals("TD")) {
                var text = VoField.content(xml, "TD");
                if (cells.size() < Math.min(fields.size(), Bounds.COLUMNS)) {
                    cells.add(fields.get(cells.size()).value(text));
                }
            }
        }
        while (cells.size() < Math.min(fields.size(), Bounds.COLUMNS)) {
            cells.add(Scalar.NULL);
        }
        return cells;
    }

    /** Rows that are encoded in the document itself; a stream that stands elsewhere is left alone. */
    private void binary(boolean flags) throws IOException {
        find("STREAM");
        if (!attribute("encoding").equals("base64") || !attribute("href").isEmpty()) {
            return;
        }
        var decoded = Base64.getMimeDecoder().wrap(new Base64Text(xml));
        var decoder = new VoBinary(fields, flags, new DataInputStream(decoded));
        try {
            while (rows.size() <= Bounds.ROWS) {
                var row = decoder.row();
                if (row.isEmpty()) {
                    whole = true;
                    return;
                }
                if (rows.size() == Bounds.ROWS) {
                    return;
                }
                rows.add(row.get());
            }
        } catch (EOFException cut) {
            throw new Unreadable("The binary rows of the table end in the middle of one.");
        }
    }

    /** The text of an element, as bytes, as far as somebody wants it. */
    private static final class Base64Text extends java.io.InputStream {

        private final SafeXml xml;
        private String piece = "";
        private int position;

        Base64Text(SafeXml xml) {
            this.xml = xml;
        }

        @Override
        public int read() {
            while (position == piece.length()) {
                int event = xml.next();
                if (event == END_ELEMENT || event == END_DOCUMENT) {
                    return -1;
                }
                piece = event == CHARACTERS || event == CDATA ? xml.getText() : "";
                position = 0;
            }
            return piece.charAt(position++) & 0x7f;
        }
    }
}
