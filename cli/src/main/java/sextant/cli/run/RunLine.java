package sextant.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command line of {@code sextant run}: every option that the tool does not have is a parameter of the application, and is rewritten
 * to {@code --param NAME=VALUE}. So the parameter that has the name of an option of the tool can be given too.
 */
public final class RunLine {

    static final String PARAMETER = "--param";

    private RunLine() {}

    /**
     * What was typed for a parameter.
     *
     * @param value empty if nothing stood there: {@code --verbose}
     */
    record Value(String parameter, Optional<String> value) {

        /** As {@code --param} has it. */
        static Value of(String assignment) {
            int equals = assignment.indexOf('=');
            return equals < 0
                    ? new Value(assignment, Optional.empty())
                    : new Value(assignment.substring(0, equals), Optional.of(assignment.substring(equals + 1)));
        }
    }

    /** @param words after the verb */
    public static List<String> rewritten(CommandSpec spec, List<String> words) {
        var own = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var option = option(spec, word);
            var hasNext = at + 1 < words.size();
            if (option.isPresent()) {
                own.add(word);
                if (option.get().arity().min() > 0 && !isWithValue(word) && hasNext) {
                    own.add(words.get(++at));
                }
            } else if (!word.startsWith("--") || word.equals("--")) {
                own.add(word);
            } else {
                var isBefore = !isWithValue(word) && hasNext && isValue(spec, words.get(at + 1));
                own.add(PARAMETER);
                own.add(word.substring(2) + (isBefore ? "=" + words.get(++at) : ""));
            }
        }
        return own;
    }

    /** A negative number is a value, and so is a dash alone; two dashes begin the next option, unless an equals sign is used. */
    private static boolean isValue(CommandSpec spec, String word) {
        return !word.startsWith("--") && option(spec, word).isEmpty();
    }

    private static Optional<OptionSpec> option(CommandSpec spec, String word) {
        var name = isWithValue(word) ? word.substring(0, word.indexOf('=')) : word;
        return Optional.ofNullable(spec.findOption(name)).filter(_ -> name.startsWith("-"));
    }

    private static boolean isWithValue(String word) {
        return word.startsWith("--") && word.contains("=");
    }
}
