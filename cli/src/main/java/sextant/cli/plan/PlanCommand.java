package sextant.cli.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Screen;
import sextant.cli.console.Stopped;
import sextant.cli.options.Times;
import sextant.cli.options.Verb;
import sextant.cli.server.Configuration;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;

/** {@code sextant plan}: asks planners where a Task can run. */
public final class PlanCommand {

    private final Console console;

    private PlanCommand(Console console) {
        this.console = console;
    }

    public static Verb verb() {
        return new Verb(PlanOptions.spec(), (console, parsed) -> new PlanCommand(console).run(parsed));
    }

    private ExitCode run(ParseResult parsed) {
        var options = new PlanOptions(parsed);
        var timeout = Times.read("--timeout", options.timeout());
        var question =
                new QuestionReader(console.in()).read(options.task(), options.type(), options.sets(), options.files());
        var outcomes = PlannersAsked.ask(servers(options), question, timeout);
        if (options.apply().isPresent()) {
            return apply(options.apply().get(), question, outcomes, options);
        }
        switch (options.format()) {
            case TABLE -> table(question, outcomes, options, console);
            case JSON, YAML -> options.format().print(OutcomeTree.of(outcomes), console);
        }
        if (outcomes.size() > 1) {
            console.say(summary(outcomes));
        }
        return Outcome.verdict(outcomes);
    }

    private List<Server> servers(PlanOptions options) {
        var tokens = options.common().tokens(console);
        var configuration = Configuration.read(console);
        var named = options.servers().isEmpty() ? configuration.usualServers(console) : options.servers();
        var names = List.copyOf(new LinkedHashSet<>(named));
        var servers = names.stream()
                .map(name ->
                        Server.of(configuration.address(name), tokens, name.equals(names.getFirst()), configuration))
                .toList();
        servers.stream()
                .filter(server -> server.token().isPresent() && server.readableOnTheWay())
                .forEach(server -> console.say("The token goes to " + server.name() + " unencrypted; use https."));
        return servers;
    }

    private void table(Question question, List<Outcome> outcomes, PlanOptions options, Console to) {
        var arrow = to.shows('→') ? "→" : "->";
        new AnswerTable(new Screen(to, options.common().colour()), question, arrow).print(outcomes);
    }

    /** Writes the changed Task as data; the answers that led to it are talk. */
    private ExitCode apply(int number, Question question, List<Outcome> outcomes, PlanOptions options) {
        if (Outcome.verdict(outcomes) == ExitCode.OK) {
            console.say("A planner says yes to the Task as it is; nothing is changed.");
            options.format().print(AppliedAlternative.whole(question), console);
            return ExitCode.OK;
        }
        var alternatives = outcomes.stream().flatMap(PlanCommand::alternatives).toList();
        if (alternatives.isEmpty()) {
            table(question, outcomes, options, console.talking());
            console.say("There is no alternative to apply.");
            return Outcome.verdict(outcomes);
        }
        if (number > alternatives.size()) {
            table(question, outcomes, options, console.talking());
            throw Stopped.usage("--apply " + number + ": there are only " + alternatives.size() + " alternatives.");
        }
        var chosen = alternatives.get(number - 1);
        options.format().print(AppliedAlternative.to(question, chosen), console);
        console.say("Applied: " + chosen.text());
        return ExitCode.OK;
    }

    private static Stream<Alternative> alternatives(Outcome outcome) {
        return outcome instanceof Outcome.Answered(var _, var _, Answer.No no)
                ? no.alternatives().stream()
                : Stream.empty();
    }

    private static String summary(List<Outcome> outcomes) {
        var yes = outcomes.stream()
                .filter(outcome -> OutcomeTree.word(outcome).equals("yes"))
                .count();
        return yes + " of " + outcomes.size() + " planners " + (yes == 1 ? "says" : "say") + " yes.";
    }
}
