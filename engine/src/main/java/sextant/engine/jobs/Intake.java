package sextant.engine.jobs;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import sextant.engine.admission.Offered;
import sextant.engine.admission.Offered.Place;
import sextant.engine.admission.Reserving;
import sextant.engine.admission.Tally;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.ledger.Ledger;
import sextant.engine.ledger.Unavailable;
import sextant.engine.pace.Clocks;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.engine.staging.AddressCheck;
import sextant.engine.store.JobStore;
import sextant.engine.store.JobStore.Creation;
import sextant.engine.store.StoreUnavailable;
import sextant.model.caller.Caller;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.OutputTarget;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Submission;
import sextant.model.refusal.AllFaults;
import sextant.model.refusal.RefusalKind;
import sextant.model.task.Resource;

/** Makes jobs of submissions: everything is checked first, then one commit. What is refused leaves nothing behind (promise P10). */
final class Intake {

    /** The longest that {@code executionDuration} can say (UWS.xsd: xs:int). */
    private static final long LONGEST = Integer.MAX_VALUE;

    private final Supplier<Platform> platform;
    private final JobStore store;
    private final Ledger ledger;
    private final JobFiles files;
    private final Tally tally;
    private final Reserving reservations;
    private final Queued queued;
    private final AddressCheck addresses;
    private final Clocks clocks;
    private final SecureRandom random;

    Intake(
            Supplier<Platform> platform,
            JobStore store,
            Ledger ledger,
            JobFiles files,
            Tally tally,
            Reserving reservations,
            Queued queued,
            AddressCheck addresses,
            Clocks clocks,
            SecureRandom random) {
        this.platform = platform;
        this.store = store;
        this.ledger = ledger;
        this.files = files;
        this.tally = tally;
        this.reservations = reservations;
        this.queued = queued;
        this.addresses = addresses;
        this.clocks = clocks;
        this.random = random;
    }

    /** @param reserving whether the job waits to be run, and only for a while; then it is not run at once */
    Job create(Submission submission, Caller caller, boolean reserving) {
        try {
            var earlier = key(submission, Owner.of(caller)).flatMap(key -> earlier(key, caller));
            return earlier.isPresent() ? again(submission, earlier.get()) : first(submission, caller, reserving);
        } catch (RuntimeException failure) {
            discard(submission.parameters());
            throw failure;
        }
    }

    /**
     * Whoever has no name shares the keys of all others without: theirs is bound to what was submitted, so that only who sends the very
     * same finds the job, and the key of one is in nobody's way.
     */
    private static Optional<IdempotencyKey> key(Submission submission, Optional<Owner> owner) {
        var key = submission.idempotencyKey();
        return owner.isPresent() ? key : key.map(IdempotencyKey::bound);
    }

    /** The job of the same submission; empty if there was none, or if it has been deleted meanwhile. */
    private Optional<Job> earlier(IdempotencyKey key, Caller caller) {
        return store.keyUsed(Owner.of(caller), key).flatMap(this::same);
    }

    private Optional<Job> same(Creation.KeyUsed used) {
        if (!used.same()) {
            throw RefusalKind.IDEMPOTENCY_MISMATCH
                    .because("This idempotency key was used before, for another submission.")
                    .suggest("Take a new key for each new job.")
                    .refused();
        }
        return ledger.find(used.job());
    }

    private Job again(Submission submission, Job earlier) {
        discard(submission.parameters());
        return earlier;
    }

    private Job first(Submission submission, Caller caller, boolean reserving) {
        var now = platform.get();
        var place = Offered.to(caller, now).place(submission);
        var application = place.application();
        var called = ParameterCheck.called(application, submission.interfaceId());
        var owner = Owner.of(caller);
        var sent = submission.parameters();
        var all = new AllFaults();
        all.of(() -> Queued.check(application, called, sent, submission.run()));
        List<OutputTarget> targets =
                all.of(() -> addresses.check(application, called, sent, submission.targets(), owner), List.of());
        all.refuse();
        var parameters = ParameterCheck.named(application, called, sent);
        var id = JobId.random(random);
        count(place, owner, id);
        try {
            if (reserving) {
                reservations.admit(place, owner, id);
            }
            return store(submission, place, policy(now, place.route()), owner, id, parameters, targets, reserving);
        } catch (StoreUnavailable inDoubt) {
            throw inDoubt;
        } catch (RuntimeException refused) {
            release(id);
            if (uploads(parameters)) {
                Housekeeping.deleteFiles(files, id);
            }
            throw refused;
        }
    }

