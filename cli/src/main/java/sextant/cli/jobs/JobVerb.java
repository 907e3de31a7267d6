package sextant.cli.jobs;

import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import sextant.cli.console.Console;
import sextant.cli.options.Options;
import sextant.cli.options.Words;
import sextant.cli.server.Home;

/** What all verbs about one job have in common: how the job is named. */
public final class JobVerb {

    private static final String WHICH =
            "The job: its id, the beginning of it, its whole address, or `last`, the one that was started last";

    private JobVerb() {}

    /** One that is the last if none is named. */
    public static PositionalParamSpec job() {
        return Words.argument("JOB", "0..1", WHICH + "; that one too if none is named.");
    }

    /** One that has to be named, since something is done to it. */
    public static PositionalParamSpec namedJob() {
        return Words.argument("JOB", "1", WHICH + ".");
    }

    public static JobClient client(Options options, Console console) {
        return client(options, options.argument(0), console);
    }

    /** @param job as it was typed */
    public static JobClient client(Options options, Optional<String> job, Console console) {
        var client = finder(options.home(console), console).find(job);
        if (client.showsToken()) {
            console.say("The token goes to " + client.address().getHost() + " unencrypted; use https.");
        }
        return client;
    }

    public static JobFinder finder(Home home, Console console) {
        return new JobFinder(home, new StartedJobs(console, Clock.systemUTC()));
    }
}
