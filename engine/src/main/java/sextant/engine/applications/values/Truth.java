package sextant.engine.applications.values;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.model.application.Domain.BooleanWords;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;

/**
 * The spellings of true and false. A client may write any of those that CEA services took, in capitals or not, and those of the
 * program; the program gets its own.
 */
public final class Truth {

    private Truth() {}

    /** Whether a text says true or false; empty if it says neither. */
    public static Optional<Boolean> of(String text) {
        return BooleanWords.meaning(text);
    }

    /** The same, where the words of the program are understood as well. */
    public static Optional<Boolean> of(ParameterDefinition parameter, String text) {
        return of(text).or(() -> parameter.domain().words().flatMap(words -> words.truth(text)));
    }

    /** What the program is given for a value of a boolean; other values stay as they are. */
    public static String forProgram(ParameterDefinition parameter, String text) {
        if (parameter.type() != ParameterType.BOOLEAN) {
            return text;
        }
        var array = parameter.domain().array();
        return array.isEmpty() || text.isEmpty()
                ? word(parameter, text)
                : String.join(
                        array.get().separator(),
                        ArrayShapes.elements(array.get(), text)
                                .map(element -> word(parameter, element))
                                .toList());
    }

    private static String word(ParameterDefinition parameter, String text) {
        var words = parameter.domain().words().orElse(BooleanWords.TRUE_FALSE);
        return of(parameter, text).map(yes -> yes ? words.yes() : words.no()).orElse(text);
    }

    /** The words that are spelled as a text is: {@code YES} and {@code NO} for {@code YES}; {@code true} and {@code false} if it is none. */
    public static BooleanWords styleOf(String text) {
        return BooleanWords.SPELLINGS.stream()
                .filter(words ->
                        words.yes().equalsIgnoreCase(text) || words.no().equalsIgnoreCase(text))
                .findFirst()
                .map(words -> new BooleanWords(capitals(text, words.yes()), capitals(text, words.no())))
                .orElse(BooleanWords.TRUE_FALSE);
    }

    private static String capitals(String like, String word) {
        if (like.equals(like.toLowerCase(Locale.ROOT))) {
            return word;
        }
        return like.equals(like.toUpperCase(Locale.ROOT))
                ? word.toUpperCase(Locale.ROOT)
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** All spellings that a client may use, for people. */
    static String allowed(ParameterDefinition parameter) {
        var own = parameter.domain().words().stream()
                .filter(words -> of(words.yes()).isEmpty() || of(words.no()).isEmpty());
        return String.join(
                ", ",
                Stream.concat(BooleanWords.SPELLINGS.stream(), own)
                        .map(words -> words.yes() + "/" + words.no())
                        .toList());
    }
}
