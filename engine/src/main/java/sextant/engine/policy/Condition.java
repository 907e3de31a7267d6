package sextant.engine.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Optional;
import sextant.model.caller.Caller;
import sextant.model.task.Task;

/**
 * One expression of the operator in the Common Expression Language (CEL), compiled. Thread-safe; evaluation is bounded in cost and
 * never throws.
 *
 * <p>What bounds it: {@link Expressions} takes only short expressions whose patterns are constants, that build no lists larger than
 * those they are given, and that walk over at most {@value Expressions#MOST_STEPS} items; {@link Question} lets an expression see a
 * {@code taskinfo} of at most {@value InfoValue#MOST_WEIGHT} characters and values, and reach into what a client sent only so often.
 * Beyond a bound the expression counts as not fulfilled, as it does when it looks at a value that is not there.
 */
public final class Condition {
    private static final int LONGEST_ERROR = 300;

    private final String expression;
    private final Program program;
    private final Optional<String> reason;
    private final int httpCode;

    Condition(String expression, Program program, Optional<String> reason, int httpCode) {
        this.expression = expression;
        this.program = program;
        this.reason = reason;
        this.httpCode = httpCode;
    }

    /** What compiling an expression gives. */
    public sealed interface Compiled {}

    /** @param condition ready to be tested */
    public record Good(Condition condition) implements Compiled {}

    /**
     * @param text    what is wrong with the expression and where in it
     * @param suggest the known name that was probably meant
     */
    public record Bad(String text, Optional<String> suggest) implements Compiled {}

    /**
     * Compiles an expression.
     *
     * @param reason   what the operator says to those who do not fulfil it
     * @param httpCode for those who do not fulfil it
     */
    public static Compiled compile(String expression, Optional<String> reason, int httpCode) {
        return switch (Expressions.compile(expression)) {
            case Expressions.Ready(var program) -> new Good(new Condition(expression, program, reason, httpCode));
            case Expressions.Mistake(var text, var suggest) -> new Bad(text, suggest);
        };
    }

    /** @param error the expression could not be evaluated for this question, which counts as not fulfilled; for the operator's log */
    public record Outcome(boolean fulfilled, Optional<String> error) {
        private static final Outcome YES = new Outcome(true, Optional.empty());
        private static final Outcome NO = new Outcome(false, Optional.empty());
    }

    public String expression() {
        return expression;
    }

    /** What the operator says to those who do not fulfil it. */
    public Optional<String> reason() {
        return reason;
    }

    public int httpCode() {
        return httpCode;
    }

    public Outcome test(Task task, Caller caller) {
        try {
            var value = program.eval(new Question(task, caller));
            return switch (value) {
                case Boolean truth -> truth ? Outcome.YES : Outcome.NO;
                default -> failed("the expression did not give true or false, but " + InfoValue.noun(value));
            };
        } catch (CelEvaluationException | RuntimeException failure) {
            return failed(String.valueOf(failure.getMessage()));
        }
    }

    /** The text may quote what a client sent, so it is cut and cannot break a line of the log. */
    private static Outcome failed(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return new Outcome(
                false, Optional.of(line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + "…"));
    }
}
