package sextant.engine.applications;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Problem;
import sextant.engine.configuration.Secrets;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;

/** Applications from the YAML that a person would write; they stand in the folder {@code /opt/tools}. */
final class Reading {

    static final Path FOLDER = Path.of("/opt/tools");

    private Reading() {}

    static Application good(String yaml) {
        var file = file(yaml);
        var application = new ApplicationReader(FOLDER).read(file);
        if (!file.problems().isEmpty()) {
            throw new AssertionError(file.problems() + "\n" + yaml);
        }
        return application;
    }

    static List<String> problems(String yaml) {
        var file = file(yaml);
        new ApplicationReader(FOLDER).read(file);
        return file.problems().stream().map(Problem::toString).toList();
    }

    private static ConfigurationFile file(String yaml) {
        return ConfigurationFile.read(
                yaml,
                new Secrets(FOLDER, name -> name.equals("LICENCE") ? Optional.of("four leaves") : Optional.empty()));
    }

    static ParameterValue text(String id, String value) {
        return new ParameterValue.Text(id, value);
    }

    static ParameterValue upload(String id, String file) {
        return new ParameterValue.Upload(id, file, "application/fits", 2880);
    }
}
