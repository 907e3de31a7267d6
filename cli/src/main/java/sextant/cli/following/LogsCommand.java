package sextant.cli.following;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import sextant.cli.console.ComeBack;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.StatusLine;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;
import sextant.cli.jobs.JobVerb;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/** {@code sextant logs}: what the program of a job writes, its output to our output and its errors to ours. */
public final class LogsCommand {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Console console;

    private LogsCommand(Console console) {
        this.console = console;
    }

    public static Verb verb() {
        var spec = Words.verb(
                        "logs",
                        "Print what the program of a job wrote: its standard output, and on standard error its standard error.")
                .addPositional(JobVerb.job())
                .addOption(OptionSpec.builder("-f", "--follow")
                        .type(boolean.class)
                        .description("Go on printing until the job is over. Ctrl-C leaves it running.")
                        .build())
                .addOption(Words.flag("--stdout", "Its standard output only."))
                .addOption(Words.flag("--stderr", "Its standard error only, as data."));
        return new Verb(
                Words.printing(Words.asking(spec)),
                (console, parsed) -> new LogsCommand(console).run(new Options(parsed)));
    }

    private ExitCode run(Options options) {
        var both = options.has("--stdout") == options.has("--stderr");
        if (options.has("--follow") && options.format() != Format.TABLE) {
            throw Stopped.usage("--follow: what goes on is no document; leave --json and --yaml out.");
        }
        var client = JobVerb.client(options, console);
        var out = new ProgramOutput(client, "/stdout");
        var err = new ProgramOutput(client, "/stderr");
        if (options.format() != Format.TABLE) {
            options.format()
                    .print(
                            document(both || options.has("--stdout"), both || options.has("--stderr"), out, err),
                            console);
            return ExitCode.OK;
        }
        var streams = both
                ? List.of(out.to(console.out(), console.terminal()), err.to(console.err(), console.watched()))
                : List.of((options.has("--stdout") ? out : err).to(console.out(), console.terminal()));
        return options.has("--follow") ? follow(client, streams) : once(streams);
    }

    private static ExitCode once(List<ProgramOutput> streams) {
        streams.forEach(ProgramOutput::copy);
        streams.forEach(ProgramOutput::end);
        return ExitCode.OK;
    }

    private ExitCode follow(JobClient client, List<ProgramOutput> streams) {
        var told = "The job goes on. Come back with: sextant logs -f " + client.id();
        try (var _ = ComeBack.by(told, console, new StatusLine(console))) {
            while (true) {
                // Looked at first: what was written before the end is there to be copied after it.
                var job = client.get();
                streams.forEach(ProgramOutput::copy);
                if (job.isOver()) {
                    streams.forEach(ProgramOutput::end);
                    return job.exitCode();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Stopped(ExitCode.TIMEOUT, "Interrupted. " + told);
        }
    }

    private static Fields document(boolean withOut, boolean withErr, ProgramOutput out, ProgramOutput err) {
        try {
            var document = Fields.EMPTY;
            if (withOut) {
                document = document.with("stdout", Scalar.text(out.text()));
            }
            return withErr ? document.with("stderr", Scalar.text(err.text())) : document;
        } catch (IOException cause) {
            throw out.client().client().silent(cause);
        }
    }
}
