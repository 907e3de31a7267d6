package sextant.model.dialect;

import java.util.List;
import java.util.Optional;

/** The table of links of a DataLink response (DataLink 1.1, 3.2): one row to an interface, which leads to its descriptor. */
final class LinksTable {

    private record Column(String name, String datatype, String ucd) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("ID", "char", "meta.id;meta.main"),
            new Column("access_url", "char", "meta.ref.url"),
            new Column("service_def", "char", "meta.ref"),
            new Column("error_message", "char", "meta.code.error"),
            new Column("description", "char", "meta.note"),
            new Column("semantics", "char", "meta.code"),
            new Column("content_type", "char", "meta.code.mime"),
            new Column("content_length", "long", "phys.size;meta.file"));

    private LinksTable() {}

    static void write(Xml xml, Published published) {
        var application = published.application();
        xml.start("TABLE", "name", "links");
        for (var column : COLUMNS) {
            boolean isText = column.datatype().equals("char");
            xml.empty(
                    "FIELD",
                    Attributes.of("name", column.name(), "datatype", column.datatype(), "ucd", column.ucd())
                            .with("arraysize", Optional.of("*").filter(_ -> isText))
                            .with("unit", Optional.of("byte").filter(_ -> !isText))
                            .array());
        }
        xml.start("DATA");
        xml.start("TABLEDATA");
        for (var called : application.interfaces()) {
            xml.start("TR");
            for (var cell : List.of(
                    application.identifier(),
                    "",
                    ServiceDescriptor.id(called),
                    "",
                    called.title().orElse(application.title()),
                    "#proc",
                    application.outputs().stream()
                            .findFirst()
                            .map(one -> one.mediaType())
                            .orElse(""),
                    "")) {
                xml.text("TD", cell);
            }
            xml.end();
        }
        xml.end();
        xml.end();
        xml.end();
    }
}
