package sextant.cli.run;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.following.Following;
import sextant.cli.jobs.JobClient;
import sextant.cli.jobs.JobDocument;
import sextant.cli.jobs.StartedJobs;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.results.Destination;

/** What is done with a job that was started: remembered, followed, and its result fetched. */
final class AfterStart {

    private final Console console;
    private final Options options;

    AfterStart(Console console, Options options) {
        this.console = console;
        this.options = options;
    }

    ExitCode follow(JobClient client, String application) {
        new StartedJobs(console, Clock.systemUTC()).add(client.address(), application);
        if (!isFollowed()) {
            if (options.format() == Format.TABLE) {
                console.out().println(client.address());
            } else {
                options.format().print(client.get().wire(), console);
            }
            return ExitCode.OK;
        }
        console.say("The job is " + client.address());
        var job = new Following(client, console, Clock.systemUTC()).follow(Optional.empty());
        var destination = new Destination(options.one("--output"));
        if (job.phase().equals("COMPLETED") && destination.named().isPresent()) {
            destination.fetch(destination.usual(job), job, client, console);
        }
        tell(job, client, destination);
        if (options.format() != Format.TABLE && !destination.isOutput()) {
            options.format().print(job.wire(), console);
        }
        return job.exitCode();
    }

    /** On a terminal somebody waits anyway; a script says that it does. */
    private boolean isFollowed() {
        return options.has("--wait")
                || options.one("--output").isPresent()
                || console.watched() && console.terminal() && !options.has("--detach");
    }

    private void tell(JobDocument job, JobClient client, Destination destination) {
        if (!job.error().isEmpty()) {
            console.say(job.error() + " See `sextant logs " + client.id() + "`.");
        } else if (destination.named().isEmpty() && !job.results().isEmpty()) {
            var names = job.results().stream().map(JobDocument.Left::id).collect(Collectors.joining(", "));
            console.say("It left " + names + ". Fetch with: sextant get " + client.id());
        }
    }
}
