package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import sextant.engine.jobs.Weather.Death;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunRequest;
import sextant.engine.storage.Transferred;
import sextant.engine.store.StoreUnavailable;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Owner;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * Clients, an operator and accidents, all as one seed wants them, on one thread: the same seed is the same story. The server dies
 * wherever it touches the world, and what it was doing by itself is done in any order.
 */
final class Simulation {

    private static final int STEPS = 120;
    private static final int PLACES = 3;
    private static final String SOURCE = "https://example.org/in";
    private static final List<Caller> CALLERS = List.of(Stage.NOBODY, Stage.ANNA, Stage.BEN);
    private static final Set<RefusalKind> OF_UNKNOWN_EFFECT =
            Set.of(RefusalKind.STORE_UNAVAILABLE, RefusalKind.STORAGE_FULL);

    private final Random random;
    private final Weather weather;
    private final Stage stage;
    private final Promises promises;
    private final List<JobId> jobs = new ArrayList<>();
    private int deaths;
    private boolean unkind = true;

    Simulation(long seed) {
        random = new Random(seed);
        weather = new Weather(random);
        stage = new Stage(plans(random), random);
        promises = new Promises(stage, PLACES);
        stage.store.hazard(weather::passStore);
        stage.runner.hazard(weather);
        stage.files.hazard(weather);
        stage.storage.hazard(weather);
        stage.storage.manners(this::manners);
        stage.storage.put(SOURCE, "content");
        stage.site.limit("batch", PLACES, 12);
    }

