package sextant.model.dialect;

import java.util.ArrayList;
import java.util.Optional;
import sextant.model.application.Domain;
import sextant.model.application.ParameterDefinition;

/** In words what a dialect has no word for. */
final class Sayings {

    private Sayings() {}

    /** A parameter's description, and what neither CEA nor a VOTable can say of its values. */
    static Optional<String> description(ParameterDefinition parameter) {
        var said = new ArrayList<String>();
        parameter.description().ifPresent(said::add);
        parameter.pattern().ifPresent(pattern -> said.add("(of the form " + pattern + ")"));
        parameter
                .domain()
                .array()
                .filter(array -> !array.separator().equals(" "))
                .ifPresent(array -> said.add("(elements with " + array.separator() + " between them)"));
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
    }

    /** {@code from 0 to less than 1}. */
    static String range(Domain.Range range) {
        var words = new ArrayList<String>();
        range.least().ifPresent(bound -> words.add((bound.inclusive() ? "from " : "more than ") + bound.value()));
        range.most()
                .ifPresent(bound -> words.add(
                        (bound.inclusive() ? (words.isEmpty() ? "at most " : "to ") : "less than ") + bound.value()));
        return String.join(" ", words);
    }
}
