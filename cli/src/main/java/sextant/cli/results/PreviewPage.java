package sextant.cli.results;

import java.util.List;
import sextant.cli.console.Amounts;
import sextant.cli.console.Columns;
import sextant.cli.console.Columns.Cell;
import sextant.cli.console.Screen;
import sextant.cli.console.Screen.Look;
import sextant.cli.jobs.JobDocument.Left;
import sextant.cli.server.Wire;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;

/** A preview for people, in lines. */
final class PreviewPage {

    /** As many columns as a wide terminal shows; the rest are named below. */
    private static final int MOST_COLUMNS = 8;

    private final Screen screen;

    PreviewPage(Screen screen) {
        this.screen = screen;
    }

    void print(Left result, Fields preview) {
        var size = result.size().map(bytes -> ", " + Amounts.bytes(bytes)).orElse("");
        screen.text(0, result.id() + ": " + result.mediaType() + size, Look.STRONG);
        switch (Wire.text(preview, "kind")) {
            case "table" -> table(preview);
            case "image" -> image(preview);
            case "text" -> text(preview);
            case "fits" -> fits(preview);
            default -> screen.text(0, "This kind of preview can be printed with --json only.", Look.PLAIN);
        }
    }

    private void table(Fields preview) {
        var columns = Wire.items(preview, "columns");
        var shown = columns.stream().limit(MOST_COLUMNS).toList();
        var rows = Wire.items(preview, "rows");
        var table = new Columns(
                shown.stream().map(column -> Wire.text(column, "name")).toArray(String[]::new));
        if (shown.stream().anyMatch(column -> !Wire.text(column, "unit").isEmpty())) {
            table.add(shown.stream()
                    .map(column -> new Cell(Wire.text(column, "unit"), Look.FAINT))
                    .toArray(Cell[]::new));
        }
        rows.forEach(row -> table.add(cells(row, shown.size())));
        if (!shown.isEmpty()) {
            table.print(screen);
        }
        screen.text(0, counted(preview, rows.size(), columns), Look.FAINT);
    }

    private static Cell[] cells(Node row, int count) {
        var values = row instanceof Items(var all) ? all : List.<Node>of();
        var cells = new Cell[count];
        for (int at = 0; at < count; at++) {
            cells[at] = Cell.of(at < values.size() ? Wire.text(values.get(at)) : "");
        }
        return cells;
    }

    private static String counted(Fields preview, int rows, List<Node> columns) {
        var total = Wire.number(preview, "totalRows").map(all -> " of " + all).orElse("");
        var more = columns.stream()
                .skip(MOST_COLUMNS)
                .map(column -> Wire.text(column, "name"))
                .toList();
        return rows
                + total
                + (rows == 1 && total.isEmpty() ? " row" : " rows")
                + (more.isEmpty() ? "" : "; further columns: " + String.join(", ", more));
    }

    private void image(Fields preview) {
        var image = Wire.part(preview, "image").orElse(Fields.EMPTY);
        var least = Wire.text(image, "min");
        screen.text(
                0,
                Wire.text(image, "width") + " x " + Wire.text(image, "height") + " pixels"
                        + (least.isEmpty() ? "" : ", values " + least + " to " + Wire.text(image, "max"))
                        + "; -o FILE.png writes a picture of it",
                Look.PLAIN);
    }

    private void text(Fields preview) {
        Wire.text(preview, "text").lines().forEach(line -> screen.text(0, line, Look.PLAIN));
        if (Wire.isTrue(preview, "truncated")) {
            screen.text(0, "(there is more)", Look.FAINT);
        }
    }

    private void fits(Fields preview) {
        var units = new Columns("HDU", "NAME", "TYPE", "SHAPE");
        var selected = Wire.text(preview, "selected");
        for (var unit : Wire.items(preview, "hdus")) {
            units.add(
                    Cell.of(Wire.text(unit, "index")),
                    Cell.of(Wire.text(unit, "name")),
                    Cell.of(Wire.text(unit, "type")),
                    Cell.of(String.join(" x ", Wire.texts(unit, "shape"))));
        }
        units.print(screen);
        Wire.items(preview, "hdus").stream()
                .filter(unit -> Wire.text(unit, "index").equals(selected))
                .forEach(unit -> {
                    screen.blank();
                    screen.text(0, "Header of HDU " + selected + ":", Look.FAINT);
                    Wire.texts(unit, "cards").forEach(card -> screen.text(0, card.stripTrailing(), Look.PLAIN));
                });
        if (Wire.part(preview, "columns").isPresent()) {
            screen.blank();
            table(preview);
        } else if (Wire.part(preview, "image").isPresent()) {
            screen.blank();
            image(preview);
        }
    }
}
