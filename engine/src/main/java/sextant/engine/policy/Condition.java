package sextant.engine.policy;

import java.util.Optional;
import sextant.model.caller.Caller;
import sextant.model.task.Task;

/** One expression of the operator, compiled. Thread-safe; evaluation is bounded in cost and never throws. */
public final class Condition {

    /** @param error the expression could not be evaluated for this question, which counts as not fulfilled */
    public record Outcome(boolean fulfilled, Optional<String> error) {}

    public String expression() {
        throw new AssertionError("to be written");
    }

    /** What the operator says to those who do not fulfil it. */
    public Optional<String> reason() {
        throw new AssertionError("to be written");
    }

    public int httpCode() {
        throw new AssertionError("to be written");
    }

    public Outcome test(Task task, Caller caller) {
        throw new AssertionError("to be written");
    }
}