    /** What the operator allows jobs of a route: all that jobs are allowed, and no longer than the route lets anything run. */
    static JobPolicy policy(Platform platform, Route route) {
        var policy = platform.jobs().policy();
        return Optional.ofNullable(route.limits().get(Resource.DURATION))
                .map(longest -> Duration.ofMillis(longest.amount()))
                .filter(longest -> longest.compareTo(policy.longestRun()) < 0)
                .map(policy::running)
                .orElse(policy);
    }

    private Job store(
            Submission submission,
            Place place,
            JobPolicy policy,
            Optional<Owner> owner,
            JobId id,
            List<ParameterValue> parameters,
            List<OutputTarget> targets,
            boolean reserving) {
        var adopted = adopt(id, parameters);
        var pending = pending(submission, place, policy, owner, id, adopted, targets, reserving);
        var job = submission.run() ? queued.asked(pending, place.hosting()) : pending;
        FaultPoint.BEFORE_CREATE_COMMIT.reached();
        var creation = ledger.create(job, key(submission, owner));
        FaultPoint.AFTER_CREATE_COMMIT.reached();
        return switch (creation) {
            case Creation.Stored _ -> job;
            case Creation.KeyUsed used -> {
                release(id);
                Housekeeping.deleteFiles(files, id);
                yield same(used)
                        .orElseThrow(() -> RefusalKind.BUSY
                                .because("The job of this idempotency key is being deleted at this moment.")
                                .suggest("Send the same request again.")
                                .refused());
            }
        };
    }

    /** Version 0 is never stored: a job that is to run at once is created in its second phase, and nobody sees the first. */
    private Job pending(
            Submission submission,
            Place place,
            JobPolicy policy,
            Optional<Owner> owner,
            JobId id,
            List<ParameterValue> parameters,
            List<OutputTarget> targets,
            boolean reserving) {
        var created = clocks.stamp();
        var reserved =
                Optional.of(created.plus(place.hosting().reservations().hold())).filter(_ -> reserving);
        var destruction = destruction(submission.destruction().orElse(created.plus(policy.keep())), policy, created);
        long wanted = submission
                .executionDuration()
                .orElse(place.application().limits().duration());
        return new Job(
                id,
                owner,
                place.route().name(),
                place.application().name(),
                ParameterCheck.called(place.application(), submission.interfaceId())
                        .id(),
                submission.runId(),
                Phase.PENDING,
                parameters,
                targets,
                List.of(),
                created,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reserved,
                Optional.of(reserved.filter(destruction::isAfter).orElse(destruction)),
                executionDuration(wanted, policy),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                OptionalLong.empty(),
                submission.run() ? 0 : 1);
    }

    /** Too late becomes the latest that the operator allows. */
    static Instant destruction(Instant wanted, JobPolicy policy, Instant now) {
        var latest = now.plus(policy.keepAtMost());
        return wanted.isAfter(latest) ? latest : wanted;
    }

    /** Seconds; no limit, and more than the operator allows, become what the operator allows. */
    static long executionDuration(long wanted, JobPolicy policy) {
        long most = Math.clamp(policy.longestRun().toSeconds(), 1, LONGEST);
        return wanted <= 0 ? most : Math.min(wanted, most);
    }

    private void count(Place place, Optional<Owner> owner, JobId id) {
        var route = place.route().name();
        var most = place.hosting().perCaller();
        if (most.isEmpty()) {
            tally.drop(route, owner);
        } else if (!tally.reserve(route, owner, most.getAsInt(), id)) {
            throw RefusalKind.TOO_MANY_JOBS
                    .because("You have " + most.getAsInt() + " jobs on the route " + route
                            + " that have not ended, and may not have more.")
                    .limit(most.getAsInt())
                    .suggest("Wait until one has ended, or abort or delete one.")
                    .refused();
        }
    }

    private void release(JobId id) {
        tally.release(id);
        reservations.release(id);
    }

    static boolean uploads(List<ParameterValue> parameters) {
        return parameters.stream().anyMatch(ParameterValue.Upload.class::isInstance);
    }

    /** The uploads of a job become its inputs, before anybody can see the job. */
    List<ParameterValue> adopt(JobId id, List<ParameterValue> parameters) {
        if (!uploads(parameters)) {
            return parameters;
        }
        try {
            var adopted = files.adopt(id, parameters);
            FaultPoint.AFTER_ADOPT_UPLOADS.reached();
            return adopted;
        } catch (IOException broken) {
            throw Unavailable.files(broken);
        }
    }

    /** Drops what was uploaded for something that did not come to be. */
    void discard(List<ParameterValue> parameters) {
        var spooled = parameters.stream()
                .filter(ParameterValue.Upload.class::isInstance)
                .map(value -> ((ParameterValue.Upload) value).file())
                .toList();
        if (!spooled.isEmpty()) {
            files.discard(spooled);
        }
    }
}
