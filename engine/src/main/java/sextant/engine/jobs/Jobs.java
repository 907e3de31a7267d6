package sextant.engine.jobs;

import static sextant.engine.ledger.Unavailable.refused;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import sextant.engine.admission.Access;
import sextant.engine.callbacks.Notifier;
import sextant.engine.callbacks.Outcomes;
import sextant.engine.callbacks.Registration;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.ledger.Follower;
import sextant.engine.pace.Clocks;
import sextant.engine.platform.Platform;
import sextant.engine.queue.Outlook;
import sextant.engine.runner.Runner;
import sextant.engine.storage.Storages;
import sextant.engine.store.JobStore;
import sextant.model.callback.Listener;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.Job.Suspender;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.model.job.Submission;
import sextant.model.notice.Notice;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * The use cases of the job service, the same for every face. Each looks at who calls: a job of somebody else is {@code no-such-job},
 * exactly as one that does not exist (promise P9). A job of an anonymous caller is everybody's who knows its address. Operators may
 * do everything but read what a client uploaded or got.
 *
 * <p>All throw {@link Refused}: {@code no-such-job} 404, {@code job-phase} 403 where the phase does not allow it, {@code
 * store-unavailable} 503 and {@code storage-full} 507; and those named below. A refused request has changed nothing; of one that was
 * refused with 503 or 507 it is not known whether it has.
 */
public final class Jobs implements AutoCloseable {

    /** A client that ends a job is kept waiting so long to hear that it has ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<Platform> platform;
    private final JobStore store;
    private final Works works;
    private final Access access;
    private final Executor executor;
    private final Duration patience;

    /**
     * Nothing happens until {@link #start}. Store, files and runners are the caller's to close, after this.
     *
     * @param platform what is configured at the moment
     * @param runners  by name, at least one
     * @param storages where inputs may come from and outputs go to
     * @param notifier takes messages to listeners
     * @param random   for job ids
     */
    public Jobs(
            Supplier<Platform> platform,
            JobStore store,
            JobFiles files,
            Map<String, Runner> runners,
            Storages storages,
            Notifier notifier,
            InstantSource clock,
            SecureRandom random) {
        this(
                platform,
                store,
                files,
                runners,
                storages,
                notifier,
                new Clocks(clock, System::nanoTime),
                random,
                work -> Thread.ofVirtual().name("jobs").start(work),
                PATIENCE);
    }

    Jobs(
            Supplier<Platform> platform,
            JobStore store,
            JobFiles files,
            Map<String, Runner> runners,
            Storages storages,
            Notifier notifier,
            Clocks clocks,
            SecureRandom random,
            Executor executor,
            Duration patience) {
        this.platform = platform;
        this.store = store;
        this.executor = executor;
        this.patience = patience;
        works = new Works(platform, store, files, runners, storages, notifier, clocks, random, executor);
        access = new Access(() -> policy());
    }

    /** Takes up what the server before left, and begins to run jobs. Called before any request is taken. */
    public void start() {
        works.start();
    }

    /** As {@link #start}, but whoever calls this ticks. */
    void begin() {
        works.begin();
    }

    void tick() {
        works.tick();
    }

    /**
     * The first sign of the end: no more runs are started, whoever waits for a change gets the job as it is, and whoever follows events
     * is sent away, to come back to the next server. Everything else goes on until {@link #drain}.
     */
    public void release() {
        works.release();
    }

    /** Starts no more runs, finishes what is being recorded, and lets runs go on. False if it was not done in time. */
    public boolean drain(Duration most) throws InterruptedException {
        return works.drain(most);
    }

    @Override
    public void close() throws InterruptedException {
        works.drain(Duration.ZERO);
    }

    /**
     * Creates a job, stored when this returns.
     *
     * @return the new job, or the earlier one of the same idempotency key
     * @throws Refused {@code no-such-application}, {@code no-such-route}, {@code not-admitted}, {@code too-many-jobs}, those of {@code
     *     ParameterCheck}, {@code CommandLine} and {@code AddressCheck}, {@code idempotency-mismatch}
     */
    public Job create(Submission submission, Caller caller) {
        return refused(() -> works.intake.create(submission, caller, false));
    }

