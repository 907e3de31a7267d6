package sextant.server.previews;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import sextant.engine.preview.Preview;
import sextant.model.job.Result;
import sextant.model.tree.Scalar;
import sextant.server.web.Words;

/**
 * A preview as a page shows it. Texts that are absent are empty.
 *
 * @param name    of the result
 * @param address of its preview, for links
 * @param kind    of what is shown: {@code table}, {@code image} or {@code text}; {@code none} for a unit that has nothing to show
 * @param columns of a table
 * @param rows    of a table
 * @param picture its address
 * @param tiny    whether the picture has so few pixels that each should be seen
 * @param text    of a text
 * @param note    what part of the file this is
 * @param units   of a FITS file
 */
public record Glance(
        String name,
        String address,
        String kind,
        List<Column> columns,
        List<List<Cell>> rows,
        String picture,
        boolean tiny,
        String text,
        String note,
        List<Unit> units) {

    private static final int TINY = 200;
    private static final int FEW_ROWS = 8;
    private static final int FEW_LINES = 20;

    /** @param figure whether its values are numbers, which stand to the right */
    public record Column(String name, String unit, String ucd, String datatype, String description, boolean figure) {

        static Column of(Preview.Column column, boolean figure) {
            return new Column(
                    column.name(),
                    column.unit().orElse(""),
                    column.ucd().orElse(""),
                    column.datatype(),
                    column.description().orElse(""),
                    figure);
        }
    }

    /** @param none whether there is no value */
    public record Cell(String text, boolean figure, boolean none) {}

    /** @param cards the header, a record in a line */
    public record Unit(int index, String name, String type, String shape, String cards, boolean selected) {

        static Unit of(Preview.Unit unit, OptionalInt selected) {
            return new Unit(
                    unit.index(),
                    unit.name(),
                    unit.type(),
                    shape(unit),
                    String.join("\n", unit.cards()),
                    selected.equals(OptionalInt.of(unit.index())));
        }

        private static String shape(Preview.Unit unit) {
            if (unit.shape().isEmpty()) {
                return "no data";
            }
            var lengths =
                    unit.shape().stream().map(length -> Long.toString(length)).toList();
            return unit.type().equals("table")
                    ? lengths.getFirst() + " rows, " + lengths.getLast() + " columns"
                    : String.join(" × ", lengths);
        }
    }

    /**
     * For the page of a job: a few rows or lines.
     *
     * @param job the address of the job, for links
     */
    public static Glance of(Preview preview, Result result, String job) {
        var address = job + "/results/" + Words.segment(result.id()) + "/preview";
        return of(preview, result.id(), address, FEW_ROWS, FEW_LINES);
    }

    /** All that there is in the preview. */
    static Glance whole(Preview preview, String name, String address) {
        return of(preview, name, address, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static Glance of(Preview preview, String name, String address, int rows, int lines) {
        return switch (preview) {
            case Preview.Table table -> table(table, name, address, rows);
            case Preview.Image image -> {
                var picture = address + "?RESPONSEFORMAT=image/png";
                boolean tiny = Math.max(image.width(), image.height()) < TINY;
                yield new Glance(
                        name, address, "image", List.of(), List.of(), picture, tiny, "", note(image), List.of());
            }
            case Preview.Text text -> text(text, name, address, lines);
            case Preview.Fits fits -> fits(fits, name, address, rows);
        };
    }

    private static Glance table(Preview.Table table, String name, String address, int most) {
        var figures = IntStream.range(0, table.columns().size())
                .mapToObj(column -> isFigure(table, column))
                .toList();
        var columns = IntStream.range(0, figures.size())
                .mapToObj(column -> Column.of(table.columns().get(column), figures.get(column)))
                .toList();
        var rows = table.rows().stream()
                .limit(most)
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> cell(row.get(column), figures.get(column)))
                        .toList())
                .toList();
        return new Glance(name, address, "table", columns, rows, "", false, "", note(table, rows.size()), List.of());
    }

    /** Numbers only, and where there is none nothing. */
    private static boolean isFigure(Preview.Table table, int column) {
        var kinds = table.rows().stream()
                .map(row -> row.get(column).kind())
                .distinct()
                .toList();
        return kinds.contains(Scalar.Kind.NUMBER)
                && kinds.stream().allMatch(kind -> kind == Scalar.Kind.NUMBER || kind == Scalar.Kind.NULL);
    }

    private static Cell cell(Scalar value, boolean figure) {
        return new Cell(value.text(), figure, value.kind() == Scalar.Kind.NULL);
    }

    private static String note(Preview.Table table, int shown) {
        var of = table.totalRows().isPresent()
                ? " of " + grouped(table.totalRows().getAsLong())
                : "";
        var more = table.totalRows().isEmpty() && table.truncated() ? " The file does not say how many there are." : "";
        var columns = table.totalColumns() > table.columns().size()
                ? " Of %d columns the first %d are shown."
                        .formatted(table.totalColumns(), table.columns().size())
                : "";
        boolean all = table.totalRows().isPresent() && table.totalRows().getAsLong() == shown;
        return (all ? rows(shown) + "." : "The first " + rows(shown) + of + ".") + more + columns;
    }

    private static String rows(int count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
    }

    private static String note(Preview.Image image) {
        var size = "%d × %d pixels".formatted(image.width(), image.height());
        return image.least().isPresent()
                ? "%s, values from %s to %s.".formatted(size, number(image.least()), number(image.greatest()))
                : size + ".";
    }

    private static String number(OptionalDouble value) {
        return String.format(Locale.ROOT, "%.5g", value.orElse(Double.NaN));
    }

    private static Glance text(Preview.Text text, String name, String address, int most) {
        var lines = text.text().lines().limit(most).toList();
        boolean cut = text.truncated() || text.text().lines().count() > lines.size();
        var note = cut ? "The first %d lines.".formatted(lines.size()) : "";
        return new Glance(
                name, address, "text", List.of(), List.of(), "", false, String.join("\n", lines), note, List.of());
    }

    private static Glance fits(Preview.Fits fits, String name, String address, int rows) {
        var units = fits.units().stream()
                .map(unit -> Unit.of(unit, fits.selected()))
                .toList();
        var shown = fits.content().map(content -> of(content, name, address, rows, 0));
        var picture = shown.map(Glance::picture)
                .filter(link -> !link.isEmpty())
                .map(link -> fits.selected().isPresent()
                        ? link + "&HDU=" + fits.selected().getAsInt()
                        : link)
                .orElse("");
        var cube = fits.units().stream()
                .filter(unit -> fits.selected().equals(OptionalInt.of(unit.index())))
                .anyMatch(unit -> unit.shape().size() > 2 && !picture.isEmpty());
        return new Glance(
                name,
                address,
                shown.map(Glance::kind).orElse("none"),
                shown.map(Glance::columns).orElse(List.of()),
                shown.map(Glance::rows).orElse(List.of()),
                picture,
                shown.map(Glance::tiny).orElse(false),
                "",
                shown.map(Glance::note).orElse("") + (cube ? " The first plane is shown." : ""),
                units);
    }
}
