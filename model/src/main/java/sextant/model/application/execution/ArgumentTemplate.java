package sextant.model.application.execution;

import java.util.List;

/** Some elements of the argument vector, in which {@code {name}} stands for the value of a parameter and {@code {{} for a brace. */
public sealed interface ArgumentTemplate {

    /** One element, always there. */
    record One(String template) implements ArgumentTemplate {}

    /** Elements that are there once for every value of the parameter that they name, and not at all if it has none. */
    record Each(List<String> templates) implements ArgumentTemplate {
        public Each {
            templates = List.copyOf(templates);
        }
    }

    /** Elements that are there if a boolean parameter is true: a flag such as {@code -v}. They name no parameter. */
    record When(String parameter, List<String> templates) implements ArgumentTemplate {
        public When {
            templates = List.copyOf(templates);
        }
    }
}
