package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Stage.ANNA;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.applications.ApplicationReader;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Secrets;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.runner.Program;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunRequest;
import sextant.model.application.Application;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Result;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;

/** What an application's file says beyond the simple things, in the life of a job: interfaces, constants, estimates, patterns of errors. */
class CalledTest {

    private static final String MATCH = """
            name: match
            command: [match, "ofmt={ofmt}", "{matcher}", ["r={radius}"], ["c={column}"], ["{image}"]]
            parameters:
              ofmt: {options: [csv, fits]}
              matcher: {options: [sky, exact], default: sky}
              radius: {type: real, default: 1}
              column: text
              image: {type: FITS, optional: true}
            interfaces:
              full:
                constants: {ofmt: csv}
                inputs: [{when: matcher, cases: {sky: [radius], exact: [column]}}, image]
                outputs: [log]
              %s: [ofmt]
            outputs: {result: {file: x.vot}, log: {stdout: true}}
            estimate: {duration: 2s, per-megabyte: 250ms}
            errors:
              - {pattern: '(?i)cannot open', say: The input is no readable FITS file.}
              - {pattern: 'code [0-9]+', say: The catalogue server is busy. Try later., transient: true}
            """;

    private static final Ask CALL = JOB.application("match").with();

    private final List<RunRequest> requests = new ArrayList<>();
    private final Stage stage = new Stage(this::plan, new Random(1));

    CalledTest() {
        stage.begin();
        stage.site.offer(application("other"));
    }

    @Test
    void constantsAreGivenToTheProgramAndShownToNobody() {
        var id = stage.executing(CALL.with(value("radius", "2")), ANNA);

        assertThat(stage.job(id).interfaceId()).isEqualTo("full");
        assertThat(stage.job(id).parameters()).containsExactly(value("radius", "2"));
        assertThat(requests.getLast().program())
                .isEqualTo(new Program.Command(List.of("match", "ofmt=csv", "sky", "r=2")));
    }

    @Test
    void aConstantIsRefusedWheneverItIsSent() {
        var refusal = refused(() -> stage.create(CALL.with(value("ofmt", "fits")), ANNA));
        assertThat(refusal.kind().word()).isEqualTo("parameter-name");
        assertThat(refusal.limit()).contains("matcher, radius, column, image");

        var id = pending(value("radius", "2"));
        assertThat(refused(() -> change(id, value("OFMT", "fits"))).kind().word())
                .isEqualTo("parameter-name");
        assertThat(stage.job(id).parameters()).containsExactly(value("radius", "2"));
    }

    @Test
    void whatIsChangedLaterIsJudgedTogetherWithWhatStays() {
        var id = pending(value("matcher", "exact"));

        change(id, value("COLUMN", "name"));
        assertThat(stage.job(id).parameters()).containsExactly(value("matcher", "exact"), value("column", "name"));
        assertThat(refused(() -> change(id, value("matcher", "sky"))).path().orElseThrow())
                .hasToString("column");
        assertThat(refused(() -> change(id, value("radius", "1"))).path().orElseThrow())
                .hasToString("radius");
    }

    @Test
    void anInterfaceThatIsNotThereIsRefused() {
        assertThat(refused(() -> stage.create(CALL.calling("ful"), ANNA)).suggest())
                .contains("full");
        assertThat(stage.job(stage.create(CALL.calling("other").with(value("ofmt", "fits")), ANNA))
                        .interfaceId())
                .isEqualTo("other");
    }

    /** It would never be there to be sent. */
    @Test
    void anOutputThatTheInterfaceDoesNotHaveCannotBeSentAnywhere() {
        var refusal = refused(() -> stage.create(CALL.sending("result", "https://example.org/x"), ANNA));

        assertThat(refusal.kind().word()).isEqualTo("parameter-name");
        assertThat(refusal.limit()).contains("log");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var wrong = CALL.with(value("matcher", "exact"), value("colour", "red"))
                .sending("result", "https://example.org/x")
                .run(true);

        assertThat(refused(() -> stage.create(wrong, ANNA)).faults())
                .extracting(fault -> fault.kind().word() + " " + fault.path().orElseThrow())
                .containsExactly("parameter-name colour", "parameter-missing column", "parameter-name result");
    }

