package sextant.server.appform;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sextant.model.application.Domain;
import sextant.model.application.InterfaceInput;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;

/**
 * One parameter of an application as a field of its form. Texts that are absent are empty.
 *
 * @param id          of its first control, unique in the page
 * @param name        under which it is sent
 * @param label       what people call it
 * @param type        of its values
 * @param unit        of its values
 * @param description what it means
 * @param ucd         what it means, to programs
 * @param control     {@code file}, {@code select}, {@code boxes}, {@code check}, {@code text} for several lines, {@code line} for one
 * @param number      how the browser checks a number; null if it is none
 * @param keyboard    which keyboard a phone shows: {@code numeric}, {@code decimal}, {@code url} or {@code text}
 * @param needed      whether it must have a value, wherever it counts at all
 * @param required    whether nothing can be run without it
 * @param several     whether it takes more than one value
 * @param indirect    whether the address of a file will do
 * @param values      what stands in it; as many texts as it has lines to fill in
 * @param choices     the only values that are taken, if there are such
 * @param noChoice    what the empty choice says; empty if there is no empty choice
 * @param noChoicePlace of the case that the empty choice leads to, from 1; 0 if it leads to none
 * @param hints       what is taken, in words
 */
public record ParameterField(
        String id,
        String name,
        String label,
        String type,
        String unit,
        String description,
        String ucd,
        String control,
        @Nullable Numbers number,
        String keyboard,
        boolean needed,
        boolean required,
        boolean several,
        boolean indirect,
        List<String> values,
        List<Choice> choices,
        String noChoice,
        int noChoicePlace,
        List<String> hints) {

    /** One of the values that are taken. @param place of the case that it leads to, from 1; 0 if it leads to none */
    public record Choice(String value, String label, boolean chosen, int place) {}

    /** Bounds of a number as HTML has them, which are always inclusive; empty if there is none. */
    public record Numbers(String least, String most, String step) {}

    private static final int LINES_OF_SEVERAL = 3;
    private static final int SHORTEST_LIST = 7;
    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "on", "1");

    /**
     * How a parameter stands in a form.
     *
     * @param always    whether nothing can be run without what stands here
     * @param here      whether nothing can be run without it as soon as what is around it counts
     * @param defaults  whether its defaults are filled in: not where it may have to stay empty
     * @param most      values
     * @param cases     values that lead to further fields
     */
    record Standing(boolean always, boolean here, boolean defaults, int most, List<String> cases) {}

    /** @param given values to fill in instead of the defaults; none takes those */
    static ParameterField of(
            String id,
            ParameterDefinition parameter,
            InterfaceInput.Reference reference,
            Standing standing,
            List<String> given) {
        var about = parameter.about();
        var defaults = parameter.defaults();
        var values = given.isEmpty() && standing.defaults() ? defaults : given;
        var needed = standing.here() && reference.least() > 0 && defaults.isEmpty();
        var control = control(parameter, standing);
        return new ParameterField(
                id,
                parameter.id(),
                reference.title().or(about::title).orElse(parameter.id()),
                parameter.type().word(),
                about.unit().orElse(""),
                about.description().orElse(""),
                about.ucd().orElse(""),
                control,
                FieldHints.numbers(parameter),
                keyboard(parameter.type()),
                needed,
                needed && standing.always(),
                standing.most() > 1,
                parameter.passing() == Passing.FILE && parameter.indirect(),
                control.equals("file") ? addresses(values) : lines(values, standing.most()),
                choices(parameter, standing, values),
                noChoice(parameter, standing, needed),
                defaults.stream()
                        .findFirst()
                        .map(value -> standing.cases().indexOf(value) + 1)
                        .orElse(0),
                FieldHints.of(parameter, reference.least(), standing));
    }

    private static List<Choice> choices(ParameterDefinition parameter, Standing standing, List<String> values) {
        if (parameter.domain().options().isEmpty() && parameter.type() == ParameterType.BOOLEAN) {
            var chosen = values.stream().findFirst().map(ParameterField::isYes);
            return List.of(
                    new Choice(
                            "true",
                            "yes",
                            chosen.orElse(false),
                            standing.cases().indexOf("true") + 1),
                    new Choice(
                            "false",
                            "no",
                            !chosen.orElse(true),
                            standing.cases().indexOf("false") + 1));
        }
        return parameter.domain().options().stream()
                .map(option -> new Choice(
                        option.value(),
                        option.label().orElse(option.value()),
                        values.contains(option.value()),
                        standing.cases().indexOf(option.value()) + 1))
                .toList();
    }

    private static boolean isYes(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String noChoice(ParameterDefinition parameter, Standing standing, boolean needed) {
        if (parameter.defaults().isEmpty()) {
            return needed ? "Choose" : "Nothing";
        }
        return standing.defaults()
                ? ""
                : "As usual: " + label(parameter, parameter.defaults().getFirst());
    }

    /** What people see instead of a value. */
    static String label(ParameterDefinition parameter, String value) {
        return parameter.domain().options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .flatMap(Domain.Option::label)
                .orElse(value);
    }

    private static String control(ParameterDefinition parameter, Standing standing) {
        if (parameter.passing() == Passing.FILE) {
            return "file";
        }
        int options = parameter.domain().options().size();
        if (options > 0) {
            return standing.most() > 1 && options < SHORTEST_LIST ? "boxes" : "select";
        }
        return switch (parameter.type()) {
            case BOOLEAN -> isOffByDefault(parameter) && standing.cases().isEmpty() ? "check" : "select";
            case ADQL, XML, VOTABLE, TABLE, STC_S -> "text";
            default -> "line";
        };
    }

    /** Then a box that is not ticked sends nothing, which means just that. */
    private static boolean isOffByDefault(ParameterDefinition parameter) {
        return parameter.defaults().size() == 1 && !isYes(parameter.defaults().getFirst());
    }

    private static String keyboard(ParameterType type) {
        return switch (type) {
            case INTEGER -> "numeric";
            case REAL, MJD, ANGLE -> "decimal";
            case ANY_URI -> "url";
            default -> "text";
        };
    }

    /** A link can fill in where a file is, but not the file. */
    private static List<String> addresses(List<String> values) {
        return List.of(values.stream()
                .filter(value -> value.contains("://"))
                .findFirst()
                .orElse(""));
    }

    /** A form without a script cannot grow, so there are some empty lines to fill in. */
    private static List<String> lines(List<String> values, int most) {
        int count = Math.min(most, Math.max(values.size() + 1, LINES_OF_SEVERAL));
        return Stream.concat(values.stream(), Stream.generate(() -> ""))
                .limit(most == 1 ? 1 : Math.max(count, values.size()))
                .toList();
    }
}
