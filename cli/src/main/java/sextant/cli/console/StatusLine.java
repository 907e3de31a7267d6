package sextant.cli.console;

import sextant.cli.console.Screen.Look;

/**
 * Talk about something that takes a while: a line that changes as long as it goes on, if somebody looks, and that stays at its end.
 */
public final class StatusLine {

    private static final int LABEL = 8;
    private static final int BAR = 20;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final Screen screen;
    private boolean shown;

    public StatusLine(Console console) {
        this.console = console;
        this.screen = new Screen(console.talking(), Screen.Colour.AUTO);
    }

    /** How it is now; nobody is told who does not look. */
    public synchronized void show(String label, String text) {
        if (console.watched()) {
            console.err().print(CLEAR + line(label, cut(Clean.text(text))));
            console.err().flush();
            shown = true;
        }
    }

    /** How it ended. */
    public synchronized void settle(String label, String text) {
        clear();
        console.err().println(line(label, Clean.text(text)));
    }

    /** Makes room for other talk. */
    public synchronized void clear() {
        if (shown) {
            console.err().print(CLEAR);
            console.err().flush();
            shown = false;
        }
    }

    /** A part of a whole as a picture and a number. @param part from 0 to 1 */
    public String bar(double part) {
        double known = Math.clamp(part, 0, 1);
        int full = (int) Math.round(known * BAR);
        var isDrawn = console.shows('█');
        return (isDrawn ? "█" : "#").repeat(full) + (isDrawn ? "░" : "-").repeat(BAR - full) + " "
                + Math.round(known * 100) + " %";
    }

    public String arrow() {
        return console.shows('→') ? " → " : " -> ";
    }

    private String line(String label, String text) {
        return "  " + screen.in(Look.FAINT, label) + " ".repeat(Math.max(1, LABEL - 2 - label.length())) + text;
    }

    /** One line at most: what the terminal would break cannot be written over. */
    private String cut(String text) {
        int most = Math.max(10, screen.width() - LABEL - 1);
        return text.length() <= most ? text : text.substring(0, most);
    }
}
