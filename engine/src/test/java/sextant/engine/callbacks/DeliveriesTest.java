package sextant.engine.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.engine.cea.JobReport;
import sextant.engine.files.PretendFiles;
import sextant.engine.pace.Clocks;
import sextant.engine.pace.Time;
import sextant.engine.store.MemoryJobStore;
import sextant.model.callback.Listener;
import sextant.model.callback.Listener.Kind;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;
import sextant.model.refusal.Refusal;
import sextant.model.uws.JobLinks;

/** Many listeners at once, with real threads: what those cost that never answer (reliability.md F48). */
@Timeout(60)
class DeliveriesTest {

    private static final JobId JOB = new JobId("a".repeat(26));

    private final Time time = new Time();
    private final Clocks clocks = new Clocks(time, time::nanos);
    private final MemoryJobStore store = new MemoryJobStore(time);
    private final CountDownLatch lineIsCut = new CountDownLatch(1);
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
    private final Set<String> tooMany = ConcurrentHashMap.newKeySet();
    private final Deliveries deliveries = new Deliveries(
            store,
            new Hanging(),
            new Wording(
                    new JobReport(new PretendFiles()),
                    () -> new JobLinks("https://sextant.example.org/jobs"),
                    _ -> Optional.empty()),
            clocks,
            work -> Thread.ofVirtual().start(work),
            new Random(1));

    /** Hosts whose name begins with "good" hear at once; the others hold the line until the test ends. */
    private final class Hanging implements Notifier {

        @Override
        public Optional<Refusal> check(String endpoint) {
            return Optional.empty();
        }

        @Override
        public Told tell(String endpoint, Message message) {
            var host = endpoint.replaceFirst("^https://([^/]+)/.*", "$1");
            if (atOnce.computeIfAbsent(host, _ -> new AtomicInteger()).incrementAndGet() > Hosts.AT_ONCE) {
                tooMany.add(host);
            }
            begun.add(endpoint);
            if (!host.startsWith("good")) {
                await();
            }
            atOnce.get(host).decrementAndGet();
            return new Told.Heard();
        }

        private void await() {
            try {
                lineIsCut.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aHostThatHangsHoldsFewLinesAndDelaysNobodyElse() throws InterruptedException {
        var drafts = new ArrayList<Draft>();
        for (int n = 0; n < 1000; n++) {
            drafts.add(draft("https://slow.example.org/" + n));
        }
        drafts.add(draft("https://good.example.org/1"));
        store.tell(drafts);
        deliveries.open();

        var told = new ArrayList<String>();
        while (!told.contains("https://good.example.org/1")) {
            deliveries.tick();
            var next = begun.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) {
                told.add(next);
            }
            time.pass(Duration.ofMillis(10));
        }
        assertThat(told).hasSizeLessThanOrEqualTo(1 + Hosts.AT_ONCE);
        assertThat(tooMany).isEmpty();
        lineIsCut.countDown();
    }

    @Test
    void whenEverybodyHangsTheNumberOfThreadsHasABound() throws InterruptedException {
        var drafts = new ArrayList<Draft>();
        for (int n = 0; n < 300; n++) {
            drafts.add(draft("https://slow" + n + ".example.org/"));
        }
        store.tell(drafts);
        deliveries.open();
        deliveries.ring();

        for (int n = 0; n < Deliveries.AT_ONCE; n++) {
            begun.take();
        }
        assertThat(begun).as("nobody more, until one of them is done").isEmpty();
        lineIsCut.countDown();
        for (int n = Deliveries.AT_ONCE; n < 300; n++) {
            begun.take();
        }
    }

    private static Draft draft(String endpoint) {
        return new Draft(
                JOB,
                Optional.empty(),
                new Listener(endpoint, Kind.MONITOR, endpoint, ""),
                new Happened.Entered(Instant.EPOCH, Phase.COMPLETED, "It is done."));
    }
}
