package sextant.cli.following;

import java.time.Clock;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.jobs.JobVerb;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Times;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;

/** {@code sextant wait}: follows a job to its end. Stopping to wait stops nothing else. */
public final class WaitCommand {

    private WaitCommand() {}

    public static Verb verb() {
        var spec = Words.verb("wait", "Wait until a job is over. Ctrl-C leaves it running.")
                .addPositional(JobVerb.job())
                .addOption(Words.text("--timeout", "TIME", "Wait no longer than this: 30s, 5m, PT1H."));
        return new Verb(Words.printing(Words.asking(spec)), (console, parsed) -> run(console, new Options(parsed)));
    }

    private static ExitCode run(Console console, Options options) {
        var timeout = options.one("--timeout").map(text -> Times.read("--timeout", text));
        var client = JobVerb.client(options, console);
        var job = new Following(client, console, Clock.systemUTC()).follow(timeout);
        if (options.format() != Format.TABLE) {
            options.format().print(job.wire(), console);
        } else {
            console.out().println(job.phase());
        }
        if (!job.isOver()) {
            console.say("The job is " + job.phase() + " and goes on. Come back with: sextant wait " + client.id());
            return ExitCode.TIMEOUT;
        }
        if (!job.error().isEmpty()) {
            console.say(job.error());
        }
        return job.exitCode();
    }
}
