package sextant.engine.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import sextant.engine.applications.CommandLine;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.applications.WebCall;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.files.NoRoom;
import sextant.engine.platform.Platform;
import sextant.engine.runner.Observation;
import sextant.engine.runner.Program;
import sextant.engine.runner.RunEnvironment;
import sextant.engine.runner.RunLimits;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.staging.Inbound;
import sextant.engine.staging.Inbound.Inputs;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.execution.Execution;
import sextant.model.application.execution.HttpCall;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refused;

/** Starts the run of a job that has been claimed. Done again, whatever became of the first time, it starts nothing twice. */
final class Launch {

    private static final long MEMORY_OF_CALLS = 512L << 20;

    private final Supplier<Platform> platform;
    private final JobFiles files;
    private final Inbound inbound;

    Launch(Supplier<Platform> platform, JobFiles files, Inbound inbound) {
        this.platform = platform;
        this.files = files;
        this.inbound = inbound;
    }

    /** What came of it. */
    sealed interface Launched {
        /** The runner has answered. */
        record Asked(Observation observation) implements Launched {}

        /** Not all that it needs is here yet. */
        record Coming() implements Launched {}

        /** There is nothing that a runner could be asked. */
        record Impossible(Ending ending) implements Launched {}
    }

    /** @param left how long the job may still execute */
    Launched start(Job job, Watch watch, Duration left) {
        var application = platform.get().application(job.application());
        if (application.isEmpty()) {
            return new Launched.Impossible(Ending.failed(
                    "application-gone", "The application " + job.application() + " is not offered here any more."));
        }
        RunRequest request;
        try {
            switch (inputs(application.get(), job, watch)) {
                case Inputs.Coming() -> {
                    return new Launched.Coming();
                }
                case Inputs.Never(var why) -> {
                    return new Launched.Impossible(new Ending(StateGraph.Happening.FAIL, Optional.of(why)));
                }
                case Inputs.Here(var values) -> request = request(application.get(), job, values, watch.name, left);
            }
        } catch (NoRoom full) {
            return new Launched.Impossible(passing("no-space", "There was no room left for the files of the run."));
        } catch (IOException broken) {
            return new Launched.Impossible(passing("files", "The folder of the run could not be made."));
        } catch (Refused refused) {
            return new Launched.Impossible(Ending.failed(
                    refused.refusal().kind().word(), refused.refusal().text()));
        }
        FaultPoint.BEFORE_SUBMIT.reached();
        var observation = watch.runner.submit(request);
        FaultPoint.AFTER_SUBMIT.reached();
        return new Launched.Asked(observation);
    }

    private Inputs inputs(Application application, Job job, Watch watch) throws IOException {
        return Inbound.needed(job)
                ? inbound.inputs(job, application, watch.courier)
                : new Inputs.Here(job.parameters());
    }

    /** @param values all of them here */
    private RunRequest request(
            Application application, Job job, List<ParameterValue> values, RunName name, Duration left)
            throws IOException {
        var parameters = ParameterCheck.complete(application, Queued.called(job, application), values);
        var program = program(application, parameters, upload -> files.input(job.id(), upload));
        var folder = files.prepare(name);
        FaultPoint.AFTER_WORK_FOLDER.reached();
        return new RunRequest(
                name,
                program,
                RunEnvironment.of(folder.work(), application.environment()),
                folder.work(),
                folder.stdout(),
                folder.stderr(),
                readable(application, job, parameters),
                limits(application),
                Optional.of(left));
    }

    private Program program(
            Application application, List<ParameterValue> parameters, Function<ParameterValue.Upload, Path> inputs) {
        return switch (application.execution()) {
            case Execution.Command _ -> new Program.Command(CommandLine.of(application, parameters, inputs));
            case HttpCall call ->
                new Program.Call(
                        WebCall.of(application, call, parameters, inputs),
                        platform.get().egress().reaching(call.scheme(), call.port(), call.networks()));
        };
    }

    /** What calls is ours, so its author cannot know what it takes. */
    private static RunLimits limits(Application application) {
        var limits = application.limits();
        return switch (application.execution()) {
            case Execution.Command _ ->
                new RunLimits(
                        limits.memory(), limits.processes(), limits.output(), limits.fileSize(), limits.openFiles());
            case HttpCall _ ->
                new RunLimits(
                        MEMORY_OF_CALLS,
                        ApplicationLimits.DEFAULT.processes(),
                        limits.output(),
                        limits.fileSize(),
                        ApplicationLimits.DEFAULT.openFiles());
        };
    }

    /** What was uploaded or fetched for the job, and the folder of the application. */
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
