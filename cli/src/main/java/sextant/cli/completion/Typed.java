package sextant.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What stands after the verb so far, read without objecting to anything.
 *
 * @param arguments that are no options and no values of options, without the current word
 * @param before    the option that the current word is the value of
 * @param current   the word that is being typed, perhaps empty
 */
record Typed(List<String> words, List<String> arguments, Optional<String> before, String current) {

    /** @param words after the verb; the last one is the current one */
    static Typed of(CommandSpec verb, List<String> words) {
        var arguments = new ArrayList<String>();
        var before = Optional.<String>empty();
        for (var word : words.subList(0, words.size() - 1)) {
            if (before.isPresent()) {
                before = Optional.empty();
            } else if (word.startsWith("-") && word.length() > 1) {
                before = takesValue(verb, word) ? Optional.of(word) : Optional.empty();
            } else {
                arguments.add(word);
            }
        }
        return new Typed(words, arguments, before, words.getLast());
    }

    /** What was given to an option. */
    Optional<String> value(String option) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() - 1 ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    /** An option that the verb does not have is a parameter of an application, and these have values, but for some truths. */
    private static boolean takesValue(CommandSpec verb, String word) {
        if (word.contains("=")) {
            return false;
        }
        return Optional.ofNullable(verb.findOption(word)).map(Typed::takesValue).orElse(word.startsWith("--"));
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().min() > 0;
    }
}
