package sextant.engine.applications;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sextant.engine.applications.values.ValueCheck;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/**
 * Which values can be part of an argument vector. A value that a program would take for something else than a value is as dangerous
 * as one that a shell would run.
 */
final class Arguments {

    /** The most that Linux takes as one argument, without the zero byte at its end. */
    static final int LONGEST = 131_071;

    /** The most of all arguments, each with its zero byte and its pointer; some room of Linux's 2 MiB is left for the environment. */
    static final int LONGEST_TOGETHER = 2_000_000;

    static final int POINTER = 8;

    /** {@code keyword=}, which is how some programs name their parameters. */
    private static final Pattern KEYWORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*=");

    private Arguments() {}

    /** Why a text cannot be the value of a parameter, if it cannot; not its type, which {@link ValueCheck} judges. */
    static Optional<Refusal> fault(List<ArgumentTemplate> command, ParameterDefinition parameter, String value) {
        return unspeakable(parameter, value)
                .or(() -> bytes(value) <= LONGEST ? Optional.empty() : Optional.of(tooLong(parameter.id())))
                .or(() -> misleading(command, parameter, value))
                .map(refusal -> refusal.at(Path.of(parameter.id())).got(value));
    }

    /** What is no text that could be told to anybody else. */
    static Optional<Refusal> unspeakable(ParameterDefinition parameter, String value) {
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == 0) {
                return Optional.of(RefusalKind.BAD_CHARACTER
                        .because("The value of " + parameter.id() + " has a zero character, which cannot be passed on.")
                        .suggest("Leave it out."));
            }
            if (Character.isHighSurrogate(character)
                    && at + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(character)) {
                return Optional.of(RefusalKind.BAD_CHARACTER
                        .because("The value of " + parameter.id() + " has half of a character (a lone surrogate).")
                        .suggest("Send the text as UTF-8."));
            }
        }
        return Optional.empty();
    }

    static Refusal tooLong(String parameter) {
        return RefusalKind.ARGUMENT_TOO_LONG
                .because("The value of " + parameter + " is too long for the command line of a program.")
                .limit(LONGEST + " bytes as UTF-8, with what the application puts around it")
                .suggest("Send less, or ask for a parameter that takes a file.");
    }

    private static Optional<Refusal> misleading(
            List<ArgumentTemplate> command, ParameterDefinition parameter, String value) {
        boolean begins = templates(command).anyMatch(template -> template.beginsWith(parameter.id()));
        if (!begins || parameter.leadingDash() || value.isEmpty() || ValueCheck.isNumber(parameter, value)) {
            return Optional.empty();
        }
        if (value.charAt(0) == '-' || value.charAt(0) == '@') {
            return Optional.of(RefusalKind.PARAMETER_VALUE
                    .because("The value of " + parameter.id() + " begins with " + value.charAt(0)
                            + ", and the program would take it for an option.")
                    .limit("a value that begins neither with - nor with @"));
        }
        boolean chosen = parameter.pattern().isPresent() || !parameter.options().isEmpty();
        if (!chosen && takesKeywords(command) && KEYWORD.matcher(value).lookingAt()) {
            return Optional.of(RefusalKind.PARAMETER_VALUE
                    .because("The value of " + parameter.id() + " looks like keyword=value,"
                            + " and the program would take it for another parameter.")
                    .limit("a value that does not begin with a word and ="));
        }
        return Optional.empty();
    }

    private static boolean takesKeywords(List<ArgumentTemplate> command) {
        return templates(command)
                .anyMatch(template -> KEYWORD.matcher(template.start()).lookingAt());
    }

    static Stream<Template> templates(List<ArgumentTemplate> command) {
        return command.stream()
                .flatMap(template -> switch (template) {
                    case ArgumentTemplate.One(var text) -> Stream.of(text);
                    case ArgumentTemplate.Each(var texts) -> texts.stream();
                    case ArgumentTemplate.When(var _, var texts) -> texts.stream();
                })
                .map(Template::of);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
