package sextant.cli.jobs;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.cli.console.Amounts;
import sextant.cli.console.Columns;
import sextant.cli.console.Columns.Cell;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Screen.Look;
import sextant.cli.console.Stopped;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.cli.server.Home;
import sextant.cli.server.Wire;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;

/** {@code sextant jobs}: the jobs of a server that the caller may see, the newest first. */
public final class JobsCommand {

    private static final String USUAL = "20";

    private final Console console;
    private final Clock clock;

    private JobsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    public static Verb verb() {
        var spec = Words.verb("jobs", "List the jobs of a server, the newest first.")
                .addOption(Words.texts(
                        "--phase", "PHASE", "Only jobs in this phase: EXECUTING, ERROR ... May be repeated."))
                .addOption(Words.text("--last", "N", "At most so many, the newest; otherwise " + USUAL + "."))
                .addOption(Words.text("--app", "APP", "Only jobs of this application."))
                .addOption(Words.flag("--times", "Print when a job was created, and not how long ago."));
        return new Verb(
                Words.printing(Words.asking(spec)),
                (console, parsed) -> new JobsCommand(console, Clock.systemUTC()).run(new Options(parsed)));
    }

    private ExitCode run(Options options) {
        var home = options.home(console);
        var list = list(home, options);
        var jobs = Wire.items(home.client(home.root()).get(list), "jobs");
        var applications = new Applications(home, new StartedJobs(console, clock)).of(jobs);
        if (options.format() == Format.TABLE) {
            table(jobs, applications, options);
        } else {
            options.format().print(document(jobs, applications), console);
        }
        return ExitCode.OK;
    }

    private static URI list(Home home, Options options) {
        var last = options.one("--last").orElse(USUAL);
        if (!last.matches("[0-9]{1,9}")) {
            throw Stopped.usage("--last " + last + ": a number of jobs is needed.");
        }
        var query = new StringBuilder("?LAST=" + last);
        for (var phase : options.many("--phase")) {
            query.append("&PHASE=").append(encoded(phase.toUpperCase(Locale.ROOT)));
        }
        return home.at(options.one("--app")
                        .map(name -> "/apps/" + encoded(name) + "/async")
                        .orElse("/jobs")
                + query);
    }

    private void table(List<Node> jobs, List<String> applications, Options options) {
        var columns = new Columns("JOB", "PHASE", "APPLICATION", options.has("--times") ? "CREATED" : "AGE", "RUN ID");
        for (int at = 0; at < jobs.size(); at++) {
            var job = jobs.get(at);
            var phase = Wire.text(job, "phase");
            columns.add(
                    Cell.of(Wire.text(job, "id")),
                    new Cell(phase, JobTable.LOOKS.getOrDefault(phase, Look.PLAIN)),
                    Cell.of(applications.get(at)),
                    Cell.of(options.has("--times") ? Wire.text(job, "creationTime") : age(job)),
                    Cell.of(Wire.text(job, "runId")));
        }
        if (jobs.isEmpty()) {
            console.say("There are none that you may see. Jobs of anonymous callers may be left out of lists.");
        } else {
            columns.print(options.screen(console));
        }
    }

    private String age(Node job) {
        try {
            var created = Instant.parse(Wire.text(job, "creationTime"));
            return Amounts.whole(Duration.between(created, clock.instant()));
        } catch (DateTimeParseException _) {
            return "";
        }
    }

    private static Fields document(List<Node> jobs, List<String> applications) {
        var all = new ArrayList<Node>();
        for (int at = 0; at < jobs.size(); at++) {
            var application = applications.get(at);
            all.add(
                    jobs.get(at) instanceof Fields job && !application.isEmpty()
                            ? job.with("application", application)
                            : jobs.get(at));
        }
        return Fields.of("jobs", new Items(all));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
