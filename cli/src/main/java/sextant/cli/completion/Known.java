package sextant.cli.completion;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import sextant.cli.apps.Catalogue;
import sextant.cli.apps.Described;
import sextant.cli.console.Console;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobDocument;
import sextant.cli.jobs.JobFinder;
import sextant.cli.jobs.StartedJobs;
import sextant.cli.server.Access;
import sextant.cli.server.Configuration;
import sextant.cli.server.Home;
import sextant.cli.server.Tokens;
import sextant.cli.server.Wire;

/** What is known of servers, applications and jobs, from files and by asking the server that the line means. */
final class Known {

    private static final int MOST_JOBS = 20;

    private final Typed typed;
    private final Console console;
    private final Configuration configuration;

    Known(Typed typed, Console console) {
        this.typed = typed;
        this.console = console;
        this.configuration = Configuration.read(console);
    }

    List<Suggestion> servers() {
        var servers = new ArrayList<Suggestion>();
        configuration
                .servers()
                .forEach((name, server) ->
                        servers.add(new Suggestion(name, server.url().toString())));
        return servers;
    }

    List<Suggestion> applications() {
        return new Catalogue(home())
                .all().stream()
                        .map(app -> new Suggestion(Wire.text(app, "name"), Wire.text(app, "title")))
                        .toList();
    }

    /** The application that the line names. */
    Optional<Described> application() {
        return typed.arguments().stream().findFirst().flatMap(name -> {
            try {
                return Optional.of(new Catalogue(home()).find(name));
            } catch (Stopped _) {
                return Optional.empty();
            }
        });
    }

    /** Those that this tool started last, and the newest that the server lists. */
    List<Suggestion> jobs() {
        var found = new LinkedHashSet<Suggestion>();
        found.add(new Suggestion(JobFinder.LAST, "the job that was started last"));
        var home = home();
        new StartedJobs(console, Clock.systemUTC())
                .newest().stream()
                        .limit(MOST_JOBS)
                        .forEach(job -> found.add(new Suggestion(job.id(), job.application())));
        var ids = found.stream().map(Suggestion::word).toList();
        var list = home.at("/jobs?LAST=" + MOST_JOBS);
        Wire.items(home.client(list).get(list), "jobs").stream()
                .filter(job -> !ids.contains(Wire.text(job, "id")))
                .forEach(job -> found.add(new Suggestion(Wire.text(job, "id"), Wire.text(job, "phase"))));
        return List.copyOf(found);
    }

    List<Suggestion> results() {
        var job = new JobFinder(home(), new StartedJobs(console, Clock.systemUTC()))
                .find(typed.arguments().stream().findFirst())
                .get();
        return job.results().stream().map(Known::suggestion).toList();
    }

    private static Suggestion suggestion(JobDocument.Left result) {
        return new Suggestion(result.id(), result.mediaType());
    }

    /** Who presses a key does not wait. */
    private Home home() {
        var server = configuration.server(typed.value("--server"), console);
        var tokens = typed.value("--token-file")
                .map(Tokens::inFile)
                .orElseGet(() -> Tokens.alone(console.setting("SEXTANT_TOKEN")));
        return new Home(
                        server,
                        typed.value("--server").isPresent(),
                        new Access(tokens, typed.value("--token-file").isPresent(), server, configuration))
                .hurried();
    }
}
