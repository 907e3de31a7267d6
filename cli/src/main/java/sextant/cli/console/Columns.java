package sextant.cli.console;

import java.util.ArrayList;
import java.util.List;
import sextant.cli.console.Screen.Look;

/** Rows of a table for people: each column as wide as its widest cell, the last one cut at the edge of the terminal. */
public final class Columns {

    private static final String BETWEEN = "  ";

    private final List<List<Cell>> rows = new ArrayList<>();

    /** One text in a row. */
    public record Cell(String text, Look look) {
        public Cell {
            text = Clean.text(text);
        }

        public static Cell of(String text) {
            return new Cell(text, Look.PLAIN);
        }
    }

    public Columns(String... heads) {
        var row = new ArrayList<Cell>();
        for (var head : heads) {
            row.add(new Cell(head, Look.FAINT));
        }
        rows.add(row);
    }

    public void add(Cell... cells) {
        rows.add(List.of(cells));
    }

    public void print(Screen screen) {
        int last = rows.getFirst().size() - 1;
        for (var row : rows) {
            var line = new StringBuilder();
            int column = 0;
            for (int at = 0; at < last; at++) {
                int width = width(at);
                var cell = row.get(at);
                line.append(screen.in(cell.look(), cell.text()))
                        .append(" ".repeat(width - length(cell.text())))
                        .append(BETWEEN);
                column += width + BETWEEN.length();
            }
            line.append(screen.in(row.get(last).look(), cut(row.get(last).text(), screen.width() - column)));
            screen.line(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> length(row.get(column).text()))
                .max()
                .orElse(0);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String text, int width) {
        int most = Math.max(10, width);
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 3)) + "...";
    }
}
