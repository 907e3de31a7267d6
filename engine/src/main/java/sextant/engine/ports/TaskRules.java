package sextant.engine.ports;

import java.util.Map;
import java.util.Optional;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Task;
import sextant.model.tree.Node;

/** One entry of a route's {@code accepts}: a task type under one operator's conditions. Thread-safe, without memory of calls. */
public interface TaskRules {

    /** Whether {@link #judge} would ask something outside this process, so that it must not be called where blocking hurts. */
    default boolean asksOutside(Task task) {
        return false;
    }

    /** What the planner must find in the route's {@code data} section for this type. Constant. */
    default DataNeeds dataNeeds() {
        return DataNeeds.NONE;
    }

    /** A value that this route takes, for a Task that lacks a required one; empty if there is none that everybody could use. */
    default Optional<Node> instead(String name) {
        return Optional.empty();
    }

    /** What a Task gets at most, besides the limits of the route that takes it; of resources that are not there this says nothing. */
    default Map<Resource, Quantity> limits(Task task) {
        return Map.of();
    }

    /** The short name of the application that this server would run for a Task; empty if it would run none, or cannot tell which. */
    default Optional<String> application(Task task) {
        return Optional.empty();
    }

    /**
     * Judges the content of a Task whose {@code taskinfo} fits the type's shape. Called once for each question and route, and again
     * for each alternative that is tried. Never throws for what a client may send.
     *
     * @param documents of this question; the only way to what stands at an address that the client named
     */
    Judgement judge(Task task, Documents documents);
}
