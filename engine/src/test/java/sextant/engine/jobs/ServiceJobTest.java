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
import sextant.engine.applications.CallFailure;
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
import sextant.model.refusal.Refused;

/** The life of a job whose application is the call of a web service. */
class ServiceJobTest {

    private static final String STARS = """
            name: stars
            http: {url: "http://archive.example.org:8081/cone?catalogue=x", method: %s, open: [10.0.0.0/8]}
            parameters: {RA: {type: real}, note: {optional: true}}
            outputs: {result: {type: VOTable}}
            limits: {memory: 1Mi, processes: 1, file-size: 5M}
            errors: [{pattern: 'no such catalogue', say: The catalogue has gone.}]
            """;

    private final List<RunRequest> requests = new ArrayList<>();
    private final Stage stage = new Stage(this::plan, new Random(1));

    private Plan plan(RunRequest request) {
        requests.add(request);
        return Plan.ENDLESS;
    }

    private static Application application(String method) {
        var file = ConfigurationFile.read(
                STARS.formatted(method), new Secrets(Path.of("/opt/tools"), _ -> Optional.empty()));
        var application = new ApplicationReader(Path.of("/opt/tools")).read(file);
        assertThat(file.problems()).isEmpty();
        return application;
    }

    private JobId executing(String method) {
        stage.begin();
        stage.site.offer(application(method));
        return stage.executing(JOB.application("stars").with(new ParameterValue.Text("RA", "56.75")), ANNA);
    }

    @Test
    void itsRunIsTheCallUnderThePolicyOfThePlatformOpenedForItsService() {
        executing("get");

        var request = requests.getLast();
        assertThat(request.program()).isInstanceOfSatisfying(Program.Call.class, call -> {
            assertThat(call.request().origin()).isEqualTo("http://archive.example.org:8081");
            assertThat(call.request().query()).isEqualTo("catalogue=x&RA=56.75");
            assertThat(call.request().most()).isEqualTo(5_000_000);
            assertThat(call.egress().ports()).contains(80, 443, 8081);
            assertThat(call.egress().open()).contains("10.0.0.0/8");
        });
        assertThat(request.limits().memory()).as("what our program takes").isGreaterThan(100 << 20);
        assertThat(request.limits().fileSize()).isEqualTo(5_000_000);
        assertThat(request.deadline()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http-status | The service answered with status 404. | false | http-status | The service answered with status 404.
            unreachable | Nobody there.                         | true  | unreachable | Nobody there.
            http-status | It says: no such catalogue            | false | exit-code   | The catalogue has gone.
            """)
    void whatItSaysIsTheErrorUnlessTheAuthorKnowsBetter(
            String word, String text, boolean again, String reported, String message) {
        var failure = new CallFailure(word, text, again);
        stage.files.written("attempt 1 of 3: " + text + "\n" + failure.line() + "\n");
        var id = executing("get");

        stage.end(id, new Cause.Exited(1));

        var error = stage.job(id).error().orElseThrow();
        assertThat(error.word()).isEqualTo(reported);
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.passing()).isEqualTo(again);
        assertThat(error.detail()).hasValueSatisfying(said -> assertThat(said).startsWith("attempt 1 of 3: "));
    }

    @Test
    void aGetThatWasLostIsDoneAgainAndAPostIsNot() {
        var get = executing("get");
        stage.end(get, new Cause.Lost("supervisor-lost", "it went away"));
        stage.settle();
        assertThat(stage.job(get).attempt()).isEqualTo(2);

        stage.site.offer(application("post"));
        var post = stage.executing(JOB.application("stars").with(new ParameterValue.Text("RA", "1")), ANNA);
        stage.end(post, new Cause.Lost("supervisor-lost", "it went away"));
        assertThat(stage.phase(post)).isEqualTo(Phase.ERROR);
    }

    @Test
    void whatCannotBeSentIsRefusedWhenTheJobIsMade() {
        stage.begin();
        stage.site.offer(application("get"));
        var tooLong = JOB.application("stars")
                .with(new ParameterValue.Text("RA", "1"), new ParameterValue.Text("note", "x".repeat(9000)));

        var refused = catchThrowableOfType(Refused.class, () -> stage.create(tooLong, ANNA));

        assertThat(refused.refusal().kind().word()).isEqualTo("argument-too-long");
        assertThat(refused.refusal().text()).isEqualTo("All values together are too long for the query of an address.");
    }
}
