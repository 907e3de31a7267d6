package sextant.server.jobpages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.model.application.Application;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.ErrorPattern;
import sextant.model.application.Example;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;
import sextant.model.application.Reference;
import sextant.model.application.execution.Execution;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobQuery;
import sextant.model.job.OutputTarget;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.model.job.Result;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.server.TestPlatform;
import sextant.server.http.Reply;
import sextant.server.web.ErrorPages;

/**
 * Text of others is shown as text, wherever it stands (threat C11): labels, names and values of parameters, errors, what programs
 * write, names of results and files, owners. Every page is loaded by a browser that runs scripts, without the content security policy
 * that would stop them a second time.
 */
@Timeout(300)
class HostileTextTest {

    private static final Instant NOW = MadeUp.NOW;

    @TempDir
    Path folder;

    @Test
    void noTextBecomesAScriptInABrowser() {
        assertThat(Payloads.ALL).hasSizeGreaterThanOrEqualTo(60);
        try (var server = new PageServer(false)) {
            var all = new StringBuilder();
            int number = 0;
            for (var payload : Payloads.ALL) {
                for (var page : pages(payload).entrySet()) {
                    var path = "/" + number++ + page.getKey();
                    server.page(path, _ -> page.getValue());
                    all.append("<iframe src=\"").append(path).append("\"></iframe>\n");
                }
            }
            server.page("/all", _ -> watching(all.toString()));

            assertThat(browse(server.url("/all"))).contains("<title>loaded " + number + ", scripts 0</title>");
        }
    }

    /** So that the test above means something: the same payloads, not escaped, do run. */
    @Test
    void mostOfTheTextsDoBecomeScriptsWhereAPageForgetsToEscape() {
        try (var server = new PageServer(false)) {
            var all = new StringBuilder();
            for (int number = 0; number < Payloads.ALL.size(); number++) {
                var payload = Payloads.ALL.get(number);
                server.page("/" + number, _ -> Reply.html("<!doctype html><title>x</title><p>" + payload + "</p>"));
                all.append("<iframe src=\"/").append(number).append("\"></iframe>\n");
            }
            server.page("/all", _ -> watching(all.toString()));

            assertThat(browse(server.url("/all")))
                    .containsPattern("<title>loaded " + Payloads.ALL.size() + ", scripts [23456][0-9]</title>");
        }
    }

    @Test
    void everyPageHasNoScriptOfItsOwn() {
        pages("x")
                .forEach((name, page) -> assertThat(TestPlatform.text(page))
                        .as(name)
                        .doesNotContain("<script", " style=", "<style")
                        .doesNotContainPattern("<[^>]* on[a-z]+="));
    }

    /** Loads pages into frames, and says in its title how many there were and in how many a script ran. */
    private static Reply watching(String frames) {
        return Reply.html("<!doctype html><title>waiting</title>" + frames + """
                <script>
                onload = () => setTimeout(() => {
                  const titles = [...document.querySelectorAll('iframe')].map(frame => frame.contentDocument?.title);
                  const ran = titles.filter(title => title === 'pwned').length + (document.title === 'pwned' ? 1 : 0);
                  document.title = 'loaded ' + titles.filter(title => title !== '').length + ', scripts ' + ran;
                }, 1000);
                </script>""");
    }

