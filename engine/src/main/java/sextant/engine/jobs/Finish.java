package sextant.engine.jobs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.callbacks.Sayings;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.files.JobFiles.Collected;
import sextant.engine.files.JobFiles.Stream;
import sextant.engine.files.NoRoom;
import sextant.engine.jobs.StateGraph.Happening;
import sextant.engine.ledger.Ledger;
import sextant.engine.pace.Clocks;
import sextant.engine.platform.Platform;
import sextant.engine.queue.Forecast;
import sextant.engine.runner.RunEnd;
import sextant.engine.staging.Inbound;
import sextant.engine.staging.Outbound;
import sextant.engine.staging.Outbound.Outputs;
import sextant.model.application.Application;
import sextant.model.application.OutputDefinition;
import sextant.model.application.execution.HttpCall;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.Phase;
import sextant.model.job.Result;

/**
 * Records how a run ended: first its results are put on disk, then one compare-and-set says everything. Done again, after a failure
 * or a crash anywhere in between, it comes to the same. The caller holds the lock of the job and lets the runner forget the run only
 * afterwards.
 */
final class Finish {

    /** Bytes of what a program wrote that explain an error, and become its detail. */
    private static final int TAIL = 8192;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Supplier<Platform> platform;
    private final Ledger ledger;
    private final JobFiles files;
    private final Outbound outbound;
    private final Forecast forecast;
    private final Sayings sayings;
    private final Clocks clocks;

    Finish(
            Supplier<Platform> platform,
            Ledger ledger,
            JobFiles files,
            Outbound outbound,
            Forecast forecast,
            Sayings sayings,
            Clocks clocks) {
        this.platform = platform;
        this.ledger = ledger;
        this.files = files;
        this.outbound = outbound;
        this.forecast = forecast;
        this.sayings = sayings;
        this.clocks = clocks;
    }

    /** How long a run has between being asked to end and being forced to. */
    Duration grace() {
        return platform.get().jobs().process().grace();
    }

    /**
     * Its run has ended.
     *
     * @return when to come again, as outputs are on their way; empty if all is recorded
     */
    Optional<Duration> ended(Job job, Watch watch, RunEnd end) {
        FaultPoint.AFTER_END_SEEN.reached();
        var application = platform.get().application(job.application());
        var ending =
                Ending.of(end, job, application.map(Application::restartable).orElse(false));
        FaultPoint.BEFORE_COLLECT.reached();
        var taken = collect(job, watch, application, ending, end.cut());
        FaultPoint.AFTER_COLLECT.reached();
        var sent = send(job, watch, taken);
        if (sent instanceof Sent.Going(var pause)) {
            return Optional.of(pause);
        }
        var done = ((Sent.Over) sent).taken();
        boolean sending = taken.ending().happening() == Happening.COMPLETE
                && !job.targets().isEmpty();
        record(
                job,
                watch,
                explained(watch, application, done.ending()),
                done.results(),
                sending ? clocks.now() : end.at());
        return Optional.empty();
    }

    private sealed interface Sent {
        record Going(Duration pause) implements Sent {}

        record Over(Taken taken) implements Sent {}
    }

