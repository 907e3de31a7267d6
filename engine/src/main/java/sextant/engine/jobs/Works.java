package sextant.engine.jobs;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.engine.admission.Reserving;
import sextant.engine.admission.Tally;
import sextant.engine.callbacks.Deliveries;
import sextant.engine.callbacks.Notifier;
import sextant.engine.callbacks.Outcomes;
import sextant.engine.callbacks.Registration;
import sextant.engine.callbacks.Sayings;
import sextant.engine.callbacks.Wording;
import sextant.engine.cea.JobReport;
import sextant.engine.files.JobFiles;
import sextant.engine.files.ProgressReading;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.ledger.Feed;
import sextant.engine.ledger.Ledger;
import sextant.engine.ledger.Waiters;
import sextant.engine.pace.Clocks;
import sextant.engine.pace.Pulse;
import sextant.engine.pace.Tasks;
import sextant.engine.platform.Platform;
import sextant.engine.queue.Dispatcher;
import sextant.engine.queue.Forecast;
import sextant.engine.queue.Outlook;
import sextant.engine.runner.Runner;
import sextant.engine.runner.Runners;
import sextant.engine.staging.AddressCheck;
import sextant.engine.staging.Inbound;
import sextant.engine.staging.Outbound;
import sextant.engine.staging.OwnResults;
import sextant.engine.storage.Storages;
import sextant.engine.store.JobStore;
import sextant.model.application.Application;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.Owner;
import sextant.model.job.Phase;
import sextant.model.uws.JobLinks;

/** The parts of the job service, put together; and what they do by themselves, from the start to the end. */
final class Works {

    private static final Duration BEAT = Duration.ofMillis(500);
    private static final long BETWEEN_GLANCES = Duration.ofSeconds(1).toNanos();

    final Clocks clocks;
    final Ledger ledger;
    final Feed feed;
    final Waiters waiters;
    final Dispatcher dispatcher;
    final Outlook outlook;
    final Queued queued;
    final Intake intake;
    final Replacement replacement;
    final Runs runs;
    final Control control;
    final Housekeeping housekeeping;
    final Registration registration;

    private final Supplier<Platform> platform;
    private final JobFiles files;
    private final JobStore store;
    private final Tasks tasks;
    private final Tally tally;
    private final Recovery recovery;
    private final ProgressReading progress;
    private final Deliveries deliveries;
    private final Sayings sayings;
    private long nextGlance;
    private @Nullable Pulse pulse;

    Works(
            Supplier<Platform> platform,
            JobStore store,
            JobFiles files,
            Map<String, Runner> byName,
            Storages storages,
            Notifier notifier,
            Clocks clocks,
            SecureRandom random,
            Executor executor) {
        this.platform = platform;
        this.store = store;
        this.files = files;
        this.clocks = clocks;
        tasks = new Tasks(executor);
        tally = new Tally(this::open);
        feed = new Feed(store);
        waiters = new Waiters(executor);
        dispatcher = new Dispatcher(platform);
        var reserving = new Reserving(store::reservations);
        deliveries = new Deliveries(store, notifier, wording(), clocks, tasks, random);
        registration = new Registration(notifier, random);
        sayings = new Sayings(files, store, clocks);
        ledger = new Ledger(
                store, List.of(dispatcher, new Counting(tally, reserving), waiters, feed, new Ringing(deliveries)));
        var forecast = new Forecast(
                application -> store.durations(application, Forecast.REMEMBERED),
                name -> platform.get().application(name).flatMap(Application::estimate));
        outlook = new Outlook(dispatcher, forecast, clocks::now);
        queued = new Queued(platform, outlook, clocks);
        var own = new OwnResults(platform, ledger, files);
        var addresses = new AddressCheck(storages, own);
        intake = new Intake(platform, store, ledger, files, tally, reserving, queued, addresses, clocks, random);
        var runners = new Runners(platform, byName);
        var inbound = new Inbound(files, storages, own, () -> staging().largest());
        var outbound = new Outbound(files, storages, this::staging);
        var finish = new Finish(platform, ledger, files, outbound, forecast, sayings, clocks);
        var launch = new Launch(platform, files, inbound);
        runs = new Runs(ledger, dispatcher, runners, queued, launch, finish, clocks, tasks);
        replacement = new Replacement(ledger, runs.locks(), files, intake, queued, addresses);
        control = new Control(platform, ledger, runs, clocks);
        housekeeping =
                new Housekeeping(() -> platform.get().jobs().policy(), store, ledger, files, runs, control, clocks);
        recovery = new Recovery(store, files, ledger, dispatcher, runners, runs, clocks, tasks);
        progress = new ProgressReading(files);
        nextGlance = clocks.nanos();
    }

