package sextant.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.store.ExampleJobs.ANNA;
import static sextant.engine.store.ExampleJobs.BEN;
import static sextant.engine.store.ExampleJobs.START;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sextant.model.job.Job;
import sextant.model.job.JobQuery;
import sextant.model.job.JobQuery.Whose;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.job.Phase;

/** Lists: which jobs, in which order, while others write. */
abstract class JobListsContract extends JobChangesContract {

    private static final List<Optional<Owner>> OWNERS = List.of(Optional.empty(), Optional.of(ANNA), Optional.of(BEN));
    private static final List<String> ROUTES = List.of("local", "far");
    private static final List<String> APPLICATIONS = List.of("slow", "fast");

    @Test
    void aListShowsTheOldestFirstAndNothingThatIsArchived() {
        var first = examples.pending(ANNA);
        var archived = examples.job(Optional.empty(), "local", "slow", Phase.ARCHIVED);
        var second = examples.full();
        Stream.of(second, archived, first).forEach(this::store);

        assertThat(list(JobQuery.all())).containsExactly(first.summary(), second.summary());
        assertThat(list(phases(Phase.ARCHIVED))).containsExactly(archived.summary());
    }

    @Test
    void reservationsAreThoseOfOneCallerOnOneRouteThatNobodyHasRun() {
        var held = reserved(examples.pending(ANNA));
        var anonymous = reserved(examples.pending(Optional.empty()));
        store(held);
        store(anonymous);
        store(reserved(examples.job(Optional.of(ANNA), "far", "slow", Phase.PENDING)));
        store(reserved(examples.job(Optional.of(ANNA), "local", "slow", Phase.ABORTED)));
        store(examples.pending(ANNA));

        assertThat(store.reservations("local", Optional.of(ANNA))).containsExactly(held.id());
        assertThat(store.reservations("local", Optional.empty())).containsExactly(anonymous.id());
        store.save(held.change().taken().job());
        assertThat(store.reservations("local", Optional.of(ANNA))).isEmpty();
    }

    private static Job reserved(Job job) {
        return ExampleJobs.reserved(job, job.created().plusSeconds(600));
    }

    @Test
    void theLastJobsAreTheNewestAndComeNewestFirst() {
        var jobs = some(5);

        assertThat(list(last(2)))
                .containsExactly(jobs.get(4).summary(), jobs.get(3).summary());
        assertThat(list(last(99))).containsExactlyElementsOf(summaries(jobs.reversed()));
    }

    @Test
    void afterIsStrictAndNanosecondsOfTheQuestionCount() {
        var jobs = some(3);
        var second = jobs.get(1).created();

        assertThat(list(after(second))).containsExactly(jobs.get(2).summary());
        assertThat(list(after(second.minusNanos(1)))).containsExactlyElementsOf(summaries(jobs.subList(1, 3)));
        assertThat(list(after(second.plusNanos(1)))).containsExactly(jobs.get(2).summary());
        assertThat(list(after(Instant.MIN))).hasSize(3);
        assertThat(list(after(Instant.MAX))).isEmpty();
    }

    @Test
    void everyCombinationOfConditionsShowsWhatItSays() {
        var random = new Random(20261120);
        var jobs = new ArrayList<Job>();
        for (int n = 0; n < 300; n++) {
            var job = examples.job(any(OWNERS, random), any(ROUTES, random), any(APPLICATIONS, random), phase(random));
            jobs.add(job);
        }
        storeAll(jobs);
        for (int n = 0; n < 300; n++) {
            var query = query(random);
            var expected = new ArrayList<JobSummary>();
            jobs.stream().filter(shownBy(query)).map(Job::summary).forEach(expected::add);
            if (query.last().isPresent()) {
                expected.sort(Comparator.comparing(JobSummary::created).reversed());
                expected.subList(Math.min(query.last().getAsInt(), expected.size()), expected.size())
                        .clear();
            }

            assertThat(list(query)).as("%s", query).isEqualTo(expected);
            assertThat(store.count(query)).as("%s", query).isEqualTo(expected.size());
        }
    }

