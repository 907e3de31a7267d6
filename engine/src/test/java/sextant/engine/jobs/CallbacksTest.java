package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.BEN;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.callbacks.Message;
import sextant.engine.callbacks.Notifier.Told;
import sextant.engine.callbacks.Wording;
import sextant.engine.fault.Hazard;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.store.StoreUnavailable;
import sextant.model.callback.Listener;
import sextant.model.callback.Listener.Kind;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.job.Submission;
import sextant.model.refusal.Refused;

/** Listeners of jobs: what they are told, in which order, and what comes of it if they do not listen (promise P8). */
class CallbacksTest {

    private static final String HERE = "https://example.org/here";
    private static final String THERE = "https://example.com/there";
    private static final Told LATER = new Told.Again("status-503", true, Optional.empty());
    private static final Pattern PHASE = Pattern.compile("<ceat:phase>(\\w+)<");

    private final Stage stage = new Stage();

    @BeforeEach
    void begin() {
        stage.begin();
    }

    @Test
    void aMonitorIsToldEveryChangeOfPhaseInOrder() {
        var id = stage.create(JOB, ANNA);
        listen(id, Kind.MONITOR, HERE);
        stage.jobs.run(id, ANNA);
        stage.settle();
        stage.end(id, new Cause.Exited(0));

        assertThat(phasesAt(HERE)).containsExactly("PENDING", "RUNNING", "COMPLETED");
        assertThat(text(stage.notifier.heardAt(HERE).getFirst()))
                .contains("<w:monitorJob xmlns:w=\"urn:jes/jobmonitor-wrapper/v1\"")
                .contains("<ceat:job-identifier>" + id + "<");
        assertThat(sequencesAt(HERE)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void resultsAreToldOnceWhenTheJobHasCompleted() {
        var id = stage.executing(RUN, ANNA);
        listen(id, Kind.RESULTS, HERE);
        stage.settle();
        assertThat(stage.notifier.heardAt(HERE)).isEmpty();

        stage.end(id, new Cause.Exited(0));
        assertThat(stage.notifier.heardAt(HERE))
                .singleElement()
                .satisfies(message ->
                        assertThat(text(message)).contains("putResults", "\n<result-list>", "</result-list>"));
    }

    @Test
    void ofAJobThatFailedThereAreNoResultsToTell() {
        var id = stage.executing(RUN, ANNA);
        listen(id, Kind.RESULTS, HERE);
        listen(id, Kind.WEBHOOK, THERE);
        stage.end(id, new Cause.Exited(1));

        assertThat(stage.notifier.heardAt(HERE)).isEmpty();
        assertThat(stage.notifier.heardAt(THERE))
                .singleElement()
                .satisfies(message -> assertThat(text(message)).contains("\"phase\": \"ERROR\""));
    }

    @Test
    void aWebHookIsToldInCloudEventsThatAreSigned() {
        var id = stage.executing(RUN, ANNA);
        var listener = listen(id, Kind.WEBHOOK, HERE);
        stage.end(id, new Cause.Exited(0));

        assertThat(listener.secret()).startsWith("whsec_");
        assertThat(stage.notifier.heardAt(HERE))
                .extracting(
                        message -> message.headers().get("webhook-signature").substring(0, 3))
                .containsExactly("v1,", "v1,");
        assertThat(stage.notifier.heardAt(HERE).stream().map(CallbacksTest::text))
                .satisfiesExactly(
                        event -> assertThat(event)
                                .contains("\"type\": \"sextant.job.phase\"", "\"phase\": \"COMPLETED\""),
                        event -> assertThat(event).contains("\"type\": \"sextant.job.results\"", "\"sha256\""));
    }

    /** AstroGrid's server answered false here, and the client never heard of its job. */
    @Test
    void whoComesTooLateIsToldAtOnce() {
        var id = stage.completed(ANNA);
        listen(id, Kind.MONITOR, HERE);
        listen(id, Kind.RESULTS, THERE);
        stage.settle();

        assertThat(phasesAt(HERE)).containsExactly("COMPLETED");
        assertThat(stage.notifier.heardAt(THERE)).hasSize(1);
    }

    @Test
    void whatWasNotHeardIsToldAgainUnderTheSameNumberAndNothingOvertakesIt() {
        stage.notifier.answering((_, _) -> LATER);
        var id = stage.executing(RUN, ANNA);
        listen(id, Kind.MONITOR, HERE);
        stage.jobs.suspend(id, ANNA);
        stage.jobs.run(id, ANNA);
        stage.end(id, new Cause.Exited(0));
        assertThat(stage.phase(id)).as("nobody waited for the listener").isEqualTo(Phase.COMPLETED);

        stage.seconds(20);
        int tried = stage.notifier.heardAt(HERE).size();
        assertThat(tried).as("after 1, 2, 4 and 8 seconds").isBetween(4, 7);
        assertThat(sequencesAt(HERE)).containsOnly(sequencesAt(HERE).getFirst());

        stage.notifier.answering((_, _) -> new Told.Heard());
        stage.pass(Duration.ofMinutes(1));
        assertThat(phasesAt(HERE).subList(tried, phasesAt(HERE).size()))
                .containsExactly("PENDING", "RUNNING", "COMPLETED");
    }

    @Test
    void aListenerThatDoesNotListenDelaysNoOther() {
        stage.notifier.answering((endpoint, _) -> endpoint.equals(HERE) ? LATER : new Told.Heard());
        var id = stage.executing(RUN, ANNA);
        listen(id, Kind.MONITOR, HERE);
        listen(id, Kind.MONITOR, THERE);
        stage.end(id, new Cause.Exited(0));

        assertThat(phasesAt(THERE)).containsExactly("COMPLETED");
    }

    @Test
    void whoSaysThatHeWantsNothingIsNotAskedAgain() {
        stage.notifier.answering((_, _) -> new Told.Never("status-410", true));
        var id = stage.create(JOB, ANNA);
        listen(id, Kind.WEBHOOK, HERE);
        stage.jobs.run(id, ANNA);
        stage.settle();

        assertThat(stage.jobs.untold(stage.job(id))).isEmpty();
    }

    @Test
    void itIsGivenUpAfterAboutADay() {
        stage.notifier.answering((_, _) -> LATER);
        var id = stage.completed(ANNA);
        listen(id, Kind.MONITOR, HERE);
        stage.pass(Duration.ofHours(20), Duration.ofMinutes(1));
        assertThat(stage.jobs.untold(stage.job(id))).hasSize(1);

        stage.pass(Duration.ofHours(10), Duration.ofMinutes(1));
        assertThat(stage.jobs.untold(stage.job(id))).isEmpty();
    }

    @Test
    void aCrashBetweenTellingAndNotingItTellsItTwiceUnderTheSameNumber() {
        var id = stage.completed(ANNA);
        stage.store.hazard(point -> {
            if (point.equals("before told")) {
                throw new StoreUnavailable("the server dies", false, null);
            }
        });
        listen(id, Kind.MONITOR, HERE);
        stage.settle();
        assertThat(stage.notifier.heardAt(HERE)).hasSize(1);

        stage.store.hazard(Hazard.NONE);
        stage.restart();
        assertThat(phasesAt(HERE)).containsExactly("COMPLETED", "COMPLETED");
        assertThat(sequencesAt(HERE).getFirst()).isEqualTo(sequencesAt(HERE).getLast());
    }

    @Test
    void theEndOfAJobIsToldThatIsGoneButNotItsResults() {
        stage.notifier.answering((_, _) -> LATER);
        var id = stage.executing(RUN, ANNA);
        listen(id, Kind.MONITOR, HERE);
        listen(id, Kind.RESULTS, THERE);
        stage.end(id, new Cause.Exited(0));
        stage.jobs.delete(id, ANNA);
        stage.settle();
        int before = stage.notifier.heardAt(THERE).size();
        stage.notifier.answering((_, _) -> new Told.Heard());
        stage.seconds(30);

        assertThat(phasesAt(HERE)).last().isEqualTo("COMPLETED");
        assertThat(stage.notifier.heardAt(THERE)).hasSize(before);
    }

    @Test
    void theJobIdentifierIsTheClientsOwn() {
        var said = JOB.submission();
        var id = stage.jobs
                .create(
                        new Submission(
                                said.application(),
                                said.route(),
                                Optional.of("step 7"),
                                said.interfaceId(),
                                said.parameters(),
                                said.targets(),
                                said.destruction(),
                                said.executionDuration(),
                                said.run(),
                                said.idempotencyKey()),
                        ANNA)
                .id();
        listen(id, Kind.MONITOR, HERE);
        stage.jobs.run(id, ANNA);
        stage.settle();

        assertThat(text(stage.notifier.heardAt(HERE).getFirst())).contains("<ceat:job-identifier>step 7<");
    }

    @Test
    void whoListensAlreadyIsNotToldTwiceAndFiveAreEnough() {
        var id = stage.create(JOB, ANNA);
        assertThat(listen(id, Kind.MONITOR, HERE)).isEqualTo(listen(id, Kind.MONITOR, HERE));
        for (int i = 0; i < 4; i++) {
            listen(id, Kind.WEBHOOK, HERE + i);
        }
        assertThat(refused(() -> listen(id, Kind.MONITOR, THERE))).isEqualTo("too-many-listeners");
        assertThat(stage.job(id).listeners()).hasSize(5);
    }

    @Test
    void onlyTheOwnerRegistersListenersAndOnlyWhereTheOperatorLetsUsCall() {
        var id = stage.create(JOB, ANNA);
        assertThat(refused(() -> stage.jobs.listen(id, BEN, Kind.MONITOR, HERE, Optional.empty())))
                .isEqualTo("no-such-job");
        assertThat(refused(() -> listen(id, Kind.MONITOR, "http://127.0.0.1/"))).isEqualTo("endpoint-not-allowed");
        assertThat(refused(() -> stage.jobs.listen(id, ANNA, Kind.WEBHOOK, HERE, Optional.of("secret"))))
                .isEqualTo("parameter-value");
        assertThat(stage.job(id).listeners()).isEmpty();
    }

    @Test
    void whatAProgramSaysIsToldNotTooOftenAndTheLastOfItAlways() {
        var id = stage.executing(RUN, ANNA);
        listen(id, Kind.MONITOR, HERE);
        for (int line = 1; line <= 30; line++) {
            stage.files.written("line " + line + "\n");
            stage.seconds(1);
        }
        stage.files.written("the last\n");
        stage.end(id, new Cause.Exited(0));

        var heard =
                stage.notifier.heardAt(HERE).stream().map(CallbacksTest::text).toList();
        assertThat(heard).hasSizeBetween(6, 9);
        assertThat(heard.get(heard.size() - 2)).contains("<ceat:content>the last<", "<ceat:source>stderr<");
        assertThat(heard.getLast()).contains("<ceat:phase>COMPLETED<");
    }

    /** Whatever listeners answer, and whenever the server dies: each hears everything, and nothing for the first time out of order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261127})
    void eachHearsEverythingInOrder(long seed) {
        var random = new Random(seed);
        stage.notifier.answering((_, _) -> random.nextInt(3) == 0 ? new Told.Heard() : LATER);
        for (int job = 0; job < 10; job++) {
            var id = stage.create(JOB, ANNA);
            listen(id, Kind.MONITOR, HERE + job);
            stage.jobs.run(id, ANNA);
            stage.seconds(random.nextInt(5));
            if (random.nextInt(3) == 0) {
                stage.restart();
            }
            stage.settle();
            stage.end(id, new Cause.Exited(0));
        }
        stage.pass(Duration.ofHours(3), Duration.ofSeconds(10));

        for (int job = 0; job < 10; job++) {
            assertThat(sequencesAt(HERE + job)).as("seed %d, job %d", seed, job).isSorted();
            assertThat(phasesAt(HERE + job).stream().distinct()).containsExactly("PENDING", "RUNNING", "COMPLETED");
        }
        assertThat(stage.store.nextNotice()).isEmpty();
    }

    private Listener listen(JobId id, Kind kind, String endpoint) {
        return stage.jobs.listen(id, ANNA, kind, endpoint, Optional.empty());
    }

    private List<String> phasesAt(String endpoint) {
        return stage.notifier.heardAt(endpoint).stream()
                .map(message -> {
                    var found = PHASE.matcher(text(message));
                    Assertions.assertThat(found.find()).isTrue();
                    return found.group(1);
                })
                .toList();
    }

    private List<Long> sequencesAt(String endpoint) {
        return stage.notifier.heardAt(endpoint).stream()
                .map(message -> Long.parseLong(message.headers().get(Wording.SEQUENCE)))
                .toList();
    }

    private static String text(Message message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    private static String refused(Runnable work) {
        try {
            work.run();
            throw new AssertionError("it should be refused");
        } catch (Refused refused) {
            return refused.refusal().kind().word();
        }
    }
}