    /** Nothing is sent for a job that did not end well; and what takes too long is called back. */
    private Sent send(Job job, Watch watch, Taken taken) {
        long now = clocks.nanos();
        boolean well = taken.ending().happening() == Happening.COMPLETE;
        var left = job.suspendedBy().isPresent() ? PERIOD : watch.left(job, now);
        if (!well || job.targets().isEmpty() || left.isZero()) {
            var ending = well && left.isZero() && !job.targets().isEmpty() ? Ending.late(job) : taken.ending();
            return watch.isQuiet(now, SOON)
                    ? new Sent.Over(new Taken(ending, Outbound.marked(job, taken.results(), watch.sent)))
                    : new Sent.Going(SOON);
        }
        return switch (outbound.outputs(job, taken.results(), watch.courier, watch.sent, now)) {
            case Outputs.Going(var pause) -> new Sent.Going(least(left, pause.orElse(PERIOD)));
            case Outputs.Sent(var results, var failure) ->
                new Sent.Over(
                        new Taken(failure.isPresent() ? new Ending(Happening.FAIL, failure) : taken.ending(), results));
        };
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** There never was a run, and there will be none. */
    void notStarted(Job job, Watch watch, Ending ending) {
        record(job, watch, ending, List.of(), clocks.now());
    }

    /** The run of a job that is not there any more has ended. */
    void unowned(Watch watch) {
        var id = watch.name.job();
        if (ledger.find(id).isEmpty()) {
            Housekeeping.deleteFiles(files, id);
        }
    }

    private record Taken(Ending ending, List<Result> results) {}

    /** An application that is not known any more cannot say what its results are. */
    private Taken collect(Job job, Watch watch, Optional<Application> application, Ending ending, boolean cut) {
        boolean well = ending.happening() == Happening.COMPLETE;
        if (well && application.isEmpty()) {
            return new Taken(
                    Ending.failed("application-gone", "The application is not offered here any more."), List.of());
        }
        boolean wanted = ending.happening() != Happening.RESTART;
        var outputs = application.filter(_ -> wanted).map(known -> outputs(known, job)).orElse(List.of()).stream()
                .filter(output -> !(cut && isStream(output)))
                .toList();
        try {
            return switch (files.collect(watch.name, outputs, well)) {
                case Collected.Whole(var results) -> new Taken(ending, results);
                case Collected.Faulty(var word, var message, var results) ->
                    new Taken(well ? Ending.failed(word, message) : ending, results);
            };
        } catch (NoRoom full) {
            return lost(ending, "no-space", "There was no room left for the results.");
        } catch (IOException broken) {
            return lost(ending, "files", "The results could not be taken from the folder of the run.");
        }
    }

    /** Those of the interface that was called; all of them if it is not known any more. */
    private static List<OutputDefinition> outputs(Application application, Job job) {
        return application
                .callable(Optional.of(job.interfaceId()))
                .map(called -> application.outputs().stream()
                        .filter(output -> called.outputs().contains(output.id()))
                        .toList())
                .orElse(application.outputs());
    }

    private static boolean isStream(OutputDefinition output) {
        return switch (output.from()) {
            case OutputDefinition.From.Stdout() -> true;
            case OutputDefinition.From.File(var _) -> false;
        };
    }

    private static Taken lost(Ending ending, String word, String message) {
        var error = new JobError(true, word, message + " Run it again later.", Optional.empty());
        return new Taken(
                ending.happening() == Happening.COMPLETE ? new Ending(Happening.FAIL, Optional.of(error)) : ending,
                List.of());
    }

    private Ending explained(Watch watch, Optional<Application> application, Ending ending) {
        if (ending.error().isEmpty()) {
            return ending;
        }
        var patterns = application.map(Application::errors).orElse(List.of());
        var stderr = files.tail(watch.name, Stream.STDERR, TAIL);
        var stdout = patterns.isEmpty() ? "" : files.tail(watch.name, Stream.STDOUT, TAIL);
        boolean call =
                application.filter(one -> one.execution() instanceof HttpCall).isPresent();
        return ending.explained(patterns, stderr, stdout, call).detail(stderr);
    }

    private void record(Job job, Watch watch, Ending ending, List<Result> results, Instant at) {
        sayings.end(job, watch.name, Optional.ofNullable(watch.progress));
        FaultPoint.BEFORE_FINISH_COMMIT.reached();
        var after = ledger.change(
                job.id(),
                current -> current.attempt() == watch.name.attempt()
                        ? Step.end(current, ending, results, at.truncatedTo(ChronoUnit.MICROS))
                        : current);
        FaultPoint.AFTER_FINISH_COMMIT.reached();
        after.filter(done -> done.phase().isFinal() && Inbound.needed(done))
                .ifPresent(done -> Housekeeping.retain(files, done));
        after.filter(done -> done.phase() == Phase.COMPLETED)
                .ifPresent(done -> forecast.took(
                        done.application(),
                        Duration.between(
                                done.started().orElseThrow(), done.ended().orElseThrow())));
    }
}
