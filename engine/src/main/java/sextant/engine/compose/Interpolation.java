package sextant.engine.compose;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Fills in {@code $VAR} and {@code ${VAR...}} as the Compose Specification does: {@code :-} and {@code -} default, {@code :?} and
 * {@code ?} demand, {@code :+} and {@code +} alternative, {@code $$} a dollar. Values come from the Task alone, never from the
 * environment of this server. One object serves one file: it keeps what was missing.
 */
final class Interpolation {

    /** Nested braces: {@code ${A:-${B:-c}}} is 2. */
    private static final int DEPTH = 8;

    /** Characters in all, so that a short file with long values stays small. */
    private static final int MOST = 1 << 20;

    /** What became of one text. */
    sealed interface Outcome {}

    /** @param unset whether a variable in it has neither value nor default, and became nothing */
    record Filled(String text, boolean unset) implements Outcome {}

    /** @param variable that must have a value, by {@code ?} */
    record Demanded(String variable, String words) implements Outcome {}

    /** Not an interpolation that Compose knows. */
    record Malformed(String text) implements Outcome {}

    private final Map<String, String> values;
    private final SequencedSet<String> unset = new LinkedHashSet<>();
    private int written;

    Interpolation(Map<String, String> values) {
        this.values = values;
    }

    Outcome fill(String text) {
        if (text.indexOf('$') < 0) {
            return new Filled(text, false);
        }
        var filling = new Filling(text);
        try {
            filling.fill(text.length(), 0, true);
            return new Filled(filling.filled.toString(), filling.missed);
        } catch (Stopped stopped) {
            return stopped.outcome;
        }
    }

    /** The value of a variable, or empty with a note that it is missing. */
    Optional<String> value(String name) {
        var value = Optional.ofNullable(values.get(name));
        if (value.isEmpty()) {
            unset.add(name);
        }
        return value;
    }

    /** Every variable that was needed and has neither value nor default, in the order of the file. */
    SequencedSet<String> unset() {
        return unset;
    }

    /** The text with every demand taken back: {@code ${VAR:?words}} becomes {@code ${VAR}}. */
    static String withoutDemands(String text) {
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$$", at)) {
                plain.append("$$");
                at += 2;
            } else if (text.startsWith("${", at)) {
                int name = nameEnd(text, at + 2);
                int demand = text.startsWith(":", name) ? name + 1 : name;
                if (text.startsWith("?", demand)) {
                    int close = closing(text, at + 2, text.length());
                    plain.append(text, at, name).append('}');
                    at = close < 0 ? text.length() : close + 1;
                } else {
                    plain.append("${");
                    at += 2;
                }
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return plain.toString();
    }

    private static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isNameCharacter(text.charAt(at), at == from)) {
            at++;
        }
        return at;
    }

    private static boolean isNameCharacter(char character, boolean first) {
        return character == '_'
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || !first && character >= '0' && character <= '9';
    }

    /** The brace that closes the one before {@code from}, or -1. */
    private static int closing(String text, int from, int end) {
        int open = 1;
        for (int at = from; at < end; at++) {
            if (text.startsWith("${", at)) {
                open++;
                at++;
            } else if (text.charAt(at) == '}' && --open == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Ends the filling of one text. */
    private static final class Stopped extends RuntimeException {
        private final transient Outcome outcome;

        Stopped(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    /** One text on its way. */
    private final class Filling {
        private final String text;
        private final StringBuilder filled = new StringBuilder();
        private boolean missed;
        private int at;

        Filling(String text) {
            this.text = text;
        }

        /** Writes the text up to a place; what is not used (the default of a variable that has a value) is read and not written. */
        void fill(int end, int depth, boolean used) {
            if (depth > DEPTH) {
                throw new Stopped(new Malformed("more than " + DEPTH + " variables inside each other"));
            }
            while (at < end) {
                int dollar = text.indexOf('$', at);
                if (dollar < 0 || dollar >= end) {
                    write(text.substring(at, end), used);
                    at = end;
                    return;
                }
                write(text.substring(at, dollar), used);
                at = dollar + 1;
                variable(end, depth, used);
            }
        }

        private void variable(int end, int depth, boolean used) {
            if (at < end && text.charAt(at) == '$') {
                at++;
                write("$", used);
            } else if (at < end && text.charAt(at) == '{') {
                at++;
                braced(end, depth, used);
            } else {
                plain(name(end), used);
            }
        }

        private String name(int end) {
            int nameEnd = Math.min(nameEnd(text, at), end);
            if (nameEnd == at) {
                throw new Stopped(new Malformed("a $ without the name of a variable; a dollar alone is written $$"));
            }
            var name = text.substring(at, nameEnd);
            at = nameEnd;
            return name;
        }

        private void plain(String name, boolean used) {
            if (!used) {
                return;
            }
            var value = value(name);
            missed |= value.isEmpty();
            write(value.orElse(""), true);
        }

        private void braced(int end, int depth, boolean used) {
            int close = closing(text, at, end);
            if (close < 0) {
                throw new Stopped(new Malformed("a ${ without its }"));
            }
            var name = name(close);
            if (at == close) {
                plain(name, used);
            } else {
                operator(name, close, depth, used);
            }
            at = close + 1;
        }

        private void operator(String name, int close, int depth, boolean used) {
            boolean emptyCounts = text.charAt(at) == ':';
            at += emptyCounts ? 1 : 0;
            char operator = text.charAt(at++);
            var value = Optional.ofNullable(values.get(name)).filter(set -> !emptyCounts || !set.isEmpty());
            switch (operator) {
                case '-' -> {
                    value.ifPresent(set -> write(set, used));
                    fill(close, depth + 1, used && value.isEmpty());
                }
                case '+' -> fill(close, depth + 1, used && value.isPresent());
                case '?' -> demand(name, value, close, used);
                default -> throw new Stopped(new Malformed("${" + name + " is followed by something unknown"));
            }
        }

        private void demand(String name, Optional<String> value, int close, boolean used) {
            if (used && value.isEmpty()) {
                throw new Stopped(new Demanded(name, text.substring(at, close)));
            }
            value.ifPresent(set -> write(set, used));
        }

        private void write(String part, boolean used) {
            if (!used) {
                return;
            }
            written += part.length();
            if (written > MOST) {
                throw new Stopped(
                        new Malformed("with its variables filled in the file is larger than " + MOST + " characters"));
            }
            filled.append(part);
        }
    }
}