    @Test
    void aJobWhoseInterfaceIsGoneSaysSoAndIsNoBug() {
        var calling = CALL.calling("other").with(value("ofmt", "fits"));
        var pending = stage.create(calling, ANNA);
        stage.site.stop("batch");
        stage.site.hold("batch");
        var held = stage.create(calling.run(true), ANNA);
        stage.site.offer(application("renamed"));
        stage.site.open("batch", 2);

        var refusal = refused(() -> stage.jobs.run(pending, ANNA));
        assertThat(refusal.kind().word()).isEqualTo("no-such-interface");
        assertThat(refusal.text()).contains("has been changed since the job was made");
        assertThat(refused(() -> change(pending, value("ofmt", "csv"))).kind().word())
                .isEqualTo("no-such-interface");
        assertThat(stage.phase(held)).isEqualTo(Phase.HELD);
        assertThat(refused(() -> stage.jobs.run(held, ANNA)).kind().word()).isEqualTo("no-such-interface");
    }

    @Test
    void aJobThatWaitsWhileItsInterfaceGoesFailsWithTheReason() {
        stage.site.open("batch", 1);
        stage.executing(CALL.with(value("radius", "1")), ANNA);
        var waiting =
                stage.create(CALL.calling("other").with(value("ofmt", "fits")).run(true), ANNA);
        stage.site.offer(application("renamed"));
        stage.site.open("batch", 2);
        stage.seconds(10);

        assertThat(stage.phase(waiting)).isEqualTo(Phase.ERROR);
        assertThat(stage.job(waiting).error().orElseThrow().message()).contains("it has no interface other any more");
    }

    @Test
    void onlyTheOutputsOfTheInterfaceAreCollected() {
        var id = stage.executing(CALL, ANNA);
        stage.end(id, new Cause.Exited(0));

        assertThat(stage.job(id).results()).extracting(Result::id).containsExactly("log");
    }

    @Test
    void withoutAHistoryTheEstimateOfTheAuthorIsTheQuote() {
        var now = stage.time.instant();
        var spooled = stage.files
                .spool(java.io.InputStream.nullInputStream(), 4_000_000)
                .name();
        var image = new ParameterValue.Upload("image", spooled, "application/fits", 4_000_000);

        var id = stage.create(CALL.with(image).run(true), ANNA);
        assertThat(stage.job(id).quote()).contains(now.plusMillis(3000));

        stage.settle();
        stage.seconds(10);
        stage.end(id, new Cause.Exited(0));
        var next = stage.time.instant();
        assertThat(stage.job(stage.create(CALL.with().run(true), ANNA)).quote())
                .as("the history knows better")
                .contains(next.plusSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | reading x.fits: Cannot open file | The input is no readable FITS file.                    | false
            3 | server said code 503, cannot open | The input is no readable FITS file.                   | false
            3 | server said code 503              | The catalogue server is busy. Try later.              | true
            3 | something else                    | The program ended with exit code 3: something else    | false
            """)
    void theFirstPatternThatIsFoundExplainsAFailure(int code, String written, String message, boolean passing) {
        stage.files.written(written);
        var id = stage.executing(CALL, ANNA);
        stage.end(id, new Cause.Exited(code));

        var error = stage.job(id).error().orElseThrow();
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.passing()).isEqualTo(passing);
        assertThat(error.word()).isEqualTo("exit-code");
        assertThat(error.detail()).contains(written);
    }

    @Test
    void aPatternExplainsWhyAResultIsMissingButNotWhatTheServerDid() {
        stage.files.written("cannot open");
        stage.files.missing("log");
        var missing = stage.executing(CALL, ANNA);
        stage.end(missing, new Cause.Exited(0));
        assertThat(stage.job(missing).error().orElseThrow().message()).isEqualTo("The input is no readable FITS file.");

        var lost = stage.executing(CALL, ANNA);
        stage.end(lost, new Cause.Lost("supervisor-lost", "it went away"));
        assertThat(stage.job(lost).error().orElseThrow().message()).contains("it went away");
    }

    private Plan plan(RunRequest request) {
        requests.add(request);
        return Plan.ENDLESS;
    }

    private JobId pending(ParameterValue... values) {
        return stage.create(CALL.with(values), ANNA);
    }

    private void change(JobId id, ParameterValue... values) {
        stage.jobs.parameters(id, ANNA, List.of(values));
    }

    private static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        return catchThrowableOfType(Refused.class, what).refusal();
    }

    private static ParameterValue value(String id, String text) {
        return new ParameterValue.Text(id, text);
    }

    private static Application application(String second) {
        var folder = Path.of("/opt/match");
        var file = ConfigurationFile.read(MATCH.formatted(second), new Secrets(folder, _ -> Optional.empty()));
        var application = new ApplicationReader(folder).read(file);
        assertThat(file.problems()).isEmpty();
        return application;
    }
}
