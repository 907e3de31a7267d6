package sextant.server.jobpages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;

/**
 * One parameter of an application as a field of its form.
 *
 * @param control     {@code file}, {@code select}, {@code boxes}, {@code text} for several lines, {@code line} for one
 * @param keyboard    which keyboard a phone shows: {@code numeric}, {@code decimal} or {@code text}
 * @param required    whether the form cannot be sent without it
 * @param several     whether it takes more than one value
 * @param values      what stands in it; as many texts as it has lines to fill in
 * @param choices     the only values that are taken, if there are such
 * @param noChoice    what the empty choice says; empty if there is no empty choice
 * @param hints       what is taken, in words
 */
public record ParameterField(
        String name,
        String type,
        String description,
        String control,
        String keyboard,
        boolean required,
        boolean several,
        List<String> values,
        List<Choice> choices,
        String noChoice,
        List<String> hints) {

    /** One of the values that are taken. */
    public record Choice(String value, boolean chosen) {}

    private static final int LINES_OF_SEVERAL = 3;
    private static final int SHORTEST_LIST = 7;

    /** @param given values to fill in instead of the defaults; none takes those */
    static ParameterField of(ParameterDefinition parameter, List<String> given) {
        var values = given.isEmpty() ? parameter.defaults() : given;
        var several = parameter.most() > 1;
        var required = parameter.least() > 0 && parameter.defaults().isEmpty();
        var options = options(parameter);
        return new ParameterField(
                parameter.id(),
                parameter.type().word(),
                parameter.description().orElse(""),
                control(parameter, options),
                keyboard(parameter.type()),
                required,
                several,
                lines(values, parameter.most()),
                options.stream()
                        .map(option -> new Choice(option, values.contains(option)))
                        .toList(),
                parameter.defaults().isEmpty() ? (required ? "Choose" : "Nothing") : "",
                hints(parameter));
    }

    private static List<String> options(ParameterDefinition parameter) {
        return parameter.options().isEmpty() && parameter.type() == ParameterType.BOOLEAN
                ? List.of("true", "false")
                : parameter.options();
    }

    private static String control(ParameterDefinition parameter, List<String> options) {
        if (parameter.passing() == Passing.FILE) {
            return "file";
        }
        if (!options.isEmpty()) {
            return parameter.most() > 1 && options.size() < SHORTEST_LIST ? "boxes" : "select";
        }
        return switch (parameter.type()) {
            case ADQL, XML, VOTABLE, TABLE, STC_S -> "text";
            default -> "line";
        };
    }

    private static String keyboard(ParameterType type) {
        return switch (type) {
            case INTEGER -> "numeric";
            case REAL, MJD, ANGLE -> "decimal";
            default -> "text";
        };
    }

    /** A form without a script cannot grow, so there are some empty lines to fill in. */
    private static List<String> lines(List<String> values, int most) {
        int count = Math.min(most, Math.max(values.size() + 1, LINES_OF_SEVERAL));
        return Stream.concat(values.stream(), Stream.generate(() -> ""))
                .limit(most == 1 ? 1 : Math.max(count, values.size()))
                .toList();
    }

    private static List<String> hints(ParameterDefinition parameter) {
        var hints = new ArrayList<String>();
        parameter.pattern().ifPresent(pattern -> hints.add("of the form " + pattern));
        if (parameter.most() == Integer.MAX_VALUE) {
            hints.add(parameter.least() > 1 ? "at least " + parameter.least() + " values" : "any number of values");
        } else if (parameter.most() > 1) {
            hints.add(
                    parameter.least() == parameter.most()
                            ? parameter.most() + " values"
                            : parameter.least() + " to " + parameter.most() + " values");
        }
        if (!parameter.defaults().isEmpty()) {
            hints.add("otherwise " + String.join(", ", parameter.defaults()));
        }
        return hints;
    }
}
