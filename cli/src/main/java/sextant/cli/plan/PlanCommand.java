package sextant.cli.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Clean;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Screen;
import sextant.cli.console.Stopped;
import sextant.cli.server.Tokens;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;
import sextant.model.refusal.Refused;
import sextant.model.task.Quantities;
import sextant.model.task.Resource;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;

/** {@code sextant plan}: asks planners where a Task can run. */
public final class PlanCommand {

    private static final String DEFAULT_SERVER = "http://localhost:8080";

    private final Console console;

    public PlanCommand(Console console) {
        this.console = console;
    }

    public static CommandSpec spec() {
        return PlanOptions.spec();
    }

    public ExitCode run(ParseResult parsed) {
        var options = new PlanOptions(parsed);
        var timeout = timeout(options.timeout());
        var question =
                new QuestionReader(console.in()).read(options.task(), options.type(), options.sets(), options.files());
        var outcomes = PlannersAsked.ask(servers(options), question, timeout);
        if (options.apply().isPresent()) {
            return apply(options.apply().get(), question, outcomes, options);
        }
        switch (options.format()) {
            case TABLE -> table(question, outcomes, options, console);
            case JSON -> data(DocumentFormat.JSON, OutcomeTree.of(outcomes));
            case YAML -> data(DocumentFormat.YAML, OutcomeTree.of(outcomes));
        }
        if (outcomes.size() > 1) {
            console.say(summary(outcomes));
        }
        return Verdict.of(outcomes);
    }

    private List<Server> servers(PlanOptions options) {
        var token = options.token().or(() -> console.setting("SEXTANT_TOKEN"));
        var tokens = options.tokenFile().map(Tokens::inFile).orElseGet(() -> Tokens.alone(token));
        var named = options.servers().isEmpty()
                ? List.of(console.setting("SEXTANT_SERVER")
                        .orElse(DEFAULT_SERVER)
                        .strip()
                        .split("\\s+"))
                : options.servers();
        var names = List.copyOf(new LinkedHashSet<>(named));
        var servers = names.stream()
                .map(name -> Server.of(name, tokens, name.equals(names.getFirst())))
                .toList();
        servers.stream()
                .filter(server -> server.token().isPresent() && server.readableOnTheWay())
                .forEach(server -> console.say("The token goes to " + server.name() + " unencrypted; use https."));
        return servers;
    }

    private static Duration timeout(String text) {
        try {
            var amount = Quantities.parse(Resource.DURATION, Scalar.plain(text), Path.of("--timeout"))
                    .amount();
            if (amount > 0) {
                return Duration.ofMillis(amount);
            }
        } catch (Refused _) {
            // Said below.
        }
        throw Stopped.usage("--timeout " + text + ": a time such as 30s or 2m is needed.");
    }

    private void table(Question question, List<Outcome> outcomes, PlanOptions options, Console to) {
        var arrow = to.shows('→') ? "→" : "->";
        new AnswerTable(new Screen(to, options.colour()), question, arrow).print(outcomes);
    }

    /** Writes the changed Task as data; the answers that led to it are talk. */
    private ExitCode apply(int number, Question question, List<Outcome> outcomes, PlanOptions options) {
        if (Verdict.of(outcomes) == ExitCode.OK) {
            console.say("A planner says yes to the Task as it is; nothing is changed.");
            data(options.dataFormat(), AppliedAlternative.whole(question));
            return ExitCode.OK;
        }
        var alternatives = outcomes.stream().flatMap(PlanCommand::alternatives).toList();
        if (alternatives.isEmpty()) {
            table(question, outcomes, options, talking());
            console.say("There is no alternative to apply.");
            return Verdict.of(outcomes);
        }
        if (number > alternatives.size()) {
            table(question, outcomes, options, talking());
            throw Stopped.usage("--apply " + number + ": there are only " + alternatives.size() + " alternatives.");
        }
        var chosen = alternatives.get(number - 1);
        data(options.dataFormat(), AppliedAlternative.to(question, chosen));
        console.say("Applied: " + chosen.text());
        return ExitCode.OK;
    }

    private static Stream<Alternative> alternatives(Outcome outcome) {
        return outcome instanceof Outcome.Answered(var _, var _, Answer.No no)
                ? no.alternatives().stream()
                : Stream.empty();
    }

    private Console talking() {
        return new Console(console.in(), console.err(), console.err(), console.settings(), false);
    }

    private void data(DocumentFormat format, Node tree) {
        var text = new String(format.write(tree, "plan"), StandardCharsets.UTF_8);
        var clean = format == DocumentFormat.JSON ? Clean.json(text) : Clean.yaml(text);
        console.out().writeBytes(clean.getBytes(StandardCharsets.UTF_8));
    }

    private static String summary(List<Outcome> outcomes) {
        var yes = outcomes.stream()
                .filter(outcome -> OutcomeTree.word(outcome).equals("yes"))
                .count();
        return yes + " of " + outcomes.size() + " planners " + (yes == 1 ? "says" : "say") + " yes.";
    }
}