    /**
     * Creates a job that is held for the caller for a while, and forgotten if nobody runs it by then; stored when this returns.
     *
     * @return the new job, or the earlier one of the same idempotency key, which may have been run meanwhile
     * @throws Refused as {@link #create}; {@code not-admitted} and {@code too-many-jobs} for reservations as well
     */
    public Job reserve(Submission submission, Caller caller) {
        return refused(() -> works.intake.create(submission, caller, true));
    }

    public Job find(JobId id, Caller caller) {
        return refused(() -> access.visible(works.ledger.find(id), caller));
    }

    /** As {@link #find}, but never blocks: empty if it would have to, or if the answer is a refusal. */
    public Optional<Job> atHand(JobId id, Caller caller) {
        return works.ledger.atHand(id).filter(job -> access.mayUse(job, caller));
    }

    /** Whether the caller may also read what was uploaded for a job and what came out of it. */
    public boolean mayRead(Job job, Caller caller) {
        return access.mayRead(job, caller);
    }

    /** RUN: from PENDING and HELD into the queue, and from SUSPENDED on. Doing so again in QUEUED or EXECUTING changes nothing. */
    public Job run(JobId id, Caller caller) {
        return refused(() -> {
            var before = find(id, caller);
            if (before.phase().mayRun() && before.suspendedBy().isPresent()) {
                return present(works.control.resume(id, Suspender.CLIENT));
            }
            var job = present(works.ledger.change(id, this::asked));
            FaultPoint.AFTER_QUEUED.reached();
            return job;
        });
    }

    private Job asked(Job job) {
        return switch (job.phase()) {
            case PENDING, HELD -> works.queued.asked(job);
            case QUEUED, EXECUTING, SUSPENDED, UNKNOWN -> job;
            case COMPLETED, ERROR, ABORTED, ARCHIVED ->
                throw phase(job, "It cannot be run again.", "Create a new one.");
        };
    }

    /** ABORT: returns when the job is ABORTED, or will be as soon as its processes are gone. Nothing is changed in a final phase. */
    public Job abort(JobId id, Caller caller) {
        return refused(() -> {
            var job = find(id, caller);
            boolean own = access.mayRead(job, caller);
            var why = Ending.error("aborted", own ? "It was ended on request." : "It was ended by the operator.");
            return ended(present(works.control.end(id, why)));
        });
    }

    /** The job as soon as nothing of it is alive, or as it is after a while. */
    private Job ended(Job job) {
        if (patience.isZero() || !job.phase().mayRun()) {
            return job;
        }
        var woken = works.waiters.await(job, patience);
        if (works.ledger
                .find(job.id())
                .filter(now -> now.phase() == job.phase())
                .isPresent()) {
            woken.join();
        }
        return present(works.ledger.find(job.id()));
    }

    /** Stops the processes of an executing job, until {@link #run}. */
    public Job suspend(JobId id, Caller caller) {
        return refused(() -> {
            find(id, caller);
            var job = present(works.control.suspend(id, Suspender.CLIENT));
            if (job.phase() != Phase.SUSPENDED) {
                throw phase(job, "Only an executing job can be suspended.", "Look at its phase first.");
            }
            return job;
        });
    }

    /** Ends the job if it runs, and forgets it and everything that belongs to it. */
    public void delete(JobId id, Caller caller) {
        refused(() -> {
            var job = find(id, caller);
            if (job.phase().mayRun()) {
                works.control
                        .end(id, Ending.error("deleted", "It was ended because it is being deleted."))
                        .ifPresent(this::ended);
            }
            works.housekeeping.forget(id);
            return job;
        });
    }

