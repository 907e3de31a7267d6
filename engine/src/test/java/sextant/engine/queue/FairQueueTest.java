package sextant.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.model.job.JobId;
import sextant.model.job.Owner;

/** Who is next. */
class FairQueueTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private final FairQueue queue = new FairQueue();
    private final Map<JobId, String> names = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private int seconds;

    @Test
    void theJobsOfOneCallerGoInTheirOrder() {
        add("a1", "a2", "a3");

        assertThat(order()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void callersTakeTurnsHoweverManyJobsOneHas() {
        add("a1", "a2", "a3", "a4", "b1", "b2", "c1");

        assertThat(order()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3", "a4");
    }

    @Test
    void whoComesLaterHasHisTurnAfterThoseWhoWait() {
        add("a1", "a2", "b1", "b2");
        assertThat(next()).isEqualTo("a1");
        add("c1");

        assertThat(order()).containsExactly("b1", "a2", "c1", "b2");
    }

    @Test
    void aRouteRunsSoManyAtATime() {
        var jobs = add("a1", "a2", "a3");
        assertThat(queue.next("batch", 2)).contains(jobs.get(0));
        assertThat(queue.next("batch", 2)).contains(jobs.get(1));
        assertThat(queue.next("batch", 2)).isEmpty();

        queue.release(jobs.get(0));
        queue.release(jobs.get(0));
        assertThat(queue.next("batch", 2)).contains(jobs.get(2));
        assertThat(queue.next("batch", 2)).isEmpty();
    }

    @Test
    void routesDoNotStandInEachOthersWay() {
        add("a1", "a2");
        var other = id("b1");
        queue.add(other, "other", owner("b1"), START);
        queue.next("batch", 1);

        assertThat(queue.next("batch", 1)).isEmpty();
        assertThat(queue.next("other", 1)).contains(other);
        assertThat(queue.routes()).containsExactly("batch");
    }

    @Test
    void whatRunsAlreadyKeepsItsPlaceAlsoIfThereIsNone() {
        var jobs = add("a1", "a2");
        queue.occupy(jobs.get(0), "batch");
        queue.occupy(id("x1"), "batch");

        assertThat(queue.before(id("a9"), "batch", owner("a9"), 10)).hasSize(1);
        assertThat(queue.next("batch", 2)).isEmpty();
        assertThat(queue.next("batch", 3)).contains(jobs.get(1));
    }

    @Test
    void whoLeavesIsPassedOver() {
        var jobs = add("a1", "b1", "a2");
        queue.leave(jobs.get(1));
        queue.leave(jobs.get(1));

        assertThat(order()).containsExactly("a1", "a2");
    }

    @Test
    void whoIsAddedAgainKeepsHisPlace() {
        var jobs = add("a1", "a2");
        queue.add(jobs.get(0), "batch", owner("a1"), START.plusSeconds(1));

        assertThat(queue.before(id("a9"), "batch", owner("a9"), 10)).hasSize(2);
        assertThat(order()).containsExactly("a1", "a2");
    }

    @Test
    void aJobThatMustRunOnceMoreGivesItsPlaceBackAndComesFirstOfItsCaller() {
        var jobs = add("a1", "a2");
        queue.next("batch", 1);
        queue.add(jobs.get(0), "batch", owner("a1"), START.plusSeconds(1));

        assertThat(queue.next("batch", 1)).contains(jobs.get(0));
    }

    /** The place that is told to clients is the number of jobs that are then really started before theirs. */
    @Test
    void thePlaceOfAJobIsHowManyAreStartedBeforeIt() {
        var dice = new Random(20261120);
        for (int round = 0; round < 200; round++) {
            order(); // what the round before left
            for (int n = dice.nextInt(12); n >= 0; n--) {
                add("abcd".charAt(dice.nextInt(4)) + "" + round + n);
            }
            for (int n = dice.nextInt(3); n > 0; n--) {
                next();
            }
            var places = new HashMap<String, Integer>();
            names.forEach((id, name) -> queue.place(id).ifPresent(place -> places.put(name, place)));

            var order = order();
            assertThat(places).hasSize(order.size());
            places.forEach(
                    (name, place) -> assertThat(order.indexOf(name)).as(name).isEqualTo(place));
        }
    }

    private List<JobId> add(String... jobs) {
        var ids = new ArrayList<JobId>();
        for (var name : jobs) {
            var id = id(name);
            ids.add(id);
            queue.add(id, "batch", owner(name), START.plusSeconds(++seconds));
        }
        return ids;
    }

    private JobId id(String name) {
        var id = JobId.random(random);
        names.put(id, name);
        return id;
    }

    /** The caller is the first letter; c has no name. */
    private static Optional<Owner> owner(String name) {
        return name.startsWith("c") ? Optional.empty() : Optional.of(new Owner("issuer", name.substring(0, 1)));
    }

    private String next() {
        return queue.next("batch", Integer.MAX_VALUE).map(names::get).orElse(null);
    }

    private List<String> order() {
        var order = new ArrayList<String>();
        for (var name = next(); name != null; name = next()) {
            order.add(name);
        }
        return order;
    }
}
