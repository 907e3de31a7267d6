package sextant.adapters.supervisor.record;

import java.util.List;

/**
 * How a run ended: the file {@code exit}, one line.
 *
 * @param detail the exit code, the name of the signal, the limit or the stable word, whatever the kind has; else {@code -}
 * @param began  in ms since 1970
 * @param at     in ms since 1970
 * @param why    for people, may be empty
 * @param cut    whether a part of its output could not be written
 */
public record RunRecord(Kind kind, String detail, long began, long at, String why, boolean cut) {

    private static final String CUT = ",cut";

    /** An end with all of its output, as far as it may have any. */
    public RunRecord(Kind kind, String detail, long began, long at, String why) {
        this(kind, detail, began, at, why, false);
    }

    public RunRecord withCut(boolean cut) {
        return new RunRecord(kind, detail, began, at, why, cut);
    }

    /** What is written first. */
    public enum Kind {
        EXITED,
        SIGNALLED,
        OVER_LIMIT,
        CANCELLED,
        CANNOT_START,
        LOST
    }

    private static final List<String> SIGNALS = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    /** The name of a signal without SIG, or its number if it has no name. */
    public static String signal(int number) {
        return number >= 1 && number <= SIGNALS.size() ? SIGNALS.get(number - 1) : Integer.toString(number);
    }

    public String write() {
        return String.join(
                " ",
                kind.name() + (cut ? CUT : ""),
                detail,
                Long.toString(began),
                Long.toString(at),
                why.replace('\n', ' '),
                ".");
    }

    /** @throws IllegalArgumentException if it is not whole */
    public static RunRecord read(String line) {
        var parts = line.strip().split(" ", 5);
        if (parts.length < 5 || !parts[4].endsWith(".")) {
            throw new IllegalArgumentException("not a whole record");
        }
        var why = parts[4].substring(0, parts[4].length() - 1).strip();
        boolean cut = parts[0].endsWith(CUT);
        var kind = Kind.valueOf(cut ? parts[0].substring(0, parts[0].length() - CUT.length()) : parts[0]);
        return new RunRecord(kind, parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]), why, cut);
    }
}
