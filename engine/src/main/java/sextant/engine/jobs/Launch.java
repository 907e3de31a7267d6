package sextant.engine.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.applications.CommandLine;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.files.NoRoom;
import sextant.engine.platform.Platform;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunLimits;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runner;
import sextant.model.application.Application;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refused;

/** Starts the run of a job that has been claimed. Done again, whatever became of the first time, it starts nothing twice. */
final class Launch {

    private final Supplier<Platform> platform;
    private final JobFiles files;

    Launch(Supplier<Platform> platform, JobFiles files) {
        this.platform = platform;
        this.files = files;
    }

    /** What came of it. */
    sealed interface Launched {
        /** The runner has answered. */
        record Asked(Observation observation) implements Launched {}

        /** There is nothing that a runner could be asked. */
        record Impossible(Ending ending) implements Launched {}
    }

    Launched start(Job job, RunName name, Runner runner, Duration left) {
        var application = platform.get().application(job.application());
        if (application.isEmpty()) {
            return new Launched.Impossible(Ending.failed(
                    "application-gone", "The application " + job.application() + " is not offered here any more."));
        }
        RunRequest request;
        try {
            request = request(application.get(), job, name, left);
        } catch (NoRoom full) {
            return new Launched.Impossible(passing("no-space", "There was no room left for the files of the run."));
        } catch (IOException broken) {
            return new Launched.Impossible(passing("files", "The folder of the run could not be made."));
        } catch (Refused refused) {
            return new Launched.Impossible(Ending.failed(
                    refused.refusal().kind().word(), refused.refusal().text()));
        }
        FaultPoint.BEFORE_SUBMIT.reached();
        var observation = runner.submit(request);
        FaultPoint.AFTER_SUBMIT.reached();
        return new Launched.Asked(observation);
    }

    private RunRequest request(Application application, Job job, RunName name, Duration left) throws IOException {
        var called = Queued.called(job, application);
        var parameters = ParameterCheck.complete(application, called, job.parameters());
        var command = CommandLine.of(application, parameters, upload -> files.input(job.id(), upload));
        var folder = files.prepare(name);
        FaultPoint.AFTER_WORK_FOLDER.reached();
        var limits = application.limits();
        return new RunRequest(
                name,
                command,
                application.environment(),
                folder.work(),
                folder.stdout(),
                folder.stderr(),
                readable(application, job, parameters),
                new RunLimits(
                        limits.memory(), limits.processes(), limits.output(), limits.fileSize(), limits.openFiles()),
                Optional.of(left));
    }

    /** What was uploaded for the job, and the folder of the application. */
    private List<Path> readable(Application application, Job job, List<ParameterValue> parameters) {
        var readable = new ArrayList<Path>();
        readable.add(Path.of(application.folder()));
        for (var parameter : parameters) {
            if (parameter instanceof ParameterValue.Upload upload) {
                readable.add(files.input(job.id(), upload));
            }
        }
        return readable;
    }

    private static Ending passing(String word, String message) {
        return new Ending(
                StateGraph.Happening.FAIL,
                Optional.of(new JobError(true, word, message + " Run it again later.", Optional.empty())));
    }
}
