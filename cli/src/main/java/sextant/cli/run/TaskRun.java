package sextant.cli.run;

import java.net.URI;
import java.util.List;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.StatusLine;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;
import sextant.cli.options.Options;
import sextant.cli.plan.TaskPlan;
import sextant.cli.server.Home;

/**
 * A Task: planned, and the very document that was planned posted to the job list of the first offer that the planner's own server
 * makes. Then the job is started.
 */
final class TaskRun {

    private final Console console;
    private final Options options;

    TaskRun(Console console, Options options) {
        this.console = console;
        this.options = options;
    }

    ExitCode run(String file, List<RunLine.Value> values) {
        if (!values.isEmpty()) {
            throw Stopped.usage("--" + values.getFirst().parameter()
                    + ": a Task holds its values itself; only an application takes them here.");
        }
        var home = options.home(console);
        var plan = TaskPlan.ask(file, home, options, console);
        if (plan.verdict() != ExitCode.OK) {
            return plan.verdict();
        }
        var list = plan.jobs()
                .orElseThrow(() -> new Stopped(
                        ExitCode.REFUSED,
                        "The answer is yes, and no offer of it is a job list of this server: take the Task there."));
        if (options.has("--dry-run")) {
            console.say("Nothing was sent.");
            return ExitCode.OK;
        }
        var creation = new Creation(home.client(list), console, new StatusLine(console));
        var job = client(creation, plan, list, home);
        if (job.get().phase().equals("PENDING")) {
            job.post("RUN");
        }
        return new AfterStart(console, options).follow(job, plan.taskType());
    }

    private static JobClient client(Creation creation, TaskPlan plan, URI list, Home home) {
        return new JobClient(creation.post(list, plan.contentType(), plan::body), home);
    }
}
