package sextant.cli.console;

import java.util.List;

/** Writes lines for people: cleaned, wrapped to the width, and coloured if a terminal shows them. */
public final class Screen {

    /** What a text is, and so how it looks. Never the only sign: the words say it too. */
    public enum Look {
        PLAIN(""),
        STRONG("1"),
        FAINT("2"),
        GOOD("1;32"),
        BETWEEN("1;33"),
        BAD("1;31");

        private final String code;

        Look(String code) {
            this.code = code;
        }
    }

    /** When to colour. */
    public enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    private final Console console;
    private final boolean coloured;

    public Screen(Console console, Colour colour) {
        this.console = console;
        this.coloured = switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                console.terminal()
                        && console.setting("NO_COLOR").isEmpty()
                        && !console.setting("TERM").orElse("").equals("dumb");
        };
    }

    /** A text in its look, cleaned. */
    public String in(Look look, String text) {
        var clean = Clean.text(text);
        return coloured && look != Look.PLAIN ? "\u001b[" + look.code + "m" + clean + "\u001b[0m" : clean;
    }

    /** A first word, and a text beside it. */
    public void row(String first, Look firstLook, int column, String text, Look look) {
        var lines = Wrapped.lines(Clean.text(text), console.width() - column);
        var space = " ".repeat(Math.max(1, column - first.length()));
        print(in(firstLook, first) + space + in(look, lines.getFirst()));
        below(column, lines.subList(1, lines.size()), look);
    }

    /** A mark in a column, and a text beside it. */
    public void item(int column, String mark, Look markLook, String text, Look look) {
        int beside = column + mark.length() + 1;
        var lines = Wrapped.lines(Clean.text(text), console.width() - beside);
        print(" ".repeat(column) + in(markLook, mark) + " " + in(look, lines.getFirst()));
        below(beside, lines.subList(1, lines.size()), look);
    }

    /** A text that starts in a column and stays there. */
    public void text(int column, String text, Look look) {
        below(column, Wrapped.lines(Clean.text(text), console.width() - column), look);
    }

    /** A whole line, made of what {@link #in} says. */
    public void line(String line) {
        print(line);
    }

    public int width() {
        return console.width();
    }

    public void blank() {
        console.out().println();
    }

    private void below(int column, List<String> lines, Look look) {
        lines.forEach(line -> print(" ".repeat(column) + in(look, line)));
    }

    private void print(String line) {
        console.out().println(line);
    }
}
