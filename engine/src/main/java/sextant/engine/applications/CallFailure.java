package sextant.engine.applications;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a call of a web service came to nothing, as the program that calls says it in the last line that it writes to standard error.
 *
 * @param word  stable: {@code http-status}, {@code media-type}, {@code input-not-text}, {@code input-too-large}, {@code no-space}, and
 *              those of everything that is fetched: {@code unreachable}, {@code address-not-allowed}, {@code too-slow}, {@code
 *              too-large}, {@code truncated} ...
 * @param text  one sentence or more for the person whose job it is, in one line
 * @param again whether the same may work later
 */
public record CallFailure(String word, String text, boolean again) {

    private static final String LATER = "perhaps later";
    private static final String NEVER = "not again";
    private static final Pattern LINE = Pattern.compile("([a-z-]+) \\((" + LATER + "|" + NEVER + ")\\): (.+)");

    public String line() {
        return word + " (" + (again ? LATER : NEVER) + "): " + text;
    }

    /** @param said the end of standard error */
    public static Optional<CallFailure> of(String said) {
        return said.lines()
                .reduce((_, last) -> last)
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new CallFailure(
                        line.group(1), line.group(3), line.group(2).equals(LATER)));
    }
}
