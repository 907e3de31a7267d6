package sextant.server.web;

import java.util.ArrayList;
import java.util.List;

/** What changes between two texts of several lines, as a person reads it: the longest common run of lines stays. */
public final class LineDifference {

    /** Longer texts are not compared, since the work grows with the product of their lengths. */
    private static final int MOST_LINES = 400;

    /** @param mark {@code -} for a line that goes, {@code +} for one that comes, a space for one that stays */
    public record Line(String mark, String text) {

        public boolean gone() {
            return mark.equals("-");
        }

        public boolean come() {
            return mark.equals("+");
        }
    }

    private LineDifference() {}

    /** Empty if the texts are too long to compare. */
    static List<Line> of(String from, String to) {
        var old = from.lines().toList();
        var young = to.lines().toList();
        if (old.size() > MOST_LINES || young.size() > MOST_LINES) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        var common = common(old, young);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < young.size()) {
            if (i < old.size() && j < young.size() && old.get(i).equals(young.get(j))) {
                lines.add(new Line(" ", old.get(i++)));
                j++;
            } else if (i < old.size() && (j == young.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line("-", old.get(i++)));
            } else {
                lines.add(new Line("+", young.get(j++)));
            }
        }
        return List.copyOf(lines);
    }

    /** How many lines the rests of both texts have in common, from each pair of places. */
    private static int[][] common(List<String> old, List<String> young) {
        var common = new int[old.size() + 1][young.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = young.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(young.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
