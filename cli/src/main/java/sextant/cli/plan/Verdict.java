package sextant.cli.plan;

import java.util.EnumSet;
import java.util.List;
import sextant.cli.console.ExitCode;
import sextant.model.answer.Answer;

/** What several outcomes come to. An answer says more than none, and a yes more than a no. */
final class Verdict {

    private static final List<ExitCode> BY_WEIGHT = List.of(
            ExitCode.OK,
            ExitCode.REFUSED,
            ExitCode.USAGE,
            ExitCode.AUTHENTICATION,
            ExitCode.NOT_FOUND,
            ExitCode.TIMEOUT,
            ExitCode.NETWORK);

    private Verdict() {}

    static ExitCode of(List<Outcome> outcomes) {
        var codes = EnumSet.noneOf(ExitCode.class);
        outcomes.forEach(outcome -> codes.add(code(outcome)));
        return BY_WEIGHT.stream().filter(codes::contains).findFirst().orElse(ExitCode.BUG);
    }

    private static ExitCode code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var _, var _, Answer.Yes _) -> ExitCode.OK;
            case Outcome.Answered(var _, var _, Answer.No _) -> ExitCode.REFUSED;
            case Outcome.Refused(var _, var status, var _) ->
                status == 401 || status == 403 || status == 407 ? ExitCode.AUTHENTICATION : ExitCode.USAGE;
            case Outcome.Silent(var _, var code, var _) -> code;
        };
    }
}
