package sextant.server.appform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sextant.model.application.Domain;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;

/** What a field of a form says of the values that it takes. */
final class FieldHints {

    private FieldHints() {}

    static List<String> of(ParameterDefinition parameter, int least, ParameterField.Standing standing) {
        var domain = parameter.domain();
        var hints = new ArrayList<String>();
        domain.range().map(FieldHints::range).ifPresent(hints::add);
        domain.array().map(array -> array(parameter, array)).ifPresent(hints::add);
        parameter.pattern().ifPresent(pattern -> hints.add("of the form " + pattern));
        example(parameter.type()).ifPresent(hints::add);
        count(least, standing.most()).ifPresent(hints::add);
        if (!parameter.defaults().isEmpty() && !isSeen(parameter, standing)) {
            hints.add("otherwise "
                    + parameter.defaults().stream()
                            .map(value -> ParameterField.label(parameter, value))
                            .map(value -> value.isEmpty() ? "empty" : value)
                            .collect(Collectors.joining(", ")));
        }
        return hints;
    }

    /** A choice that is filled in says by itself what is otherwise. */
    private static boolean isSeen(ParameterDefinition parameter, ParameterField.Standing standing) {
        return standing.defaults()
                && standing.most() == 1
                && (parameter.type() == ParameterType.BOOLEAN
                        || !parameter.options().isEmpty());
    }

    private static String range(Domain.Range range) {
        var words = new ArrayList<String>();
        range.least().ifPresent(bound -> words.add((bound.inclusive() ? "from " : "more than ") + bound.value()));
        range.most()
                .ifPresent(bound -> words.add(
                        (bound.inclusive() ? (words.isEmpty() ? "at most " : "to ") : "less than ") + bound.value()));
        return words.size() == 2 && words.getLast().startsWith("less")
                ? String.join(" and ", words)
                : String.join(" ", words);
    }

    private static String array(ParameterDefinition parameter, Domain.ArrayShape array) {
        var separator = array.separator().isBlank() ? "spaces" : "“" + array.separator() + "”";
        var numbers = parameter.type() == ParameterType.TEXT ? "texts" : "numbers";
        return (array.text().equals("*")
                        ? numbers
                        : array.text()
                                        .replaceFirst("([0-9]+)\\*$", "up to $1")
                                        .replaceFirst("\\*$", "any number of")
                                        .replace("x", " × ")
                                + " " + numbers)
                + " with " + separator + " between";
    }

    private static Optional<String> example(ParameterType type) {
        return switch (type) {
            case DATE_TIME -> Optional.of("such as 2026-01-31T12:00:00, in UTC");
            case COMPLEX -> Optional.of("two numbers, such as 1.5 -2");
            default -> Optional.empty();
        };
    }

    private static Optional<String> count(int least, int most) {
        if (most == Integer.MAX_VALUE) {
            return Optional.of(least > 1 ? "at least " + least + " values" : "any number of values");
        }
        if (most > 1) {
            return Optional.of(least == most ? most + " values" : least + " to " + most + " values");
        }
        return Optional.empty();
    }

    /** What lets a browser see a mistake before the form is sent; nothing if a value is no single number. */
    static ParameterField.@Nullable Numbers numbers(ParameterDefinition parameter) {
        var step = switch (parameter.type()) {
            case INTEGER -> "1";
            case REAL, MJD, ANGLE -> "any";
            default -> "";
        };
        if (step.isEmpty() || parameter.domain().array().isPresent()) {
            return null;
        }
        var range = parameter.domain().range();
        return new ParameterField.Numbers(
                range.flatMap(Domain.Range::least).map(Domain.Bound::value).orElse(""),
                range.flatMap(Domain.Range::most).map(Domain.Bound::value).orElse(""),
                step);
    }
}
