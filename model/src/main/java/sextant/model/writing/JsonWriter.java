package sextant.model.writing;

import java.io.ByteArrayOutputStream;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** JSON as the note prints it: two spaces for each step in, one value on a line. */
final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultPrettyPrinter LAYOUT = layout();
    private static final ObjectWriteContext CONTEXT = new ObjectWriteContext.Base() {
        /** A new one each time, since a printer counts how deep it is. */
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return LAYOUT.createInstance();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private JsonWriter() {}

    static byte[] write(Node document) {
        var bytes = new ByteArrayOutputStream(512);
        try (var generator = FACTORY.createGenerator(CONTEXT, bytes, JsonEncoding.UTF8)) {
            write(document, generator);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void write(Node node, JsonGenerator to) {
        switch (node) {
            case Scalar scalar -> write(scalar, to);
            case Items(var values) -> {
                to.writeStartArray();
                values.forEach(value -> write(value, to));
                to.writeEndArray();
            }
            case Fields(var values) -> {
                to.writeStartObject();
                values.forEach((name, value) -> {
                    to.writeName(WellFormed.of(name));
                    write(value, to);
                });
                to.writeEndObject();
            }
            case Attachment file -> write(DocumentFormat.describe(file), to);
        }
    }

    private static void write(Scalar scalar, JsonGenerator to) {
        switch (scalar.kind()) {
            case TEXT -> to.writeString(WellFormed.of(scalar.text()));
            case NUMBER -> to.writeNumber(scalar.text());
            case BOOLEAN -> to.writeBoolean(scalar.text().equals("true"));
            case NULL -> to.writeNull();
        }
    }

    private static DefaultPrettyPrinter layout() {
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }
}
