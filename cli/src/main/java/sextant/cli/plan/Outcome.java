package sextant.cli.plan;

import sextant.cli.console.ExitCode;
import sextant.model.answer.Answer;
import sextant.model.tree.Fields;

/** What came of asking one planner. */
sealed interface Outcome {

    /** The planner, as it was named on the command line. */
    String server();

    /** A yes or a no. @param wire the answer as it came, with what this tool does not know */
    record Answered(String server, Fields wire, Answer answer) implements Outcome {}

    /** The planner did not take the question. @param problem what it says about that (RFC 9457), perhaps nothing */
    record Refused(String server, int status, Fields problem) implements Outcome {}

    /** No answer. @param why one sentence for a person */
    record Silent(String server, ExitCode code, String why) implements Outcome {}
}
