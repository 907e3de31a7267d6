package sextant.cli.plan;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.options.Options;
import sextant.cli.server.Address;
import sextant.cli.server.Home;
import sextant.cli.server.Wire;
import sextant.model.answer.Answer;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/** What one server's planner says to a Task that is to be run there. */
public final class TaskPlan {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Question question;
    private final Body body;
    private final Home home;
    private final List<Outcome> outcomes;

    private TaskPlan(Question question, Home home, List<Outcome> outcomes) {
        this.question = question;
        this.body = Body.of(question);
        this.home = home;
        this.outcomes = outcomes;
    }

    /** Asks, and tells what was answered as {@code sextant plan} does, as talk. */
    public static TaskPlan ask(String file, Home home, Options options, Console console) {
        var question = new QuestionReader(console.in()).read(Optional.of(file), Optional.empty(), List.of(), List.of());
        var server = new Server(
                home.root().toString(), home.at("/accepts"), home.access().token(home.root()));
        var outcomes = PlannersAsked.ask(List.of(server), question, PATIENCE);
        var talk = console.talking();
        new AnswerTable(options.screen(talk), question, talk.shows('→') ? "→" : "->").print(outcomes);
        return new TaskPlan(question, home, outcomes);
    }

    public ExitCode verdict() {
        return Outcome.verdict(outcomes);
    }

    /** The job list of the first offer that the server itself makes, which takes the document that was planned. */
    public Optional<URI> jobs() {
        return outcomes.stream()
                .filter(Outcome.Answered.class::isInstance)
                .map(Outcome.Answered.class::cast)
                .filter(answered -> answered.answer() instanceof Answer.Yes)
                .flatMap(answered -> ((Answer.Yes) answered.answer()).offers().stream())
                .map(offer -> Wire.text(offer.serviceInfo(), "endpoint"))
                .filter(endpoint -> endpoint.matches("https?://\\S+"))
                .map(URI::create)
                .filter(endpoint -> Address.origin(endpoint).equals(Address.origin(home.root())))
                .findFirst();
    }

    public String taskType() {
        return question.task().get("tasktype").orElse(Fields.EMPTY) instanceof Scalar(var text, var _) ? text : "task";
    }

    public String contentType() {
        return body.contentType();
    }

    public BodyPublisher body() {
        return body.publisher();
    }
}
