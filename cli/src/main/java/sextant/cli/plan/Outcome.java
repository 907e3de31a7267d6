package sextant.cli.plan;

import java.util.EnumSet;
import java.util.List;
import sextant.cli.console.ExitCode;
import sextant.model.answer.Answer;
import sextant.model.tree.Fields;

/** What came of asking one planner. */
sealed interface Outcome {

    List<ExitCode> BY_WEIGHT = List.of(
            ExitCode.OK,
            ExitCode.REFUSED,
            ExitCode.USAGE,
            ExitCode.AUTHENTICATION,
            ExitCode.NOT_FOUND,
            ExitCode.TIMEOUT,
            ExitCode.NETWORK);

    /** The planner, as it was named on the command line. */
    String server();

    /** A yes or a no. @param wire the answer as it came, with what this tool does not know */
    record Answered(String server, Fields wire, Answer answer) implements Outcome {}

    /** The planner did not take the question. @param problem what it says about that (RFC 9457), perhaps nothing */
    record Refused(String server, int status, Fields problem) implements Outcome {}

    /** No answer. @param why one sentence for a person */
    record Silent(String server, ExitCode code, String why) implements Outcome {}

    /** What several outcomes come to. An answer says more than none, and a yes more than a no. */
    static ExitCode verdict(List<Outcome> outcomes) {
        var codes = EnumSet.noneOf(ExitCode.class);
        outcomes.forEach(outcome -> codes.add(outcome.code()));
        return BY_WEIGHT.stream().filter(codes::contains).findFirst().orElse(ExitCode.BUG);
    }

    private ExitCode code() {
        return switch (this) {
            case Answered(var _, var _, Answer.Yes _) -> ExitCode.OK;
            case Answered(var _, var _, Answer.No _) -> ExitCode.REFUSED;
            case Refused(var _, var status, var _) ->
                status == 401 || status == 403 || status == 407 ? ExitCode.AUTHENTICATION : ExitCode.USAGE;
            case Silent(var _, var silence, var _) -> silence;
        };
    }
}
