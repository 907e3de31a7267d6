package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sextant.engine.callbacks.PretendNotifier;
import sextant.engine.files.PretendFiles;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.pace.Clocks;
import sextant.engine.pace.Time;
import sextant.engine.runner.PretendRunner;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.storage.Storages;
import sextant.engine.store.MemoryJobStore;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.refusal.Refused;

/** Many clients at once, on real threads: there is one order in which it all happened. */
class RivalryTest {

    private static final int RIVALS = 16;
    private static final int ROUNDS = 200;

    private final Time time = new Time();
    private final MemoryJobStore store = new MemoryJobStore(time);
    private final PretendRunner runner = new PretendRunner(time, _ -> Plan.ENDLESS);
    private final Site site = new Site();
    private final Jobs jobs = new Jobs(
            site::platform,
            store,
            new PretendFiles(),
            Map.of("process", runner),
            new Storages(() -> StagingPolicy.DEFAULT, List.of()),
            new PretendNotifier(),
            new Clocks(time, time::nanos),
            new SecureRandom(),
            work -> Thread.ofVirtual().start(work),
            Duration.ZERO);

    @BeforeEach
    void begin() {
        site.open("batch", 4);
        jobs.begin();
    }

    @AfterEach
    void end() throws InterruptedException {
        jobs.close();
    }

    @Test
    void runAbortSuspendAndDeleteAtTheSameTimeLeaveNothingBehind() throws Exception {
        var ids = new HashSet<JobId>();
        for (int round = 0; round < ROUNDS; round++) {
            var id = jobs.create(JOB.submission(), ANNA).id();
            ids.add(id);
            atOnce(rival -> switch (rival % 8) {
                case 0, 1, 2, 3 -> jobs.run(id, ANNA);
                case 4 -> jobs.suspend(id, ANNA);
                case 5, 6 -> jobs.abort(id, ANNA);
                default -> {
                    jobs.delete(id, ANNA);
                    yield null;
                }
            });
        }
        while (!jobs.drain(Duration.ofMinutes(1)) || !runner.known().isEmpty()) {
            time.pass(Duration.ofSeconds(5));
            jobs.tick();
        }

        assertThat(store.all()).isEmpty();
        assertThat(runner.starts()).doesNotHaveDuplicates();
        assertThat(store.told()).extracting(JobEvent::job).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aKeyThatManyUseAtTheSameTimeMakesOneJob() throws Exception {
        for (int round = 0; round < 20; round++) {
            var key = "key-" + round;
            var made = atOnce(_ -> jobs.create(RUN.key(key, "aa").submission(), ANNA));

            assertThat(made.stream().map(Job::id).distinct()).hasSize(1);
        }
        assertThat(store.all()).hasSize(20);
    }

    @Test
    void manyWhoCreateAtTheSameTimeDoNotHaveMoreThanTheyMay() throws Exception {
        site.limit("batch", 4, 5);
        var made = atOnce(_ -> jobs.create(JOB.submission(), ANNA));

        assertThat(made.stream().filter(job -> job != null)).hasSize(5);
        assertThat(store.all()).hasSize(5);
    }

    private interface Deed {
        Job doneBy(int rival);
    }

    /** What each got; null if it was refused. */
    private static List<Job> atOnce(Deed deed) throws Exception {
        var start = new CountDownLatch(1);
        var results = Collections.synchronizedList(new ArrayList<Job>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rivals = new ArrayList<Future<?>>();
            for (int n = 0; n < RIVALS; n++) {
                int rival = n;
                rivals.add(threads.submit(() -> {
                    start.await();
                    try {
                        return results.add(deed.doneBy(rival));
                    } catch (Refused refused) {
                        return results.add(null);
                    }
                }));
            }
            start.countDown();
            for (var rival : rivals) {
                rival.get();
            }
        }
        return results;
    }
}