    private StagingPolicy staging() {
        return platform.get().jobs().staging();
    }

    private Wording wording() {
        return new Wording(
                new JobReport(files),
                () -> new JobLinks(address(platform.get()) + "/jobs"),
                draft -> store.find(draft.job()));
    }

    private static String address(Platform platform) {
        var url = platform.url().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Whoever is to be told of a change is told soon. */
    private record Ringing(Deliveries deliveries) implements Ledger.Listener {
        @Override
        public void changed(Job job, long sequence) {
            if (!job.listeners().isEmpty()) {
                deliveries.ring();
            }
        }

        @Override
        public void gone(JobId job, long sequence) {}
    }

    /** A job that has ended or is gone does not count for its caller any more, nor does a reservation that was run. */
    private record Counting(Tally tally, Reserving reserving) implements Ledger.Listener {
        @Override
        public void changed(Job job, long sequence) {
            if (job.phase().isFinal()) {
                tally.release(job.id());
            }
            if (job.phase() != Phase.PENDING) {
                reserving.release(job.id());
            }
        }

        @Override
        public void gone(JobId job, long sequence) {
            tally.release(job);
            reserving.release(job);
        }
    }

    private Set<JobId> open(String route, Optional<Owner> owner) {
        var unended = EnumSet.allOf(Phase.class);
        unended.removeIf(Phase::isFinal);
        var whose = owner.<JobQuery.Whose>map(JobQuery.Whose.One::new).orElseGet(JobQuery.Whose.Nobody::new);
        var jobs = new HashSet<JobId>();
        store.list(
                new JobQuery(
                        whose, unended, Optional.empty(), OptionalInt.empty(), Optional.of(route), Optional.empty()),
                job -> jobs.add(job.id()));
        return jobs;
    }

    /** Recovers, opens the queues, and does from then on what is to be done from time to time. */
    void start() {
        begin();
        pulse = new Pulse("jobs", BEAT, this::tick);
    }

    /** As {@link #start}, but whoever calls this does the ticking. */
    void begin() {
        recovery.recover();
        dispatcher.open(job -> tasks.execute(() -> claim(job)));
        deliveries.open();
    }

    private void claim(JobId job) {
        try {
            runs.claim(job);
        } finally {
            dispatcher.answered(job);
        }
    }

    /** Nothing more is claimed, and nobody waits for anything any more. */
    void release() {
        dispatcher.shut();
        deliveries.shut();
        waiters.release();
        feed.release();
    }

    boolean drain(Duration most) throws InterruptedException {
        dispatcher.shut();
        deliveries.shut();
        var beating = pulse;
        if (beating != null) {
            beating.stop(most);
        }
        runs.rest();
        return tasks.quiet(most);
    }

    void tick() {
        Tasks.attempt(() -> ledger.resolve(this::settle));
        Tasks.attempt(dispatcher::dispatch);
        Tasks.attempt(control::tick);
        Tasks.attempt(runs::tick);
        Tasks.attempt(housekeeping::tick);
        Tasks.attempt(deliveries::tick);
        glance();
    }

    /** A job was in doubt and is not any more: what is done for it is brought in line with what was stored. */
    private void settle(JobId id) {
        runs.locks().with(id, () -> {
            var job = ledger.find(id);
            if (job.filter(one -> one.phase().mayRun()).isPresent()) {
                runs.adopt(job.get());
            } else if (!runs.any(id)) {
                if (job.isEmpty()) {
                    Housekeeping.deleteFiles(files, id);
                }
                if (job.filter(one -> one.phase() == Phase.QUEUED).isEmpty()) {
                    dispatcher.release(id);
                }
            }
            return job;
        });
    }

    Outcomes told() {
        return deliveries.outcomes();
    }

    private void listen(Job job, Watch watch) {
        if (sayings.listen(job, watch.name, Optional.ofNullable(watch.progress))) {
            deliveries.ring();
        }
    }

    /** Reads how far the runs have come whose applications say so. */
    private void glance() {
        if (nextGlance - clocks.nanos() > 0) {
            return;
        }
        nextGlance = clocks.nanos() + BETWEEN_GLANCES;
        for (var watch : runs.all()) {
            platform.get()
                    .application(watch.application)
                    .flatMap(application -> application.progress())
                    .filter(_ -> watch.seen)
                    .ifPresent(source -> tasks.execute(
                            () -> progress.read(source, watch.name).ifPresent(now -> watch.progress = now)));
            ledger.atHand(watch.name.job())
                    .filter(job -> watch.seen && !job.listeners().isEmpty())
                    .ifPresent(job -> tasks.execute(() -> listen(job, watch)));
        }
    }
}
