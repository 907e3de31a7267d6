package sextant.adapters.preview.fits;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nom.tam.fits.AsciiTable;
import nom.tam.fits.BinaryTable;
import nom.tam.util.FitsFile;
import org.jspecify.annotations.Nullable;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Cells;
import sextant.adapters.preview.reading.Unreadable;
import sextant.engine.preview.Preview;
import sextant.model.tree.Scalar;

/** The first rows of a binary or ASCII table (FITS 4.0, 7.2 and 7.3). */
final class FitsTable {

    /** A value in a row and column of the file, both from 0. */
    @FunctionalInterface
    private interface Source {
        @Nullable
        Object at(int row, int column);
    }

    private FitsTable() {}

    static Preview.Table read(FitsUnit unit, FitsFile file) throws IOException {
        if (unit.header().getLongValue("NAXIS1") > Bounds.ROW_BYTES) {
            throw new Unreadable("The rows of the table in unit %d have more than %d bytes."
                    .formatted(unit.index(), Bounds.ROW_BYTES));
        }
        var source = source(unit, file);
        int shown = Math.min(unit.columns(), Bounds.COLUMNS);
        var rows = new ArrayList<List<Scalar>>();
        for (int row = 0; row < Math.min(unit.rows(), Bounds.ROWS); row++) {
            var cells = new ArrayList<Scalar>();
            for (int column = 0; column < shown; column++) {
                cells.add(Cells.of(source.at(row, column)));
            }
            rows.add(cells);
        }
        return new Preview.Table(
                columns(unit, shown),
                unit.columns(),
                rows,
                OptionalLong.of(unit.rows()),
                rows.size() < unit.rows() || shown < unit.columns());
    }

    private static Source source(FitsUnit unit, FitsFile file) throws IOException {
        return switch (unit.data(file)) {
            case BinaryTable table -> new FitsCells(unit.header(), table)::at;
            case AsciiTable table ->
                (row, column) -> table.isNull(row, column) ? null : single(table.getElement(row, column));
            default -> throw new Unreadable("Unit %d has a table of an unknown kind.".formatted(unit.index()));
        };
    }

    private static Object single(Object value) {
        return value.getClass().isArray() && Array.getLength(value) == 1 ? Array.get(value, 0) : value;
    }

    private static List<Preview.Column> columns(FitsUnit unit, int count) {
        var columns = new ArrayList<Preview.Column>();
        for (int number = 1; number <= count; number++) {
            columns.add(new Preview.Column(
                    text(unit, "TTYPE" + number).orElse("column " + number),
                    text(unit, "TFORM" + number).orElse(""),
                    text(unit, "TUNIT" + number),
                    text(unit, "TUCD" + number),
                    text(unit, "TCOMM" + number)));
        }
        return columns;
    }

    private static Optional<String> text(FitsUnit unit, String key) {
        return Optional.of(unit.text(key, "").strip())
                .filter(text -> !text.isEmpty())
                .map(Cells::text);
    }
}
