package sextant.engine.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.OutputDefinition.From;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.application.ProgressSource;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.application.execution.Execution;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;

/** What clients of the tests ask for. Each part can be replaced by a word of its own. */
record Ask(
        Optional<String> application,
        Optional<String> route,
        Optional<String> called,
        List<ParameterValue> parameters,
        List<OutputTarget> targets,
        Optional<Instant> destruction,
        OptionalLong lasting,
        boolean run,
        Optional<IdempotencyKey> key) {

    /** A complete job, that nobody asks to run yet. */
    static final Ask JOB = new Ask(
            Optional.of("slow"),
            Optional.empty(),
            Optional.empty(),
            List.of(text("hello")),
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            false,
            Optional.empty());

    /** The same, to be run at once. */
    static final Ask RUN = JOB.run(true);

    Ask run(boolean now) {
        return new Ask(application, route, called, parameters, targets, destruction, lasting, now, key);
    }

    Ask application(String name) {
        return new Ask(Optional.of(name), route, called, parameters, targets, destruction, lasting, run, key);
    }

    Ask route(String name) {
        return new Ask(application, Optional.of(name), called, parameters, targets, destruction, lasting, run, key);
    }

    Ask calling(String name) {
        return new Ask(application, route, Optional.of(name), parameters, targets, destruction, lasting, run, key);
    }

    Ask with(ParameterValue... values) {
        return new Ask(application, route, called, List.of(values), targets, destruction, lasting, run, key);
    }

    Ask sending(String output, String uri) {
        return new Ask(
                application,
                route,
                called,
                parameters,
                List.of(new OutputTarget(output, uri)),
                destruction,
                lasting,
                run,
                key);
    }

    Ask until(Instant when) {
        return new Ask(application, route, called, parameters, targets, Optional.of(when), lasting, run, key);
    }

    Ask lasting(long seconds) {
        return new Ask(
                application, route, called, parameters, targets, destruction, OptionalLong.of(seconds), run, key);
    }

    Ask key(String name, String digest) {
        return new Ask(
                application,
                route,
                called,
                parameters,
                targets,
                destruction,
                lasting,
                run,
                Optional.of(new IdempotencyKey(name, digest)));
    }

    Submission submission() {
        return new Submission(
                application, route, Optional.empty(), called, parameters, targets, destruction, lasting, run, key);
    }

    static ParameterValue text(String value) {
        return new ParameterValue.Text("text", value);
    }

    static ParameterValue imageAt(String uri) {
        return new ParameterValue.Indirect("image", uri);
    }

    static ParameterValue image(String spooled) {
        return new ParameterValue.Upload("image", spooled, "application/fits", 4);
    }

    /** Needs a text, takes numbers and a file, leaves a result and perhaps a log, and says how far it has come. */
    static Application application(String name, boolean restartable) {
        return new Application(
                name,
                "ivo://example.org/" + name,
                name,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Execution.Command(
                        List.of(new ArgumentTemplate.One("/bin/" + name), new ArgumentTemplate.One("{text}"))),
                Map.of(),
                List.of(
                        parameter("text", ParameterType.TEXT, Passing.VALUE, 1, 1),
                        parameter("number", ParameterType.INTEGER, Passing.VALUE, 0, 5),
                        parameter("image", ParameterType.FITS, Passing.FILE, 0, 1)),
                List.of(new InterfaceDefinition(
                        "default",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(reference("text", 1, 1), reference("number", 0, 5), reference("image", 0, 1)),
                        List.of("result", "log"))),
                List.of(output("result", new From.File("result.txt"), true), output("log", new From.Stdout(), false)),
                ApplicationLimits.DEFAULT,
                Map.of(),
                Optional.empty(),
                Optional.of(new ProgressSource.Pattern("([0-9]+)% ?(.*)")),
                List.of(),
                List.of(),
                restartable,
                "/opt/" + name);
    }

    private static ParameterDefinition parameter(String id, ParameterType type, Passing passing, int least, int most) {
        return new ParameterDefinition(
                id,
                type,
                passing,
                BaseParam.NONE,
                Optional.empty(),
                List.of(),
                least,
                most,
                Domain.ANY,
                passing == Passing.FILE || type == ParameterType.INTEGER,
                false);
    }

    private static InterfaceInput reference(String id, int least, int most) {
        return new InterfaceInput.Reference(id, Optional.empty(), false, least, most);
    }

    private static OutputDefinition output(String id, From from, boolean required) {
        return new OutputDefinition(id, from, ParameterType.TEXT, "text/plain", required, BaseParam.NONE);
    }
}
