package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import java.util.Optional;
import sextant.engine.configuration.Section;

/**
 * How often something may be there.
 *
 * @param least from 0
 * @param most  from 1; {@link Integer#MAX_VALUE} is any number
 */
record Repetition(int least, int most) {

    static final Repetition ONCE = new Repetition(1, 1);

    private static final String OPTIONAL = "optional";
    private static final String REPEAT = "repeat";
    private static final Pattern COUNTS = Pattern.compile("([0-9]{1,6})\\.\\.([0-9]{1,6})?");

    /** Reads {@code optional} and {@code repeat}. @param otherwise what is meant where neither stands */
    static Repetition read(Section section, Repetition otherwise) {
        boolean optional = section.flag(OPTIONAL, otherwise.least == 0);
        if (!section.has(REPEAT)) {
            return new Repetition(optional ? 0 : Math.max(1, otherwise.least), otherwise.most);
        }
        var text = section.node(REPEAT).flatMap(Scalars::text).orElse("");
        if (text.equals("true") || text.equals("false")) {
            return new Repetition(optional ? 0 : 1, text.equals("true") ? Integer.MAX_VALUE : 1);
        }
        var counts = counts(text);
        if (counts.isEmpty()) {
            section.problem(REPEAT, "must be true, or how often, such as 1..3 or 2..");
            return otherwise;
        }
        check(section, REPEAT, counts.get());
        if (section.flag(OPTIONAL, false) && counts.get().least > 0) {
            section.problem(OPTIONAL, "does not go with repeat: " + text + "; write repeat: 0..");
        }
        return new Repetition(counts.get().least, Math.max(1, counts.get().most));
    }

    /** Reads {@code count}: how many of some members are chosen, at most all. */
    static Repetition chosen(Section section, int members) {
        var text = section.node("count").flatMap(Scalars::text).orElse(section.has("count") ? "" : "1..1");
        var counts = counts(text.contains("..") ? text : text + ".." + text);
        if (counts.isEmpty()) {
            section.problem("count", "must be how many are chosen, such as 1..1 or 0..2");
            return ONCE;
        }
        check(section, "count", counts.get());
        if (counts.get().least > members) {
            section.problem("count", "asks for more than the " + members + " that there are");
        }
        return new Repetition(counts.get().least, Math.clamp(counts.get().most, 1, Math.max(1, members)));
    }

    private static Optional<Repetition> counts(String text) {
        var counts = COUNTS.matcher(text);
        return counts.matches()
                ? Optional.of(new Repetition(
                        Integer.parseInt(counts.group(1)),
                        Optional.ofNullable(counts.group(2))
                                .map(Integer::parseInt)
                                .orElse(Integer.MAX_VALUE)))
                : Optional.empty();
    }

    private static void check(Section section, String key, Repetition counts) {
        if (counts.most < Math.max(1, counts.least)) {
            section.problem(key, "must not end with less than it begins with, and not with 0");
        }
    }
}
