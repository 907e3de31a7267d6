package sextant.engine.planning;

import sextant.engine.platform.Platform;
import sextant.model.answer.Answer;
import sextant.model.caller.Caller;
import sextant.model.task.Task;

/** Answers questions from one platform snapshot. Stateless and thread-safe. */
public final class Planner {

    private final Platform platform;

    public Planner(Platform platform) {
        this.platform = platform;
    }

    /** Whether any route takes this task type. */
    public boolean takes(String type) {
        return platform.takes(type);
    }

    /** Whether answering may ask something outside this process, and so block. */
    public boolean asksOutside(Task task) {
        throw new AssertionError("to be written");
    }

    /**
     * @throws sextant.model.refusal.Refused if the {@code taskinfo} does not fit the shape of its type
     */
    public Answer ask(Task task, Caller caller) {
        throw new AssertionError("to be written");
    }
}
