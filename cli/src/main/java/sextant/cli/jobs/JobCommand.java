package sextant.cli.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;

/** {@code sextant show}, {@code suspend}, {@code resume} and {@code abort}: one job, by HTTP and nothing else. */
public final class JobCommand {

    /** A change may take until all processes of the job are gone. */
    private static final int SECONDS_FOR_A_CHANGE = 20;

    /** What can be done to a job. */
    private enum Change {
        SHOW("show", "Show what becomes of a job.", "", Set.of()),
        SUSPEND(
                "suspend",
                "Stop the processes of a running job where they are, until it is resumed.",
                "SUSPEND",
                Set.of("SUSPENDED")),
        RESUME(
                "resume",
                "Let a suspended job go on; run one that is pending or held.",
                "RUN",
                Set.of("QUEUED", "EXECUTING", "COMPLETED", "ERROR")),
        ABORT("abort", "End a job before it is done.", "ABORT", Set.of("ABORTED"));

        private final String word;
        private final String description;
        private final String phase;
        private final Set<String> reached;

        /**
         * @param phase   that is posted; empty if nothing is changed
         * @param reached the phases of a job to which it was done
         */
        Change(String word, String description, String phase, Set<String> reached) {
            this.word = word;
            this.description = description;
            this.phase = phase;
            this.reached = reached;
        }
    }

    private final Console console;

    public JobCommand(Console console) {
        this.console = console;
    }

    public static List<Verb> verbs() {
        return Arrays.stream(Change.values())
                .map(change -> new Verb(
                        spec(change), (console, parsed) -> new JobCommand(console).run(change, new Options(parsed))))
                .toList();
    }

    private static CommandSpec spec(Change change) {
        return Words.printing(Words.asking(Words.verb(change.word, change.description)
                .addPositional(change == Change.SHOW ? JobVerb.job() : JobVerb.namedJob())));
    }

    private ExitCode run(Change change, Options options) {
        var client = JobVerb.client(options, console);
        var job = change == Change.SHOW ? client.get() : change(client, change);
        print(job, client, options);
        return change == Change.SHOW ? job.exitCode() : done(job, change);
    }

    private static JobDocument change(JobClient client, Change change) {
        var job = client.post(change.phase);
        return !change.reached.contains(job.phase()) && job.isMoving() ? client.await(SECONDS_FOR_A_CHANGE) : job;
    }

    private void print(JobDocument job, JobClient client, Options options) {
        if (options.format() == Format.TABLE) {
            new JobTable(options.screen(console)).print(job, client.address().toString());
        } else {
            options.format().print(job.wire(), console);
        }
    }

    private ExitCode done(JobDocument job, Change change) {
        if (change.reached.contains(job.phase())) {
            return ExitCode.OK;
        }
        if (job.isMoving()) {
            console.say("It is under way, and the job is still " + job.phase() + ". See `sextant show`.");
            return ExitCode.TIMEOUT;
        }
        console.say(
                job.phase().equals("HELD")
                        ? "The operator holds its route; resume it again later."
                        : "Nothing was changed: the job is " + job.phase() + ".");
        return ExitCode.REFUSED;
    }
}
