package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Secrets;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refused;

/**
 * The reader against any text. A normal test run replays the seeds in the resources; {@code JAZZER_FUZZ=1} looks for more. Whatever is
 * taken as an application can be called, or says why not.
 */
class ApplicationReaderFuzzTest {

    @FuzzTest
    void anyFileIsAnApplicationOrHasProblems(byte[] input) {
        var file = ConfigurationFile.read(
                new String(input, StandardCharsets.UTF_8), new Secrets(Reading.FOLDER, _ -> Optional.empty()));
        var application = new ApplicationReader(Reading.FOLDER).read(file);

        if (file.problems().isEmpty()) {
            assertThat(application.interfaces()).isNotEmpty();
            application.interfaces().forEach(called -> {
                call(application, called, List.of());
                call(application, called, oneOfEach(application, called));
            });
        }
    }

    private static void call(Application application, InterfaceDefinition called, List<ParameterValue> values) {
        try {
            var complete = ParameterCheck.complete(application, called, values);
            CommandLine.check(application, complete);

            assertThat(complete)
                    .allSatisfy(value ->
                            assertThat(application.parameter(value.id())).isPresent());
        } catch (Refused refused) {
            assertThat(refused.refusal().kind().status()).isBetween(400, 499);
        }
    }

    private static List<ParameterValue> oneOfEach(Application application, InterfaceDefinition called) {
        var values = new ArrayList<ParameterValue>();
        for (var id : called.parameters()) {
            var parameter = application.parameter(id).orElseThrow();
            values.add(
                    parameter.passing() == Passing.FILE
                            ? Reading.upload(id, "1")
                            : Reading.text(
                                    id, parameter.options().stream().findFirst().orElse("1")));
        }
        return values;
    }
}