    /** @param when empty or too late asks for the latest that the operator allows, which is what the job then has */
    public Job destruction(JobId id, Caller caller, Optional<Instant> when) {
        return refused(() -> {
            find(id, caller);
            var limited = Intake.destruction(when.orElse(Instant.MAX), policy(), works.clocks.now());
            return present(works.ledger.change(id, job -> {
                if (job.phase() == Phase.ARCHIVED) {
                    throw phase(job, "Its destruction time is over.", "Delete it.");
                }
                var sooner = job.reserved()
                        .filter(until -> job.phase() == Phase.PENDING && limited.isAfter(until))
                        .orElse(limited);
                return job.change().destruction(Optional.of(sooner)).job();
            }));
        });
    }

    /** @param seconds 0 asks for no limit; too many are cut to what the operator allows, which is what the job then has */
    public Job executionDuration(JobId id, Caller caller, long seconds) {
        return refused(() -> {
            var route = platform.get().route(find(id, caller).route());
            var policy = route.map(one -> Intake.policy(platform.get(), one)).orElseGet(this::policy);
            var job = present(works.control.executionDuration(id, Intake.executionDuration(seconds, policy)));
            if (job.phase().isFinal()) {
                throw phase(job, "It does not run any more.", "Create a new one.");
            }
            return job;
        });
    }

    /** Replaces the values of the parameters that are named, while the job is PENDING; uploads as in a {@link Submission}. */
    public Job parameters(JobId id, Caller caller, List<ParameterValue> changed) {
        return refused(() -> {
            try {
                find(id, caller);
            } catch (RuntimeException failure) {
                works.intake.discard(changed);
                throw failure;
            }
            return present(works.replacement.of(id, changed));
        });
    }

    /**
     * Registers somebody who is told of a job from now on (CEA Interfaces 1.0, registerProgressListener, registerResultsListener). Of a
     * job that has ended it is told so at once, and gets the results. Who listens there already in this way is not told twice.
     *
     * @param secret for the signature of web hooks; empty makes one
     * @return the listener, with its secret
     * @throws Refused {@code not-admitted}, {@code endpoint-not-allowed}, {@code too-many-listeners}, {@code parameter-value}
     */
    public Listener listen(JobId id, Caller caller, Listener.Kind kind, String endpoint, Optional<String> secret) {
        return refused(() -> {
            if (!access.mayRead(find(id, caller), caller)) {
                throw RefusalKind.NOT_ADMITTED
                        .because("Who is told of a job, and of its results, is for its owner to say.")
                        .suggest("Ask the owner.")
                        .refused();
            }
            var listener = works.registration.listener(kind, endpoint, secret);
            var job = present(works.ledger.change(id, current -> Registration.with(current, listener)));
            return Registration.same(job, listener).orElse(listener);
        });
    }

    /** Tells a listener nothing more. */
    public Job forgetListener(JobId id, Caller caller, String listener) {
        return refused(() -> {
            find(id, caller);
            var job = present(works.ledger.change(id, current -> Registration.without(current, listener)));
            store.silence(listener);
            return job;
        });
    }

    /** Everything that there is still to tell of a job. */
    public List<Notice> untold(Job job) {
        return refused(() -> store.notices(job.id()));
    }

    /** What came of what listeners were told. */
    public Outcomes told() {
        return works.told();
    }