    private static Function<RunRequest, Plan> plans(Random random) {
        return _ -> new Plan(
                Duration.ofMillis(
                        random.nextInt(4) == 0 ? 0 : random.nextInt(15_000)), // some end before they are claimed
                switch (random.nextInt(10)) {
                    case 0 -> new Cause.Exited(1);
                    case 1 -> new Cause.Signalled("KILL");
                    case 2 -> new Cause.Lost("supervisor-lost", "its supervisor is gone");
                    default -> new Cause.Exited(0);
                },
                Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(10_000) : 0));
    }

    /** Those who keep what is fetched and sent do not always do so. */
    private Transferred manners(Transferred well) {
        return switch (unkind ? random.nextInt(6) : 6) {
            case 0 -> new Transferred.Failed("unreachable", "Nobody is there.", true);
            case 1 -> random.nextBoolean() ? new Transferred.Failed("exists", "Something else is there.", false) : well;
            default -> well;
        };
    }

    /** How often the server died. */
    int deaths() {
        return deaths;
    }

    void run() {
        begin();
        weather.danger(random.nextInt(4) == 0 ? 0 : 0.02);
        for (int step = 0; step < STEPS; step++) {
            try {
                step();
            } catch (Death death) {
                died();
                begin();
            }
            promises.check();
        }
        calm();
    }

    /** Nothing goes wrong any more: what was left undone is done, and everything ends. */
    private void calm() {
        weather.danger(0);
        weather.outage(false);
        unkind = false;
        stage.runner.blind(false);
        stage.site.limit("batch", PLACES, 12);
        stage.seconds(30);
        promises.check();
        promises.checkCalm();
        for (var job : stage.store.all()) {
            if (job.phase() == Phase.SUSPENDED) {
                stage.jobs.run(job.id(), Stage.OPERATOR);
            }
        }
        stage.pass(Duration.ofSeconds(400), Duration.ofSeconds(4));
        promises.check();
        promises.checkEnd();
        everyPlaceIsFree();
    }

    private void everyPlaceIsFree() {
        int before = stage.runner.starts().size();
        for (int place = 0; place < PLACES; place++) {
            stage.create(Ask.RUN, Stage.OPERATOR);
        }
        stage.settle();
        assertThat(stage.runner.starts()).as("places that are free").hasSize(before + PLACES);
    }

    /** Until a server has begun without dying of it. */
    private void begin() {
        boolean begun = false;
        while (!begun) {
            try {
                stage.begin();
                begun = true;
            } catch (Death death) {
                died();
            } catch (StoreUnavailable unavailable) {
                weather.outage(false); // a server that cannot read its jobs does not start
            }
        }
    }

    private void died() {
        deaths++;
        promises.check();
        weather.revive();
        stage.die();
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> create();
            case 4, 5 -> on(id -> stage.jobs.run(id, anybody()));
            case 6 -> on(id -> promises.aborted(stage.jobs.abort(id, anybody())));
            case 7 -> on(id -> stage.jobs.suspend(id, anybody()));
            case 8 -> on(this::delete);
            case 9 -> on(id -> stage.jobs.executionDuration(id, anybody(), random.nextInt(20)));
            case 10 -> on(id -> stage.jobs.destruction(id, anybody(), soon()));
            case 11 -> on(id -> stage.jobs.parameters(id, anybody(), List.of(Ask.text("other"))));
            case 12 -> hint();
            case 13 -> weather.outage(random.nextInt(3) == 0);
            case 14 -> stage.runner.blind(random.nextInt(3) == 0);
            case 15 -> operator();
            case 16 -> throw new Death("at will");
            case 17, 18, 19 -> work();
            default -> {
                stage.time.pass(Duration.ofMillis(random.nextInt(4_000)));
                stage.jobs.tick();
                work();
            }
        }
    }

    private Caller anybody() {
        return random.nextInt(8) == 0 ? Stage.OPERATOR : CALLERS.get(random.nextInt(CALLERS.size()));
    }

    private Optional<Instant> soon() {
        return random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(stage.time.instant().plusSeconds(random.nextInt(60)));
    }

    private void create() {
        var ask = Ask.JOB.run(random.nextBoolean()).application(random.nextBoolean() ? "slow" : "sturdy");
        if (random.nextInt(4) == 0) {
            ask = ask.lasting(1 + random.nextInt(15));
        }
        if (random.nextInt(4) == 0) {
            ask = ask.key("key-" + random.nextInt(3), random.nextInt(5) == 0 ? "bb" : "aa");
        }
        if (random.nextInt(4) == 0) {
            ask = ask.with(
                    Ask.text("hello"),
                    Ask.image(
                            stage.files.spool(InputStream.nullInputStream(), 1).name()));
        }
        if (random.nextInt(4) == 0) {
            ask = ask.with(Ask.text("hello"), Ask.imageAt(SOURCE));
        }
        if (random.nextInt(4) == 0) {
            ask = ask.sending("result", "https://example.org/out-" + jobs.size());
        }
        var wanted = ask;
        asked(() -> {
            var job = stage.jobs.create(wanted.submission(), anybody());
            promises.acknowledge(job.id());
            jobs.add(job.id());
        });
    }

    private void delete(JobId id) {
        var caller = anybody();
        if (stage.stored(id) && mayUse(stage.job(id), caller)) {
            promises.mayGo(id);
        }
        stage.jobs.delete(id, caller);
        assertThat(stage.stored(id)).as("a deleted job").isFalse();
    }

    private static boolean mayUse(Job job, Caller caller) {
        return job.owner().isEmpty() || caller == Stage.OPERATOR || job.owner().equals(Owner.of(caller));
    }

    private interface Deed {
        void doneTo(JobId id);
    }

    private void on(Deed deed) {
        if (!jobs.isEmpty()) {
            asked(() -> deed.doneTo(jobs.get(random.nextInt(jobs.size()))));
        }
    }

    /** P10: what is refused has changed nothing. */
    private void asked(Runnable request) {
        var before = stage.everything();
        try {
            request.run();
        } catch (Refused refused) {
            if (!OF_UNKNOWN_EFFECT.contains(refused.refusal().kind())) {
                assertThat(stage.everything())
                        .as("P10: after %s", refused.refusal())
                        .isEqualTo(before);
            }
        }
    }

    private void hint() {
        var known = new ArrayList<>(stage.runner.known());
        known.sort((one, other) -> one.toString().compareTo(other.toString()));
        if (!known.isEmpty()) {
            stage.runner.hint(known.get(random.nextInt(known.size())));
        }
    }

    private void operator() {
        switch (random.nextInt(4)) {
            case 0 -> stage.site.hold("batch");
            case 1 -> stage.site.stop("batch");
            default -> stage.site.limit("batch", PLACES, 12);
        }
    }

    /** Some of what the server has to do, in any order. */
    private void work() {
        for (int some = random.nextInt(6); some > 0 && !stage.tasks.isEmpty(); some--) {
            for (int skip = random.nextInt(stage.tasks.size()); skip > 0; skip--) {
                stage.tasks.add(stage.tasks.poll());
            }
            stage.tasks.poll().run();
        }
    }
}
