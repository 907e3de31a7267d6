package sextant.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.adapters.files.JobFolders;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.Domain.ArrayShape;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.application.execution.Execution;
import sextant.model.job.AbsoluteUri;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.reading.Limits;
import sextant.model.tool.ToolReader;
import sextant.model.writing.DocumentFormat;
import sextant.server.http.Call;
import sextant.server.submission.Wish.Body;
import sextant.server.submission.Wish.Elsewhere;
import sextant.server.submission.Wish.Given;
import sextant.server.submission.Wish.Plain;
import sextant.server.submission.Wish.Several;

/** The same values make the same job, whether they come in a form, in a tool document of any age, or in a Task of any syntax. */
class ThreeFacesTest {

    private static final int APPLICATIONS = 60;
    private static final int CALLS = 5;
    private static final long SEED = 20_071_030;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "1.50",
            "true",
            "null",
            "~",
            "yes",
            "- a",
            "a: b",
            "#c",
            "{x}",
            "[1, 2]",
            "'",
            "\"",
            "a&b=c+d%20",
            "<b>&amp;]]></b>",
            " both sides ",
            "two\nlines",
            "tab\there",
            "Grüße 星 𝄞",
            "param:in",
            "C:\\table",
            "*x",
            "!y",
            "|",
            "@file",
            "2026-11-20",
            "1e3",
            "0x1F",
            "a;b,c");

    private static final List<String> ADDRESSES = List.of(
            "https://example.org/m51.fits",
            "http://example.org/a;b=1?x=y&z=%20#f",
            "vos://org.test!vospace/out",
            "file:///data/a.vot",
            "ivo://example.org/data?a,b");

    @TempDir
    private Path data;

    private FormReader reader;

    @BeforeEach
    void setUp() throws IOException {
        reader = new FormReader(new JobFolders(data, Optional.empty()), Limits.DEFAULT, () -> 1L << 20);
    }

    @Test
    void theSameValuesMakeTheSameJob() throws IOException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < APPLICATIONS; round++) {
            var application = application(random);
            for (int call = 0; call < CALLS; call++) {
                check(application, wish(random, application));
            }
        }
    }

    private void check(Application application, Wish wish) throws IOException {
        var byForm = submitted(application, wish.form());
        assertThat(byForm.parameters().size() + byForm.targets().size())
                .as("%s", wish)
                .isEqualTo(wish.values().values().stream().mapToInt(List::size).sum()
                        + wish.outputs().size());
        for (var namespace : ToolReader.NAMESPACES) {
            for (var qualified : List.of(true, false)) {
                var tool = wish.tool(namespace, qualified);
                assertThat(submitted(application, tool)).as("%s", wish).isEqualTo(byForm);
            }
        }
        for (var format : DocumentFormat.values()) {
            assertThat(submitted(application, wish.task(format)))
                    .as("%s in %s", wish, format)
                    .isEqualTo(byForm);
        }
    }

    /** With uploads by their content: each request has its own files. */
    private Submission submitted(Application application, Body body) throws IOException {
        var call = new Call(
                "POST",
                "/apps/" + application.name() + "/async",
                "",
                Map.of(),
                name -> Optional.of(body.contentType()).filter(_ -> name.equals("Content-Type")),
                new ByteArrayInputStream(body.bytes()),
                true,
                "192.0.2.1");
        try (var form = reader.creating(call)) {
            var name = form.application(Optional.of(application.name()), _ -> Optional.of(application));
            form.fit(application);
            var submission = form.submission(name, Optional.empty());
            var parameters = new ArrayList<ParameterValue>();
            for (var value : submission.parameters()) {
                parameters.add(byContent(value));
            }
            return new Submission(
                    submission.application(),
                    submission.route(),
                    submission.runId(),
                    submission.interfaceId(),
                    parameters,
                    submission.targets(),
                    submission.destruction(),
                    submission.executionDuration(),
                    submission.run(),
                    submission.idempotencyKey());
        }
    }

    private ParameterValue byContent(ParameterValue value) throws IOException {
        return value instanceof ParameterValue.Upload(var id, var file, var mediaType, var size)
                ? new ParameterValue.Upload(
                        id, Files.readString(data.resolve("spool").resolve(file)), mediaType, size)
                : value;
    }

    private static Wish wish(RandomGenerator random, Application application) {
        var values = new LinkedHashMap<String, List<Given>>();
        for (var parameter : application.parameters()) {
            int count = random.nextInt(3);
            if (count > 0) {
                values.put(
                        spelled(random, parameter.id()),
                        IntStream.range(0, count)
                                .mapToObj(_ -> given(random, parameter))
                                .toList());
            }
        }
        var outputs = new LinkedHashMap<String, String>();
        for (var output : application.outputs()) {
            if (random.nextBoolean()) {
                outputs.put(output.id(), any(random, ADDRESSES));
            }
        }
        return new Wish(
                application.name(), random.nextBoolean() ? Optional.of("simple") : Optional.empty(), values, outputs);
    }

    private static Given given(RandomGenerator random, ParameterDefinition parameter) {
        if (parameter.domain().array().isPresent()) {
            var separator = parameter.domain().array().get().separator();
            return new Several(
                    IntStream.range(0, 1 + random.nextInt(4))
                            .mapToObj(number -> "e" + number)
                            .toList(),
                    separator);
        }
        if (random.nextInt(4) == 0) {
            return new Elsewhere(any(random, ADDRESSES));
        }
        // In a form a text for a file is its address if it looks like one; a document says itself what it is.
        if (parameter.passing() == Passing.FILE) {
            return new Plain(any(
                    random, TEXTS.stream().filter(text -> !AbsoluteUri.is(text)).toList()));
        }
        return new Plain(any(random, random.nextInt(4) == 0 ? ADDRESSES : TEXTS));
    }

    /** Names are compared without regard to case, so clients spell them as they like. */
    private static String spelled(RandomGenerator random, String name) {
        return random.nextBoolean() ? name : name.toUpperCase(java.util.Locale.ROOT);
    }

    private static <T> T any(RandomGenerator random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Application application(RandomGenerator random) {
        return new Application(
                "random",
                "ivo://example.org/random",
                "Random",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Execution.Command(List.of()),
                Map.of(),
                IntStream.range(0, 1 + random.nextInt(6))
                        .mapToObj(number -> parameter(random, "p" + number))
                        .toList(),
                List.of(),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(number -> output("out" + number))
                        .toList(),
                ApplicationLimits.DEFAULT,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                "");
    }

    private static ParameterDefinition parameter(RandomGenerator random, String id) {
        var type = any(random, List.of(ParameterType.values()));
        boolean file = random.nextInt(3) == 0;
        var array = !file && random.nextInt(4) == 0
                ? Optional.of(new ArrayShape("*", any(random, List.of(" ", ","))))
                : Optional.<ArrayShape>empty();
        return new ParameterDefinition(
                id,
                type,
                file ? Passing.FILE : Passing.VALUE,
                BaseParam.NONE,
                Optional.empty(),
                List.of(),
                0,
                Integer.MAX_VALUE,
                new Domain(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), array),
                true,
                false);
    }

    private static OutputDefinition output(String id) {
        return new OutputDefinition(
                id, new OutputDefinition.From.File(id), ParameterType.TEXT, "text/plain", true, BaseParam.NONE);
    }
}
