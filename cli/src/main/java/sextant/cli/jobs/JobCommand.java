package sextant.cli.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Clean;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Screen;
import sextant.cli.console.Stopped;
import sextant.cli.server.Address;
import sextant.model.writing.DocumentFormat;

/** {@code sextant show}, {@code suspend}, {@code resume} and {@code abort}: one job, by HTTP and nothing else. */
public final class JobCommand {

    /** A change may take until all processes of the job are gone. */
    private static final int SECONDS_FOR_A_CHANGE = 20;

    private static final Set<String> MOVING = Set.of("PENDING", "QUEUED", "EXECUTING");

    /** What can be done to a job. */
    private enum Verb {
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
        Verb(String word, String description, String phase, Set<String> reached) {
            this.word = word;
            this.description = description;
            this.phase = phase;
            this.reached = reached;
        }

        static Optional<Verb> of(String word) {
            return Arrays.stream(values())
                    .filter(verb -> verb.word.equals(word))
                    .findFirst();
        }
    }

    private final Console console;

    public JobCommand(Console console) {
        this.console = console;
    }

    public static List<CommandSpec> specs() {
        return Arrays.stream(Verb.values())
                .map(verb -> JobOptions.spec(verb.word, verb.description))
                .toList();
    }

    public static boolean has(String word) {
        return Verb.of(word).isPresent();
    }

    public ExitCode run(ParseResult parsed) {
        var verb = Verb.of(parsed.commandSpec().name()).orElseThrow();
        var options = new JobOptions(parsed);
        var address = JobAddress.of(options.job(), options.server(console), options.tokens(console));
        if (address.token().isPresent() && Address.isReadableOnTheWay(address.uri())) {
            console.say("The token goes to " + address.uri().getHost() + " unencrypted; use https.");
        }
        var client = new JobClient(address);
        return switch (verb == Verb.SHOW ? client.get() : change(client, verb)) {
            case Told.Not(var code, var why) -> throw new Stopped(code, address.uri() + ": " + why);
            case Told.Job job -> {
                print(job, address, options);
                yield verb == Verb.SHOW ? ended(job) : done(job, verb);
            }
        };
    }

    private static Told change(JobClient client, Verb verb) {
        var told = client.post(verb.phase);
        return told instanceof Told.Job job && !verb.reached.contains(job.phase()) && MOVING.contains(job.phase())
                ? client.await(SECONDS_FOR_A_CHANGE)
                : told;
    }

    private void print(Told.Job job, JobAddress address, JobOptions options) {
        if (options.json()) {
            var text = new String(DocumentFormat.JSON.write(job.job(), "job"), StandardCharsets.UTF_8);
            console.out().writeBytes(Clean.json(text).getBytes(StandardCharsets.UTF_8));
        } else {
            new JobTable(new Screen(console, options.colour()))
                    .print(job, address.uri().toString());
        }
    }

    private static ExitCode ended(Told.Job job) {
        return switch (job.phase()) {
            case "ERROR" -> ExitCode.FAILED;
            case "ABORTED" -> ExitCode.ABORTED;
            default -> ExitCode.OK;
        };
    }

    private ExitCode done(Told.Job job, Verb verb) {
        if (verb.reached.contains(job.phase())) {
            return ExitCode.OK;
        }
        if (MOVING.contains(job.phase())) {
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
