package sextant.model.application;

import java.util.List;
import java.util.Optional;

/**
 * Which values of its type a parameter takes (CEABase v1.1: {@code optionList} or {@code range}, {@code arrayDEF}).
 *
 * @param options the only values that are taken; empty is any
 * @param range   of a number or a time
 * @param pattern that the whole value matches (RE2)
 * @param words   what the program calls true and false; empty unless the parameter is a boolean
 * @param array   that one value is several elements; empty if it is one
 */
public record Domain(
        List<Option> options,
        Optional<Range> range,
        Optional<String> pattern,
        Optional<BooleanWords> words,
        Optional<ArrayShape> array) {

    public static final Domain ANY =
            new Domain(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Domain {
        options = List.copyOf(options);
    }

    /** One of the only values (CEABase v1.1, {@code optionVal}). @param label what people see, {@code displayValue} */
    public record Option(String value, Optional<String> label) {}

    /**
     * Between which values a value lies (CEABase v1.1, {@code range}). The bounds are values of the parameter's type, as it is written.
     */
    public record Range(Optional<Bound> least, Optional<Bound> most) {}

    /** @param inclusive whether the bound itself is taken */
    public record Bound(String value, boolean inclusive) {}

    /**
     * How a program spells truth. A client may write any of the spellings of CEA ({@code true/false t/f yes/no y/n on/off 1/0}, in any
     * case); the program gets this one.
     */
    public record BooleanWords(String yes, String no) {
        public static final BooleanWords TRUE_FALSE = new BooleanWords("true", "false");

        /** Those that CEA services took, from anybody; the usual ones first. */
        public static final List<BooleanWords> SPELLINGS = List.of(
                TRUE_FALSE,
                new BooleanWords("t", "f"),
                new BooleanWords("yes", "no"),
                new BooleanWords("y", "n"),
                new BooleanWords("on", "off"),
                new BooleanWords("1", "0"),
                new BooleanWords("in", "out"));

        /** Whether a text says true or false by a spelling of CEA, in any case of letters; empty if it says neither. */
        public static Optional<Boolean> meaning(String text) {
            return SPELLINGS.stream()
                    .flatMap(words -> words.truth(text).stream())
                    .findFirst();
        }

        /** The same, by these words only. */
        public Optional<Boolean> truth(String text) {
            return yes.equalsIgnoreCase(text) || no.equalsIgnoreCase(text)
                    ? Optional.of(yes.equalsIgnoreCase(text))
                    : Optional.empty();
        }
    }

    /**
     * The shape of an array (VODataService, {@code arraysize}): {@code 3}, {@code 2x3}, {@code *}, {@code 2x*}, {@code 5*}.
     *
     * @param text      as it is written
     * @param separator between the elements of a value
     */
    public record ArrayShape(String text, String separator) {}
}
