package sextant.engine.staging;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Parcel;
import sextant.engine.storage.Storages;
import sextant.engine.storage.Transferred;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.OutputTarget;
import sextant.model.job.Result;

/**
 * Sends the results of a job to where its client wants them, one after the other, each again after a pause that grows, as often as the
 * operator allows. After a restart all of it is done again: a storage that has the very same content already says so.
 */
public final class Outbound {

    private final JobFiles files;
    private final Storages storages;
    private final Supplier<StagingPolicy> policy;

    public Outbound(JobFiles files, Storages storages, Supplier<StagingPolicy> policy) {
        this.files = files;
        this.storages = storages;
        this.policy = policy;
    }

    /** How far it has come with one run; lost with the server. Used only by whoever holds the lock of the run's job. */
    public static final class Progress {
        private final Set<OutputTarget> delivered = new HashSet<>();
        private int attempts;
        private long notBefore;
    }

    /** How it stands. */
    public sealed interface Outputs {
        /** It is over. @param failure why not all of them could be sent; what was sent says so itself */
        record Sent(List<Result> results, Optional<JobError> failure) implements Outputs {}

        /** @param pause until there may be something to do without the courier having come back */
        record Going(Optional<Duration> pause) implements Outputs {}
    }

    /**
     * Looks, and sends the courier with what is next. A result that the program did not have to leave, and did not, is not sent.
     *
     * @param now by a clock that nobody can set, in nanoseconds
     */
    public Outputs outputs(Job job, List<Result> results, Courier courier, Progress progress, long now) {
        for (var target : job.targets()) {
            var result = results.stream()
                    .filter(one -> one.id().equals(target.id()) && !progress.delivered.contains(target))
                    .findFirst();
            if (result.isEmpty()) {
                continue;
            }
            if (courier.isAway()) {
                return new Outputs.Going(Optional.empty());
            }
            var outcome = courier.outcome(target);
            courier.forget();
            switch (outcome.orElse(null)) {
                case Transferred.Whole() -> {
                    progress.delivered.add(target);
                    progress.attempts = 0;
                    continue;
                }
                case Transferred.Failed(var word, var text, var again) -> {
                    if (!again || progress.attempts >= policy.get().attempts()) {
                        return new Outputs.Sent(
                                marked(job, results, progress), Optional.of(failure(target, word, text, again)));
                    }
                    progress.notBefore = now + pause(progress.attempts).toNanos();
                }
                case null, default -> {}
            }
            if (progress.attempts > 0 && progress.notBefore - now > 0) {
                return new Outputs.Going(Optional.of(Duration.ofNanos(progress.notBefore - now)));
            }
            progress.attempts++;
            courier.send(target, cancellation -> send(job, result.get(), target, cancellation));
            return new Outputs.Going(Optional.empty());
        }
        return new Outputs.Sent(marked(job, results, progress), Optional.empty());
    }

    private Transferred send(Job job, Result result, OutputTarget target, Cancellation cancellation)
            throws IOException {
        FaultPoint.BEFORE_STAGE_OUT.reached();
        var storage = storages.of(target.uri(), Direction.OUT);
        if (storage.isEmpty()) {
            return new Transferred.Failed("scheme-not-allowed", "Such addresses are not used here any more.", false);
        }
        try (var opened = files.result(job.id(), result).orElse(null)) {
            if (opened == null) {
                return new Transferred.Failed("missing", "The result is not here any more.", false);
            }
            var parcel = new Parcel(opened.channel(), result.size(), result.sha256(), result.mediaType());
            var outcome = storage.get().copyOut(parcel, target.uri(), cancellation);
            FaultPoint.AFTER_STAGE_OUT.reached();
            return outcome;
        }
    }

    /** After the n-th attempt: doubled each time. */
    private Duration pause(int attempts) {
        return policy.get().pause().multipliedBy(1L << Math.min(attempts - 1, 20));
    }

    /** What has been sent so far, as it is to be recorded if nothing more is sent. */
    public static List<Result> marked(Job job, List<Result> results, Progress progress) {
        return results.stream()
                .map(result -> progress.delivered.stream()
                        .filter(target ->
                                target.id().equals(result.id()) && job.targets().contains(target))
                        .findFirst()
                        .map(target -> sent(result, target.uri()))
                        .orElse(result))
                .toList();
    }

    private static Result sent(Result result, String uri) {
        return new Result(
                result.id(), result.mediaType(), result.size(), result.sha256(), result.file(), Optional.of(uri));
    }

    private static JobError failure(OutputTarget target, String word, String text, boolean again) {
        return new JobError(
                again,
                "stage-out-" + word,
                "The output " + target.id() + " could not be sent. " + text + " It is kept here as a result.",
                Optional.of(target.uri()));
    }
}
