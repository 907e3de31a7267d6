package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.NOBODY;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunEnd.Limit;
import sextant.model.job.JobEvent;
import sextant.model.job.Phase;
import sextant.model.job.Result;
import sextant.model.refusal.Refused;

/** A job from its creation to its end, when nothing is in the way. */
class LifeTest {

    private final Stage stage = new Stage();

    @Test
    void aJobWaitsUntilItsClientRunsItAndThenGoesItsWay() {
        var id = stage.create(JOB, ANNA);
        stage.settle();
        assertThat(stage.phase(id)).isEqualTo(Phase.PENDING);

        assertThat(stage.jobs.run(id, ANNA).phase()).isEqualTo(Phase.QUEUED);
        stage.settle();
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.files.working(stage.run(id))).isTrue();

        stage.seconds(5);
        stage.end(id, new Cause.Exited(0));
        var job = stage.job(id);
        assertThat(job.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(job.results()).extracting(Result::id).containsExactly("result", "log");
        assertThat(Duration.between(job.started().orElseThrow(), job.ended().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(stage.runner.known()).as("what the runner still remembers").isEmpty();
        assertThat(phases()).containsExactly(Phase.PENDING, Phase.QUEUED, Phase.EXECUTING, Phase.COMPLETED);
    }

    @Test
    void aJobThatIsRunAtItsCreationWasNeverPending() {
        var id = stage.create(RUN, ANNA);
        stage.settle();
        stage.end(id, new Cause.Exited(0));

        assertThat(phases()).containsExactly(Phase.QUEUED, Phase.EXECUTING, Phase.COMPLETED);
    }

    @Test
    void runAskedTwiceStartsOnce() {
        var id = stage.executing(RUN, ANNA);
        stage.jobs.run(id, ANNA);
        stage.settle();

        assertThat(stage.runner.starts()).hasSize(1);
        assertThat(stage.job(id).version()).isEqualTo(2);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(new Cause.Exited(3), Phase.ERROR, "exit-code", "3"),
                Arguments.of(new Cause.Exited(255), Phase.ERROR, "exit-code", "255"),
                Arguments.of(new Cause.Signalled("SEGV"), Phase.ERROR, "signal", "SEGV"),
                Arguments.of(new Cause.OverLimit(Limit.MEMORY), Phase.ERROR, "memory-limit", "memory"),
                Arguments.of(new Cause.OverLimit(Limit.PROCESSES), Phase.ERROR, "processes-limit", "processes"),
                Arguments.of(new Cause.OverLimit(Limit.DURATION), Phase.ABORTED, "duration", "3600 s"),
                Arguments.of(new Cause.Cancelled(), Phase.ABORTED, "cancelled", "outside"),
                Arguments.of(new Cause.CannotStart("no such file"), Phase.ERROR, "cannot-start", "no such file"),
                Arguments.of(
                        new Cause.Lost("supervisor-lost", "its supervisor is gone"),
                        Phase.ERROR,
                        "supervisor-lost",
                        "supervisor"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void everyBadEndHasAPhaseAWordAndASentence(Cause cause, Phase phase, String word, String text) {
        stage.files.written("what the program said last");

        var job = stage.job(stage.ended(JOB, cause));

        assertThat(job.phase()).isEqualTo(phase);
        var error = job.error().orElseThrow();
        assertThat(error.word()).isEqualTo(word);
        assertThat(error.message()).contains(text);
        assertThat(error.detail()).contains("what the program said last");
        assertThat(error.passing()).isEqualTo(cause instanceof Cause.Lost);
        assertThat(job.ended()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ``                                          | .
            ` \\n\\t\\n`                                  | .
            no such column                              | : no such column
            `reading\\nno such column\\n\\n`              | : no such column
            `\\033[31mfailed\\033[0m\\007`           | : failed
            cannot open /srv/sextant/jobs/ab/in/sky.fits | : cannot open sky.fits
            '/srv/jobs/a/work/x': no such file          | : 'x': no such file
            see https://example.org/help/1              | : see https://example.org/help/1
            5 m/s and 3/4                               | : 5 m/s and 3/4
            """, delimiter = '|')
    void aProgramThatFailsIsQuoted(String written, String ending) {
        stage.files.written(written.translateEscapes());

        var error = stage.job(stage.ended(JOB, new Cause.Exited(3))).error().orElseThrow();

        assertThat(error.message()).isEqualTo("The program ended with exit code 3" + ending);
    }

    @Test
    void aProgramIsNotQuotedAtLength() {
        stage.files.written("é".repeat(201));

        var error = stage.job(stage.ended(JOB, new Cause.Exited(3))).error().orElseThrow();

        assertThat(error.message()).isEqualTo("The program ended with exit code 3: " + "é".repeat(199) + "…");
        assertThat(error.detail()).contains("é".repeat(201));
    }

    @Test
    void whatWasWrittenBeforeTheTimeWasOverIsKept() {
        var id = stage.ended(JOB, new Cause.OverLimit(Limit.DURATION));

        assertThat(stage.job(id).results()).hasSize(2);
    }

    @Test
    void aProgramThatEndsWellWithoutItsResultHasFailed() {
        stage.files.missing("result");

        var job = stage.job(stage.ended(JOB, new Cause.Exited(0)));

        assertThat(job.phase()).isEqualTo(Phase.ERROR);
        assertThat(job.error().orElseThrow().word()).isEqualTo("result-missing");
        assertThat(job.results()).extracting(Result::id).containsExactly("log");
    }

    @Test
    void anOutputThatIsNotRequiredMayBeMissing() {
        stage.files.missing("log");

        assertThat(stage.phase(stage.ended(JOB, new Cause.Exited(0)))).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void withoutRoomForItsFilesAJobFailsAndMayBeTriedAgain() {
        stage.files.full(true);
        var id = stage.create(RUN, NOBODY);
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ERROR);
        assertThat(stage.word(id)).isEqualTo("no-space");
        assertThat(stage.job(id).error().orElseThrow().passing()).isTrue();
        assertThat(stage.runner.starts()).isEmpty();
        stage.files.full(false);
        assertThat(stage.phase(stage.completed(NOBODY))).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void withoutRoomForItsResultsAJobFailsAndListsNone() {
        var id = stage.executing(RUN, NOBODY);
        stage.files.full(true);
        stage.end(id, new Cause.Exited(0));

        assertThat(stage.phase(id)).isEqualTo(Phase.ERROR);
        assertThat(stage.word(id)).isEqualTo("no-space");
        assertThat(stage.job(id).results()).isEmpty();
    }

    @Test
    void anApplicationThatIsNotOfferedAnyMoreFailsAtItsTurn() {
        var id = stage.create(RUN, NOBODY);
        stage.site.withoutApplications();
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ERROR);
        assertThat(stage.word(id)).isEqualTo("application-gone");
    }

    @Test
    void anEndThatNobodyToldOfIsSeenAnyway() {
        var quick = new Stage(_ -> new Plan(Duration.ofSeconds(3), new Cause.Exited(0), Duration.ZERO), new Random(1));
        quick.begin();
        var id = quick.executing(RUN, NOBODY);
        quick.seconds(9);

        assertThat(quick.phase(id)).isEqualTo(Phase.COMPLETED);
        assertThat(Duration.between(
                        quick.job(id).started().orElseThrow(),
                        quick.job(id).ended().orElseThrow()))
                .as("it ended when it ended, not when that was seen")
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aJobThatHasEndedCannotRunAgain() {
        var id = stage.completed(ANNA);

        assertThatThrownBy(() -> stage.jobs.run(id, ANNA))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind().word()).isEqualTo("job-phase"));
    }

    @Test
    void progressIsWhatTheProgramSaidLast() {
        var id = stage.executing(RUN, NOBODY);
        stage.files.written("10% reading\n42% extracting sources\nand something else");
        stage.seconds(2);

        var progress = stage.jobs.progress(stage.job(id)).orElseThrow();
        assertThat(progress.percent()).hasValue(42);
        assertThat(progress.text()).contains("extracting sources");
    }

    private List<Phase> phases() {
        return stage.store.told().stream()
                .map(JobEvent::phase)
                .map(phase -> phase.orElseThrow())
                .toList();
    }
}