    /**
     * The job as soon as its phase is another, or after {@code most}, or at once if its phase is not one to wait in. Takes no thread
     * while it waits. Cancelling it ends the waiting.
     *
     * @throws Refused {@code too-many-waits}, 429
     */
    public CompletionStage<Job> await(Job job, Caller caller, Duration most) {
        access.visible(Optional.of(job), caller);
        if (!job.phase().blocks() || most.isZero() || most.isNegative()) {
            return CompletableFuture.completedStage(find(job.id(), caller));
        }
        int limit = policy().waitsPerCaller();
        var longest = policy().waitAtMost();
        var woken = works.waiters
                .await(job, Owner.of(caller), limit, most.compareTo(longest) < 0 ? most : longest)
                .orElseThrow(() -> RefusalKind.TOO_MANY_WAITS
                        .because("You have " + limit + " requests waiting already.")
                        .limit(limit)
                        .suggest("Wait for one of them, or ask without WAIT.")
                        .refused());
        var changed = woken.thenApplyAsync(_ -> find(job.id(), caller), executor);
        changed.whenComplete(
                (_, _) -> woken.cancel(false)); // whoever does not want the answer any more does not wait either
        var now = refused(() -> works.ledger.find(job.id()));
        if (!now.map(Job::phase).equals(Optional.of(job.phase()))) {
            woken.complete(now); // it changed before anybody waited
        }
        return changed;
    }

    /** The jobs of a list that the caller may see; what the query says about whose they are is cut to that. */
    public void list(JobQuery query, Caller caller, Predicate<JobSummary> receiver) {
        access.listed(query.whose(), caller)
                .ifPresent(whose -> refused(() -> {
                    store.list(
                            new JobQuery(
                                    whose,
                                    query.phases(),
                                    query.after(),
                                    query.last(),
                                    query.route(),
                                    query.application()),
                            receiver);
                    return whose;
                }));
    }

    /** How far a job has come, if its program says so. */
    public Optional<Progress> progress(Job job) {
        return works.runs.of(job).flatMap(watch -> Optional.ofNullable(watch.progress));
    }

    /** How many jobs are before this one in its queue; empty if it is in none. */
    public Optional<Integer> place(Job job) {
        return works.dispatcher.place(job.id());
    }

    /** A job that waits with a prediction made now, any other as it is. */
    public Job predicted(Job job) {
        return job.phase() == Phase.QUEUED ? job.predicted(refused(() -> works.outlook.end(job))) : job;
    }

    /** When a job would start and end that the caller sends to a route now. */
    public Outlook.Times outlook(String route, Caller caller, String application) {
        return refused(() -> works.outlook.next(route, Owner.of(caller), application));
    }

    /**
     * Follows what happens: first what happened after {@code after}, as far as it is still kept, then what happens from now on.
     *
     * @param job   only this one; empty is every job that the caller may see in lists
     * @param after a sequence number of an earlier event
     */
    public Following follow(Optional<JobId> job, Caller caller, Optional<Long> after) {
        return follow(job, _ -> true, caller, after);
    }

    /** As above. @param some of every job that the caller may see in lists, those whose events are wanted */
    public Following follow(Predicate<JobEvent> some, Caller caller, Optional<Long> after) {
        return follow(Optional.empty(), some, caller, after);
    }

    private Following follow(Optional<JobId> job, Predicate<JobEvent> some, Caller caller, Optional<Long> after) {
        job.ifPresent(id -> find(id, caller));
        var whose = access.listed(new JobQuery.Whose.Everybody(), caller);
        Predicate<JobEvent> wanted = job.isPresent()
                ? event -> event.job().equals(job.get())
                : event -> some.test(event)
                        && whose.filter(those -> Access.includes(those, event.owner()))
                                .isPresent();
        long now = refused(works.feed::now);
        var follower = new Follower(works.feed, wanted, Math.min(now, after.orElse(now)));
        return follower::next;
    }

    /** Events as they happen. */
    public interface Following extends AutoCloseable {
        /** The next events, at least one, or none if nothing happened for so long. */
        List<JobEvent> next(Duration most) throws InterruptedException;

        /** Nothing is kept for who follows. */
        @Override
        default void close() {}
    }

    private JobPolicy policy() {
        return platform.get().jobs().policy();
    }

    private static Job present(Optional<Job> job) {
        return job.orElseThrow(Access::noSuchJob);
    }

    static Refused phase(Job job, String why, String suggest) {
        return RefusalKind.JOB_PHASE
                .because("The job is " + job.phase() + ". " + why)
                .got(job.phase().name())
                .suggest(suggest)
                .refused();
    }
}
