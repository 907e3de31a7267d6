package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.http.Reply;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;

/** F51: the same request comes again, since somebody did not hear the answer. */
@Timeout(120)
class SameRequestTest {

    private static final int AT_ONCE = 50;

    @Test
    void fiftyAtOnceWithOneKeyAreOneJob() throws Exception {
        try (var site = Workshop.doing("echo once >>result.txt")) {
            site.start();
            var start = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = Stream.generate(() -> threads.submit(() -> {
                            start.await();
                            return JobClient.id(post(site, "key-1", "one"));
                        }))
                        .limit(AT_ONCE)
                        .toList();
                start.countDown();

                var ids = new HashSet<String>();
                for (var answer : answers) {
                    ids.add(answer.get());
                }
                assertThat(ids).hasSize(1);
            }
            assertThat(client(site).document("/jobs").references()).hasSize(1);
        }
    }

    @Test
    void theKeyIsKnownAfterACrash() {
        try (var site = Workshop.doing("echo once >>result.txt")) {
            site.start();
            var before = JobClient.id(post(site, "key-1", "one"));
            site.kill();
            site.start();

            assertThat(JobClient.id(post(site, "key-1", "one"))).isEqualTo(before);
        }
    }

    @Test
    void callersWithoutANameAreNotInEachOthersWayWithTheSameKey() {
        try (var site = Workshop.doing("true")) {
            site.start();
            post(site, "key-1", "one");

            // A key of somebody with a name is refused for something else; that is IntakeTest's.
            var other = client(site)
                    .send(Form.post("/apps/work/async", "word", "two").with("Idempotency-Key: key-1"));

            assertThat(other.status()).as("%s", other).isEqualTo(303);
            assertThat(client(site).document("/jobs").references()).hasSize(2);
        }
    }

    @Test
    void withoutAKeyEveryRequestIsAJob() {
        try (var site = Workshop.doing("true")) {
            site.start();
            IntStream.range(0, 3).forEach(_ -> client(site).create("work"));

            assertThat(client(site).document("/jobs").references()).hasSize(3);
        }
    }

    private static Reply post(Site site, String key, String word) {
        var request =
                Form.post("/apps/work/async", "word", word, "PHASE", "RUN").with("Idempotency-Key: " + key);
        var reply = client(site).send(request);
        assertThat(reply.status()).as("%s", reply).isEqualTo(303);
        return reply;
    }

    private static JobClient client(Site site) {
        return JobClient.of(site.server().uri());
    }
}
