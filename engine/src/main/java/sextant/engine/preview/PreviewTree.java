package sextant.engine.preview;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** A preview as a document. What is absent is left out; {@link #read} reads what {@link #write} wrote. */
public final class PreviewTree {

    private PreviewTree() {}

    /** {@code kind} says which of the others there are. */
    public static Fields write(Preview preview) {
        var kind = Fields.of("kind", Scalar.text(kind(preview)));
        return kind.with(content(preview)).with("truncated", Scalar.truth(preview.truncated()));
    }

    /** {@code table}, {@code image}, {@code text} or {@code fits}. */
    public static String kind(Preview preview) {
        return switch (preview) {
            case Preview.Table _ -> "table";
            case Preview.Image _ -> "image";
            case Preview.Text _ -> "text";
            case Preview.Fits _ -> "fits";
        };
    }

    private static Fields content(Preview preview) {
        return switch (preview) {
            case Preview.Table table -> table(table);
            case Preview.Image image -> Fields.of("image", image(image));
            case Preview.Text text -> Fields.of("text", Scalar.text(text.text()));
            case Preview.Fits fits -> fits(fits);
        };
    }

    private static Fields table(Preview.Table table) {
        var fields = Fields.of("columns", items(table.columns(), PreviewTree::column))
                .with("totalColumns", Scalar.number(table.totalColumns()))
                .with("rows", items(table.rows(), row -> new Items(List.copyOf(row))));
        return table.totalRows().isPresent()
                ? fields.with("totalRows", Scalar.number(table.totalRows().getAsLong()))
                : fields;
    }

    private static Node column(Preview.Column column) {
        var fields = Fields.of("name", Scalar.text(column.name())).with("datatype", column.datatype());
        fields = with(fields, "unit", column.unit());
        fields = with(fields, "ucd", column.ucd());
        return with(fields, "description", column.description());
    }

    private static Fields with(Fields fields, String name, Optional<String> text) {
        return text.map(value -> fields.with(name, value)).orElse(fields);
    }

    private static Fields image(Preview.Image image) {
        var fields = Fields.of("width", Scalar.number(image.width())).with("height", Scalar.number(image.height()));
        fields = with(fields, "min", image.least());
        return with(fields, "max", image.greatest());
    }

    private static Fields with(Fields fields, String name, OptionalDouble value) {
        return value.isPresent() ? fields.with(name, Scalar.plain(Double.toString(value.getAsDouble()))) : fields;
    }

    private static Fields fits(Preview.Fits fits) {
        var fields = Fields.of("hdus", items(fits.units(), PreviewTree::unit));
        if (fits.selected().isPresent()) {
            fields = fields.with("selected", Scalar.number(fits.selected().getAsInt()));
        }
        return fits.content().map(PreviewTree::content).map(fields::with).orElse(fields);
    }

    private static Node unit(Preview.Unit unit) {
        var fields = Fields.of("index", Scalar.number(unit.index()))
                .with("name", unit.name())
                .with("type", unit.type())
                .with("shape", items(unit.shape(), Scalar::number));
        return unit.cards().isEmpty() ? fields : fields.with("cards", Items.texts(unit.cards()));
    }

    private static <T> Items items(List<T> values, Function<T, ? extends Node> written) {
        return new Items(values.stream().<Node>map(written).toList());
    }

    /** @throws IllegalArgumentException if it is no preview */
    public static Preview read(Node document) {
        var fields = fields(document);
        boolean truncated = text(fields, "truncated").equals("true");
        return switch (text(fields, "kind")) {
            case "table" -> readTable(fields, truncated);
            case "image" -> readImage(fields);
            case "text" -> new Preview.Text(text(fields, "text"), truncated);
            case "fits" -> readFits(fields, truncated);
            default -> throw new IllegalArgumentException("no such kind");
        };
    }

    private static Preview.Table readTable(Fields fields, boolean truncated) {
        return new Preview.Table(
                list(fields, "columns").stream().map(PreviewTree::readColumn).toList(),
                (int) number(fields, "totalColumns"),
                list(fields, "rows").stream().map(PreviewTree::readRow).toList(),
                fields.get("totalRows").isPresent()
                        ? OptionalLong.of(number(fields, "totalRows"))
                        : OptionalLong.empty(),
                truncated);
    }

    private static List<Scalar> readRow(Node row) {
        return values(row).stream().map(PreviewTree::scalar).toList();
    }

    private static Preview.Column readColumn(Node node) {
        var fields = fields(node);
        return new Preview.Column(
                text(fields, "name"),
                text(fields, "datatype"),
                fields.get("unit").map(unit -> scalar(unit).text()),
                fields.get("ucd").map(ucd -> scalar(ucd).text()),
                fields.get("description").map(description -> scalar(description).text()));
    }

    private static Preview.Image readImage(Fields document) {
        var fields = fields(document.get("image").orElse(Fields.EMPTY));
        return new Preview.Image(
                (int) number(fields, "width"),
                (int) number(fields, "height"),
                real(fields, "min"),
                real(fields, "max"));
    }

    private static Preview.Fits readFits(Fields fields, boolean truncated) {
        var content = fields.get("columns").isPresent()
                ? Optional.<Preview>of(readTable(fields, truncated))
                : fields.get("image").map(_ -> (Preview) readImage(fields));
        return new Preview.Fits(
                list(fields, "hdus").stream().map(PreviewTree::readUnit).toList(),
                fields.get("selected").isPresent()
                        ? OptionalInt.of((int) number(fields, "selected"))
                        : OptionalInt.empty(),
                content,
                truncated);
    }

    private static Preview.Unit readUnit(Node node) {
        var fields = fields(node);
        return new Preview.Unit(
                (int) number(fields, "index"),
                text(fields, "name"),
                text(fields, "type"),
                list(fields, "shape").stream()
                        .map(length -> Long.parseLong(scalar(length).text()))
                        .toList(),
                fields.get("cards").map(PreviewTree::values).orElse(List.of()).stream()
                        .map(card -> scalar(card).text())
                        .toList());
    }

    private static Fields fields(Node node) {
        return node instanceof Fields fields ? fields : wrong("a mapping is missing");
    }

    private static List<Node> list(Fields fields, String name) {
        return fields.get(name).map(PreviewTree::values).orElseGet(() -> wrong(name + " is missing"));
    }

    private static List<Node> values(Node node) {
        return node instanceof Items(var values) ? values : wrong("a list is missing");
    }

    private static Scalar scalar(Node node) {
        return node instanceof Scalar scalar ? scalar : wrong("a value is missing");
    }

    private static String text(Fields fields, String name) {
        return scalar(fields.get(name).orElse(Items.of())).text();
    }

    private static long number(Fields fields, String name) {
        return Long.parseLong(text(fields, name));
    }

    private static OptionalDouble real(Fields fields, String name) {
        return fields.get(name).isPresent()
                ? OptionalDouble.of(Double.parseDouble(text(fields, name)))
                : OptionalDouble.empty();
    }

    private static <T> T wrong(String why) {
        throw new IllegalArgumentException(why);
    }
}
