package sextant.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of at most so many characters, broken at spaces where that is possible. */
final class Wrapped {

    private static final int NARROWEST = 20;

    private Wrapped() {}

    /** At least one line. Spaces at the start are kept, so that indented text stays so. */
    static List<String> lines(String text, int width) {
        int most = Math.max(NARROWEST, width);
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > most) {
            int space = rest.lastIndexOf(' ', most);
            int end = space > 0 && !rest.substring(0, space).isBlank() ? space : most;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
