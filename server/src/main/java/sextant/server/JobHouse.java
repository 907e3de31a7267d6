package sextant.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import sextant.engine.callbacks.Outcomes;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.hosting.JobsSetup;
import sextant.engine.jobs.Jobs;
import sextant.engine.platform.Platform;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;
import sextant.engine.preview.Previewer;
import sextant.engine.preview.Previews;
import sextant.engine.preview.Seen;
import sextant.engine.runner.RunName;
import sextant.engine.runner.Runner;
import sextant.engine.soap.SeenMessages;
import sextant.engine.store.JobStore;
import sextant.model.application.Application;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Result;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.server.http.Edge;
import sextant.server.jobpages.JobSource;
import sextant.server.planner.HostedOffers;
import sextant.server.platform.CurrentPlatform;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;

/**
 * Everything that lives as long as the job service: the store, the folders, the runners and the jobs themselves. Opened before the
 * first request, in this order; closed after the last, in the other. Runs are let go of, never ended.
 */
final class JobHouse implements JobSource, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobHouse.class);

    /** Bytes of memory, for what was seen of results. */
    private static final long PREVIEWS_KEPT = 64L << 20;

    /** Each is a process that takes up to 300 MB. */
    private static final int PREVIEWS_AT_ONCE = 2;

    /** So long a page waits for a preview that it can do without. */
    private static final Duration PATIENCE_OF_PAGES = Duration.ofMillis(1500);

    private final CurrentPlatform current;
    private final JobStore store;
    private final SeenMessages messages;
    private final JobFiles files;
    private final Map<String, Runner> runners;
    private final Jobs jobs;
    private final Previews previews;

    /** Nothing happens until {@link #start}. */
    JobHouse(
            CurrentPlatform current,
            JobStore store,
            SeenMessages messages,
            JobFiles files,
            Map<String, Runner> runners,
            Previewer previewer,
            InstantSource clock) {
        this.current = current;
        this.store = store;
        this.messages = messages;
        this.files = files;
        this.runners = runners;
        this.jobs = new Jobs(
                () -> platform(current),
                store,
                files,
                runners,
                Wiring.storages(() -> platform(current)),
                Wiring.notifier(() -> platform(current)),
                clock,
                new SecureRandom());
        this.previews = new Previews(previewer, files, new Seen(PREVIEWS_KEPT, clock), PREVIEWS_AT_ONCE);
    }

    /**
     * Opens all of it and takes up what the server before left.
     *
     * @throws sextant.engine.store.StoreRefused if jobs could be lost, or another server uses the data folder
     */
    static JobHouse open(Settings settings, CurrentPlatform current, InstantSource clock) {
        JobsSetup setup = platform(current).jobs();
        var store = Wiring.jobStore(setup.store(), settings.data(), clock);
        try {
            var files = Wiring.jobFiles(settings.data(), setup.process());
            var runners = Wiring.runners(settings.data(), setup.process());
            var previewer = Wiring.previewer(settings.data(), setup.process());
            var house = new JobHouse(current, store, store, files, runners, previewer, clock);
            house.start();
            return house;
        } catch (IOException failure) {
            store.close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    /** Takes up what the server before left. */
    void start() {
        jobs.start();
    }

    private static Platform platform(CurrentPlatform current) {
        return current.inForce().planner().platform();
    }

    private FormReader forms() {
        return new FormReader(files, Limits.DEFAULT, () -> policy().uploadBytes());
    }

    /** What the planner cannot know of the Tasks that are run here. */
    HostedOffers offers() {
        return new HostedOffers(jobs, new Addresses(current), forms());
    }

    /** Registers every address of jobs and applications. */
    void register(Edge edge, Consumer<Refusal> counted, InstantSource clock) {
        new JobFaces(current, jobs, files, previews, messages, this, forms(), clock).register(edge, counted);
    }

    @Override
    public List<Application> applications() {
        return Addresses.hosted(platform(current)).toList();
    }

    @Override
    public List<Duration> durations(String application, int most) {
        return store.durations(application, most);
    }

    @Override
    public Optional<Job> find(JobId id, Caller caller) {
        try {
            return Optional.of(jobs.find(id, caller));
        } catch (Refused gone) {
            return Optional.empty();
        }
    }

    @Override
    public String tail(RunName run, JobFiles.Stream which, int most) {
        return files.tail(run, which, most);
    }

    @Override
    public Optional<Preview> preview(Job job, Result result) {
        return previews.soon(job.id(), result, PATIENCE_OF_PAGES).map(Look::preview);
    }

    @Override
    public JobPolicy policy() {
        return platform(current).jobs().policy();
    }

    /** What came of what listeners were told. */
    Outcomes told() {
        return jobs.told();
    }

    /** Told at the first sign of the end: starts nothing more, and lets everybody go who waits. */
    void release() {
        jobs.release();
    }

    /** Starts nothing more and records what ends meanwhile, within this time; what runs goes on. */
    void drain(Duration most) {
        try {
            if (!jobs.drain(most)) {
                LOG.warn("not everything was recorded in time; the next start takes it up");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        drain(Duration.ZERO);
        runners.values().forEach(Runner::close);
        store.close();
    }
}