    @Test
    void jobsOfTheSameInstantAreAllShown() {
        var jobs = new ArrayList<Job>();
        for (int n = 0; n < 20; n++) {
            jobs.add(new ExampleJobs().pending());
        }
        jobs.forEach(this::store);

        assertThat(list(JobQuery.all())).containsExactlyInAnyOrderElementsOf(summaries(jobs));
        assertThat(list(last(7))).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aListEndsWhenItsReceiverHasEnough() {
        var jobs = some(10);
        var seen = new ArrayList<JobSummary>();

        store.list(JobQuery.all(), summary -> {
            seen.add(summary);
            return seen.size() < 3;
        });

        assertThat(seen).containsExactlyElementsOf(summaries(jobs.subList(0, 3)));
    }

    @Test
    void aSlowReceiverKeepsNobodyFromReadingAndWriting() {
        var jobs = some(20);
        nest(30);

        assertThat(list(JobQuery.all())).hasSize(jobs.size() + 30);
    }

    /** Each list is in the middle when the next begins, more of them than any store has connections. */
    private void nest(int deep) {
        if (deep > 0) {
            store.list(JobQuery.all(), first -> {
                var job = examples.pending();
                store(job);
                assertThat(store.find(job.id())).contains(job);
                nest(deep - 1);
                return false;
            });
        }
    }

    @Test
    void whatIsThereAllTheTimeIsShownOnceWhateverIsWrittenMeanwhile() {
        var jobs = some(1500);
        var seen = new ArrayList<JobSummary>();

        store.list(JobQuery.all(), summary -> {
            seen.add(summary);
            if (seen.size() % 100 == 0) {
                var job = jobs.get(seen.size() - 1);
                store.save(job.change().executionDuration(1).job());
                store.delete(jobs.get(seen.size() - 2));
                store(new ExampleJobs().pending());
            }
            return true;
        });

        assertThat(seen).doesNotHaveDuplicates().containsAll(summaries(jobs));
    }

    @Test
    void manyMoreUnfinishedJobsThanFitAPageAllComeOnce() {
        var jobs = new ArrayList<Job>();
        for (int n = 0; n < 1200; n++) {
            jobs.add(examples.job(Optional.empty(), "local", "slow", n % 2 == 0 ? Phase.QUEUED : Phase.EXECUTING));
        }
        storeAll(jobs);
        var unfinished = new ArrayList<Job>();

        store.unfinished(unfinished::add);

        assertThat(unfinished).isEqualTo(jobs);
    }

    protected final List<JobSummary> list(JobQuery query) {
        var summaries = new ArrayList<JobSummary>();
        store.list(query, summaries::add);
        return summaries;
    }

    private List<Job> some(int many) {
        var jobs = new ArrayList<Job>();
        for (int n = 0; n < many; n++) {
            jobs.add(examples.pending());
        }
        storeAll(jobs);
        return jobs;
    }

    private static List<JobSummary> summaries(List<Job> jobs) {
        return jobs.stream().map(Job::summary).toList();
    }

    private static JobQuery phases(Phase... phases) {
        return new JobQuery(
                new Whose.Everybody(),
                Set.of(phases),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static JobQuery last(int last) {
        return new JobQuery(
                new Whose.Everybody(),
                Set.of(),
                Optional.empty(),
                OptionalInt.of(last),
                Optional.empty(),
                Optional.empty());
    }

    private static JobQuery after(Instant after) {
        return new JobQuery(
                new Whose.Everybody(),
                Set.of(),
                Optional.of(after),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static JobQuery query(Random random) {
        var owner = random.nextBoolean() ? ANNA : BEN;
        var whose = any(
                List.of(new Whose.Everybody(), new Whose.Nobody(), new Whose.One(owner), new Whose.OneAndNobody(owner)),
                random);
        var phases = EnumSet.noneOf(Phase.class);
        for (int n = random.nextInt(4); n > 0; n--) {
            phases.add(phase(random));
        }
        return new JobQuery(
                whose,
                phases,
                random.nextBoolean() ? Optional.of(START.plusSeconds(random.nextInt(310))) : Optional.empty(),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(50)) : OptionalInt.empty(),
                random.nextBoolean() ? Optional.of(any(ROUTES, random)) : Optional.empty(),
                random.nextBoolean() ? Optional.of(any(APPLICATIONS, random)) : Optional.empty());
    }

    private static Predicate<Job> shownBy(JobQuery query) {
        return job -> isOf(query.whose(), job.owner())
                && query.shown().contains(job.phase())
                && query.after().map(job.created()::isAfter).orElse(true)
                && query.route().map(job.route()::equals).orElse(true)
                && query.application().map(job.application()::equals).orElse(true);
    }

    private static boolean isOf(Whose whose, Optional<Owner> owner) {
        return switch (whose) {
            case Whose.Everybody _ -> true;
            case Whose.Nobody _ -> owner.isEmpty();
            case Whose.One(var one) -> owner.equals(Optional.of(one));
            case Whose.OneAndNobody(var one) -> owner.isEmpty() || owner.equals(Optional.of(one));
        };
    }

    private static Phase phase(Random random) {
        return any(List.of(Phase.values()), random);
    }

    private static <T> T any(List<? extends T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
