package sextant.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.model.answer.Answer;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * What {@code --json} and {@code --yaml} print: {@code planners}, each with {@code server}, {@code outcome} (yes, maybe, no, refused
 * or silent), and the {@code answer} as it came, or the {@code problem} with its {@code status}, or {@code why} and its {@code kind}.
 */
final class OutcomeTree {

    private OutcomeTree() {}

    static Fields of(List<Outcome> outcomes) {
        var planners = new ArrayList<Node>();
        outcomes.forEach(outcome -> planners.add(planner(outcome)));
        return Fields.of("planners", new Items(planners));
    }

    static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var _, var _, Answer.Yes _) -> "yes";
            case Outcome.Answered(var _, var _, Answer.No no) ->
                no.alternatives().isEmpty() ? "no" : "maybe";
            case Outcome.Refused _ -> "refused";
            case Outcome.Silent _ -> "silent";
        };
    }

    private static Fields planner(Outcome outcome) {
        var tree = Fields.of("server", Scalar.text(outcome.server())).with("outcome", word(outcome));
        return switch (outcome) {
            case Outcome.Answered(var _, var wire, var _) -> tree.with("answer", wire);
            case Outcome.Refused(var _, var status, var problem) ->
                tree.with("status", Scalar.number(status)).with("problem", problem);
            case Outcome.Silent(var _, var code, var why) ->
                tree.with("kind", code.name().toLowerCase(Locale.ROOT)).with("why", why);
        };
    }
}
