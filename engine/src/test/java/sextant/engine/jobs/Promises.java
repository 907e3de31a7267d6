package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sextant.engine.jobs.StateGraph.Happening;
import sextant.engine.runner.RunName;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobId;
import sextant.model.job.Phase;

/** Watches over a simulation: what was promised to clients, and whether it is kept. */
final class Promises {

    private static final Set<Phase> FIRST = Set.of(Phase.PENDING, Phase.QUEUED, Phase.HELD);

    private final Stage stage;
    private final int places;
    private final Set<JobId> acknowledged = new HashSet<>();
    private final Set<JobId> aborted = new HashSet<>();
    private final Map<JobId, Phase> seen = new HashMap<>();
    private long read;

    /** @param places so many jobs may run at the same time */
    Promises(Stage stage, int places) {
        this.stage = stage;
        this.places = places;
    }

    void acknowledge(JobId job) {
        acknowledged.add(job);
    }

    /** Somebody was told that the job is ABORTED or will be. */
    void aborted(Job job) {
        if (job.phase() == Phase.ABORTED || job.phase().mayRun()) {
            aborted.add(job.id());
        }
    }

    /** Somebody has asked for the job to be deleted; from now on it may be gone. */
    void mayGo(JobId job) {
        acknowledged.remove(job);
    }

    /** What must hold at every moment, also while the server is dead. */
    void check() {
        var jobs = stage.store.all().stream().collect(Collectors.toMap(Job::id, job -> job));
        assertThat(jobs.keySet()).as("P1: what was acknowledged is stored").containsAll(acknowledged);
        starts(jobs);
        phases();
        results(jobs);
        var owned = stage.runner.alive().stream()
                .filter(run -> jobs.containsKey(run.job()))
                .toList();
        assertThat(owned)
                .as(
                        "places of the route, for %s",
                        owned.stream().map(run -> jobs.get(run.job())).toList())
                .hasSizeLessThanOrEqualTo(places);
    }

    private void starts(Map<JobId, Job> jobs) {
        assertThat(stage.runner.starts()).as("P2: one start for each attempt").doesNotHaveDuplicates();
        assertThat(stage.runner.starts().stream()
                        .filter(run -> run.attempt() > 1)
                        .map(RunName::job)
                        .filter(jobs::containsKey)
                        .map(job -> jobs.get(job).application()))
                .as("P2: what is started again")
                .allMatch("sturdy"::equals);
    }

    private void phases() {
        for (var event : stage.store.events(read, Integer.MAX_VALUE)) {
            read = event.sequence();
            var before = seen.get(event.job());
            event.phase().ifPresent(after -> {
                seen.put(event.job(), after);
                assertThat(before == null ? FIRST.contains(after) : before == after || follows(before, after))
                        .as("P3: %s after %s of %s", after, before, event.job())
                        .isTrue();
            });
        }
    }

    private static boolean follows(Phase before, Phase after) {
        return Arrays.stream(Happening.values())
                .anyMatch(happening ->
                        StateGraph.next(before, happening).filter(after::equals).isPresent());
    }

    private void results(Map<JobId, Job> jobs) {
        for (var job : jobs.values()) {
            assertThat(job.results())
                    .as("P5: results of %s", job)
                    .allMatch(result -> stage.files.whole(job.id(), result));
            assertThat(job.results().stream().flatMap(result -> result.sent().stream()))
                    .as("what is said to have been sent of %s", job)
                    .allMatch(uri -> stage.storage.at(uri).isPresent());
            if (job.phase() == Phase.COMPLETED) {
                assertThat(job.results().stream().filter(result -> result.sent().isPresent()))
                        .as("what a completed job was to send: %s", job)
                        .hasSameSizeAs(job.targets());
            }
            if (!job.phase().isFinal()) {
                assertThat(job.results())
                        .as("P5: results before the end of %s", job)
                        .isEmpty();
            }
        }
    }

    /** What holds when nothing has gone wrong for ten seconds. */
    void checkCalm() {
        var jobs = stage.store.all().stream().collect(Collectors.toMap(Job::id, job -> job));
        for (var run : stage.runner.alive()) {
            assertThat(jobs.get(run.job()))
                    .as("P4: the job of %s", run)
                    .satisfies(job -> assertThat(job.phase().mayRun() && job.attempt() == run.attempt())
                            .isTrue());
        }
        for (var job : jobs.values()) {
            boolean stoppedBefore =
                    job.suspendedBy().isPresent() && !stage.runner.starts().contains(Runs.name(job));
            if (job.phase().mayRun() && !stoppedBefore) {
                assertThat(stage.runner.known()).as("P4: the run of %s", job).contains(Runs.name(job));
            }
        }
        assertThat(stage.tasks).isEmpty();
    }

    /** What holds when all jobs had time to end. */
    void checkEnd() {
        assertThat(stage.runner.alive()).as("what is alive").isEmpty();
        assertThat(stage.runner.known()).as("what the runner remembers").isEmpty();
        assertThat(stage.store.all())
                .allMatch(job -> job.phase().isFinal() || job.phase() == Phase.PENDING || job.phase() == Phase.HELD);
        assertThat(stage.store.all().stream()
                        .filter(job -> aborted.contains(job.id()))
                        .map(Job::phase))
                .as("P6: what became of those that were aborted")
                .isSubsetOf(Phase.ABORTED, Phase.ARCHIVED);
        assertThat(stage.store.all().stream()
                        .flatMap(job -> job.error().stream())
                        .map(JobError::word))
                .as("why jobs failed: no end of a run was lost")
                .isSubsetOf(
                        "exit-code",
                        "signal",
                        "supervisor-lost",
                        "duration",
                        "aborted",
                        "deleted",
                        "destruction",
                        "stage-in-unreachable",
                        "stage-in-exists",
                        "stage-out-unreachable",
                        "stage-out-exists");
    }
}