    private static Map<String, Reply> pages(String text) {
        var platform = TestPlatform.of(TestPlatform.SMALL);
        var application = application(text);
        var pages = new LinkedHashMap<String, Reply>();
        var done = job(text, Phase.COMPLETED, application);
        var failed = job(text, Phase.ERROR, application);
        var source = new MadeUp.Source(List.of(application), List.of(done, failed), true, text);
        var jobs = new JobPages(platform, source, InstantSource.fixed(NOW));
        var apps = new AppPages(platform, source);
        var owner = new Caller.User("tokens", text, java.util.Set.of());
        var progress = Optional.of(new Progress(OptionalDouble.of(5), Optional.of(text)));
        for (var job : List.of(done, failed)) {
            var call = TestPlatform.get("/jobs/" + job.id(), "still", "text/html", Map.of());
            pages.put("/job-" + job.phase(), jobs.one(call, owner, job, progress, Optional.of(1)));
        }
        pages.put(
                "/jobs",
                jobs.list(
                        TestPlatform.get("/jobs", text, "text/html", Map.of()),
                        owner,
                        JobQuery.all(),
                        List.of(done.summary(), failed.summary())));
        pages.put(
                "/none",
                jobs.list(TestPlatform.get("/jobs", "", "text/html", Map.of()), owner, JobQuery.all(), List.of()));
        pages.put("/apps", apps.list(TestPlatform.get("/apps", "", "text/html", Map.of())));
        var query = "RUNID=" + encoded(text) + "&" + encoded(text) + "=" + encoded(text);
        pages.put("/app", apps.one(TestPlatform.get("/apps/x", query, "text/html", Map.of()), application));
        var fault = RefusalKind.PARAMETER_VALUE
                .because(text)
                .got(text)
                .limit(text)
                .suggest(text)
                .at(sextant.model.tree.Path.of(text));
        pages.put(
                "/faults",
                new ErrorPages(platform)
                        .refused(
                                Refusal.together(List.of(fault, fault)),
                                TestPlatform.get("/jobs/" + text, "", "text/html", Map.of())));
        pages.put(
                "/refused",
                new ErrorPages(platform).refused(fault, TestPlatform.get("/jobs/" + text, "", "text/html", Map.of())));
        return pages;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Application application(String text) {
        return new Application(
                text,
                text,
                text,
                Optional.of(text),
                List.of(new Reference(text, Optional.of(text)), new Reference("https://" + text, Optional.empty())),
                Optional.of(text),
                new Execution.Command(List.of()),
                Map.of(),
                List.of(
                        rich(text),
                        MadeUp.file(text, ParameterType.FITS, text),
                        MadeUp.value(text, ParameterType.TEXT, text, text),
                        MadeUp.value(text, ParameterType.ADQL, text, text),
                        MadeUp.choice(text, 1, List.of(text), text),
                        MadeUp.choice(text, 3, List.of(text), text),
                        MadeUp.several(text, text)),
                List.of(called(text), called(text + "2")),
                List.of(new OutputDefinition(
                        text, new OutputDefinition.From.Stdout(), ParameterType.TEXT, text, true, MadeUp.about(text))),
                MadeUp.extractor().limits(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(new ErrorPattern(text, text, true)),
                List.of(new Example(
                        text,
                        Optional.of(text),
                        Optional.of(text),
                        Map.of(text, List.of(new Example.Value.Text(text), new Example.Value.File(text))),
                        "COMPLETED",
                        List.of(new Example.Expectation(Optional.of(text), List.of(text), 0, OptionalLong.empty())))),
                false,
                "/");
    }

    /** With text in everything that a parameter can say. */
    private static ParameterDefinition rich(String text) {
        var some = Optional.of(text);
        var bound = Optional.of(new Domain.Bound(text, false));
        return new ParameterDefinition(
                text,
                ParameterType.TEXT,
                ParameterDefinition.Passing.VALUE,
                new BaseParam(some, some, some, some, some),
                some,
                List.of(text),
                0,
                1,
                new Domain(
                        List.of(new Domain.Option(text, some)),
                        Optional.of(new Domain.Range(bound, bound)),
                        some,
                        Optional.of(new Domain.BooleanWords(text, text)),
                        Optional.of(new Domain.ArrayShape("*", text))),
                true,
                false);
    }

    private static InterfaceDefinition called(String text) {
        var some = Optional.of(text);
        var reference = new InterfaceInput.Reference(text, some, false, 0, 1);
        return new InterfaceDefinition(
                text,
                some,
                some,
                Map.of(text, List.of(text)),
                List.of(
                        reference,
                        new InterfaceInput.Group(some, List.of(reference, reference), 0, 3),
                        new InterfaceInput.Choice(some, List.of(reference, reference), 0, 1),
                        new InterfaceInput.Conditional(
                                reference, List.of(new InterfaceInput.Case(text, some, List.of(reference))))),
                List.of(text));
    }

    private static Job job(String text, Phase phase, Application application) {
        return new Job(
                MadeUp.id(phase.ordinal()),
                Optional.of(new Owner("tokens", text)),
                text,
                application.name(),
                text,
                Optional.of(text),
                phase,
                List.of(
                        new ParameterValue.Text(text, text),
                        new ParameterValue.Upload(text, "1", text, 5),
                        new ParameterValue.Indirect(text, text)),
                List.of(new OutputTarget(text, text)),
                List.of(new Result(text, text, 1, text, "1", Optional.empty())),
                NOW,
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                60,
                Optional.empty(),
                Optional.of(new JobError(true, text, text, Optional.of(text))),
                Optional.empty(),
                1,
                OptionalLong.empty(),
                1);
    }

    /** What the page has become after its scripts ran. */
    private String browse(String address) {
        try {
            var shown = folder.resolve("shown");
            var process = new ProcessBuilder(
                            chromium(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--user-data-dir=" + folder.resolve("profile"),
                            "--timeout=60000",
                            "--virtual-time-budget=120000",
                            "--dump-dom",
                            address)
                    .redirectOutput(shown.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            process.environment().put("HOME", folder.toString());
            var browser = process.start();
            try {
                assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                browser.destroyForcibly();
            }
            return Files.readString(shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Without a browser the test is skipped, or fails where {@code ./test} says that everything must be there. */
    private static String chromium() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(place -> Path.of(place, "chromium"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseGet(() -> {
                    assertThat(Boolean.getBoolean("sextant.strict"))
                            .as("this test needs chromium")
                            .isFalse();
                    return abort("needs chromium");
                });
    }
}
