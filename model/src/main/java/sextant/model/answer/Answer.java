package sextant.model.answer;

import java.util.List;
import java.util.Optional;
import sextant.model.task.Resources;

/** What the planner says to one question. Both kinds are HTTP 200: a no is an answer, not an error. */
public sealed interface Answer {

    /**
     * @param offers in the order of the platform's routes, at least one, no two the same; one is written inline and several as
     *     {@code interfaces} (section 4.4)
     */
    record Yes(List<Offer> offers, List<Warning> warnings) implements Answer {
        public Yes {
            offers = List.copyOf(offers);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param reasons      all of them, in the order of the routes; none where the operator does not explain
     * @param alternatives changes to the Task that make the answer a yes, smallest first
     * @param available    what could be had of the resources that were asked for, where resources are a reason
     */
    record No(
            List<Reason> reasons, List<Alternative> alternatives, Optional<Resources> available, List<Warning> warnings)
            implements Answer {
        public No {
            reasons = List.copyOf(reasons);
            alternatives = List.copyOf(alternatives);
            warnings = List.copyOf(warnings);
        }
    }

    /** The whole answer to a task type that nobody here takes (section 3.5). */
    No PLAIN_NO = new No(List.of(), List.of(), Optional.empty(), List.of());
}
