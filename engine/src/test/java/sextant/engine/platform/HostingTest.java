package sextant.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.configuration.Problem;
import sextant.engine.hosting.Hosting;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.hosting.JobsSetup;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.hosting.ProcessPolicy.Sandbox;
import sextant.engine.hosting.Reservations;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.hosting.StoreChoice;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.engine.tasktypes.JupyterNotebook;
import sextant.engine.tasktypes.ServiceTypes;
import sextant.model.application.Application;

/** What platform.yaml says about applications, jobs, and the routes that run them. */
class HostingTest {

    private static final Path BUILT_IN = Path.of("../applications/built-in");

    @Test
    void reads_how_jobs_are_kept_and_run() {
        assertThat(good(Examples.EVERYTHING).jobs())
                .isEqualTo(new JobsSetup(
                        new JobPolicy(
                                true,
                                Set.of("escape", "staff"),
                                Duration.ofDays(2),
                                Duration.ofDays(10),
                                Optional.empty(),
                                Duration.ofHours(12),
                                1_000_000_000,
                                Duration.ofSeconds(30),
                                7),
                        new StoreChoice.PostgreSql(
                                "jdbc:postgresql://db.example.org/jobs",
                                Optional.of("sextant"),
                                Optional.of("secret-word")),
                        new ProcessPolicy(
                                Sandbox.BUBBLEWRAP,
                                Optional.of("nobody"),
                                Optional.of(Path.of("/sys/fs/cgroup/sextant")),
                                Duration.ofSeconds(3)),
                        new StagingPolicy(
                                Set.of("http"),
                                2_000_000_000,
                                Duration.ofMinutes(20),
                                5000,
                                Duration.ofSeconds(10),
                                3,
                                Duration.ofSeconds(5),
                                true,
                                List.of(Path.of("/usr")),
                                List.of(Path.of("/var")))));
    }

    @Test
    void what_is_fetched_may_be_as_large_as_what_is_uploaded() {
        var platform = good("{platform: {name: X}, jobs: {upload: 1G}, routes: [{name: here, run: {process: {}}}]}");

        assertThat(platform.jobs().staging()).isEqualTo(StagingPolicy.DEFAULT.largest(1_000_000_000));
    }

    @Test
    void a_route_may_run_jobs_and_offer_a_service() {
        var route = good(Examples.EVERYTHING).route("here").orElseThrow();

        assertThat(route.hosting())
                .contains(new Hosting(
                        "process", Set.of("echo", "count"), 3, OptionalInt.of(20), true, true, Reservations.DEFAULT));
        assertThat(route.serviceType()).isEqualTo("uri://jupyter-hub");
    }

    @Test
    void a_route_that_only_runs_jobs_needs_neither_tasks_nor_a_service() {
        var platform = good("""
                platform: {name: Small, proxies: [127.0.0.1, "::1"]}
                jobs: {store: sqlite}
                routes: [{name: here, run: {process: {}}}]
                """);

        assertThat(platform.route("here").orElseThrow().hosting())
                .contains(new Hosting("process", Set.of(), 4, OptionalInt.empty(), false, false, Reservations.DEFAULT));
        assertThat(platform.takers()).isEmpty();
        assertThat(platform.jobs()).isEqualTo(JobsSetup.DEFAULT);
        assertThat(platform.proxies()).containsExactlyInAnyOrder("127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void applications_are_found_by_their_names_and_identifiers() {
        var platform = good(Examples.EVERYTHING);

        assertThat(platform.applications()).extracting(Application::name).containsExactly("count", "echo");
        assertThat(platform.application("ivo://example.org/count")).isPresent();
        assertThat(platform.application("org.astrogrid.unregistered/echo")).isPresent();
        assertThat(platform.application("Echo")).isEmpty();
    }

    @Test
    void every_platform_has_the_applications_that_are_built_in() {
        var text = "{platform: {name: Small}, routes: [{name: here, run: {process: {applications: [default]}}}]}";

        assertThat(reader(BUILT_IN).read(text, Examples.folder()))
                .isInstanceOfSatisfying(
                        Loaded.Good.class,
                        good -> assertThat(good.platform().application("org.astrogrid.unregistered/default"))
                                .isPresent());
        assertThat(problems(reader(Path.of("nowhere")).read(text, Examples.folder())))
                .first()
                .asString()
                .contains("the program's own are missing from nowhere");
    }

    @Test
    void what_is_wrong_with_an_application_is_said_with_its_file(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "name: echo\ncommand: [echo]\noutputs: {result: {stdout: true}}\n");
        Files.writeString(folder.resolve("b.yaml"), "title: No name\nname: echo\ncommand: []\n");
        Files.write(folder.resolve("c.yaml"), new byte[] {(byte) 0xff});

        var loaded = Examples.reader()
                .read("{platform: {name: X}, applications: ., routes: [{name: here, run: {process: {}}}]}", folder);

        assertThat(problems(loaded))
                .containsExactly(
                        folder.resolve("b.yaml")
                                + ", line 1, column 1: outputs must have at least one output, such as result: {stdout: true}",
                        folder.resolve("b.yaml") + ", line 2, column 1: name echo is the application of a.yaml already",
                        folder.resolve("b.yaml")
                                + ", line 2, column 1: name ivo://org.astrogrid.unregistered/echo is the application of a.yaml already",
                        folder.resolve("b.yaml")
                                + ", line 3, column 1: command is missing; it is the program and its arguments, such as [wc, -l, \"{file}\"]",
                        folder.resolve("c.yaml") + ", line 1, column 1: the file cannot be read as UTF-8 text");
        assertThat(loaded.files())
                .contains(folder, folder.resolve("a.yaml"), folder.resolve("b.yaml"), folder.resolve("c.yaml"));
    }

    @Test
    void what_has_an_image_is_not_run_as_a_process(@TempDir Path folder) throws IOException {
        var boxed =
                "name: boxed\ncommand: [echo]\nimage: docker.io/example/tool:1.0\noutputs: {result: {stdout: true}}\n";
        Files.writeString(folder.resolve("boxed.yaml"), boxed);
        var all = "{platform: {name: X}, applications: ., routes: [{name: here, run: {process: {}}}]}";
        assertThat(problems(Examples.reader().read(all, folder)))
                .containsExactly(
                        "line 1, column 68: routes[0].run.process.applications are none: each of them runs in a"
                                + " container image");

        Files.writeString(
                folder.resolve("echo.yaml"), "name: echo\ncommand: [echo]\noutputs: {result: {stdout: true}}\n");
        assertThat(Examples.reader().read(all, folder)).isInstanceOfSatisfying(Loaded.Good.class, good -> {
            var hosting = good.platform().route("here").orElseThrow().hosting().orElseThrow();
            assertThat(good.platform().application("boxed"))
                    .as("it can be read about")
                    .isPresent();
            assertThat(hosting.runs("echo")).isTrue();
            assertThat(hosting.runs("boxed")).isFalse();
        });

        var named = all.replace("process: {}", "process: {applications: [echo, boxed]}");
        assertThat(problems(Examples.reader().read(named, folder)))
                .containsExactly(
                        "line 1, column 99: routes[0].run.process.applications[1] boxed runs in a container image,"
                                + " not as a process of this machine");
    }

    /** Each row changes one line of the good file; what follows is all that is reported. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            process: {applications: [echo        | process: {applications: [ecko        | line 62, column 36: routes[3].run.process.applications[0] there is no application ecko; did you mean echo?
            process: {applications: [echo, ivo://example.org/count]} | process: {applications: []} | line 62, column 21: routes[3].run.process.applications must name at least one; leave the key out if all of them are meant
            run: {process:                       | run: {proces:                        | line 62, column 5: routes[3].run.process is missing; it says that jobs run as processes of this machine, at least process: {} ; line 62, column 11: routes[3].run.proces is not known here; did you mean process?
            concurrency: 3                       | concurrency: 0                       | line 62, column 69: routes[3].run.concurrency must be a whole number from 1 to 1000000
            hold: true                           | hold: all                            | line 62, column 85: routes[3].run.hold must be true or false, not text
            jobs-per-user: 20                    | jobs-per-user: none                  | line 63, column 24: routes[3].limits.jobs-per-user must be a whole number from 1 to 1000000
            run: {process: {applications: [echo, ivo://example.org/count]}, concurrency: 3, hold: true, suspend: true} | when: [] | line 63, column 24: routes[3].limits.jobs-per-user has a meaning only in a route with run
            offer: {servicetype: uri://jupyter-hub, endpoint: "https://here.example.org/"} | when: [] | line 60, column 5: routes[3].offer is missing; it says which service runs the Task
            applications: tools                  | applications: tolls                  | line 62, column 36: routes[3].run.process.applications[0] there is no application echo ; line 62, column 42: routes[3].run.process.applications[1] there is no application ivo://example.org/count ; line 65, column 1: applications there is no such folder or file that can be read
            list-anonymous                       | list-anonymus                        | line 67, column 3: jobs.list-anonymus is not known here; did you mean list-anonymous?
            keep: P2D                            | keep: P20D                           | line 69, column 3: jobs.keep must not be longer than keep-at-most
            longest-run: PT12H                   | longest-run: P30000D                 | line 72, column 3: jobs.longest-run must be from 1s to 2147483647s
            upload: 1G                           | upload: 1                            | line 73, column 3: jobs.upload needs its unit, such as 1M
            wait-at-most: 30s                    | wait-at-most: 1h                     | line 74, column 3: jobs.wait-at-most must be from 0s to 10m
            waits-per-caller: 7                  | waits-per-caller: many               | line 75, column 3: jobs.waits-per-caller must be a whole number from 1 to 1000000
            store: {postgresql:                  | store: {postgres:                    | line 76, column 3: jobs.store.postgresql is missing; the other store is store: sqlite ; line 76, column 11: jobs.store.postgres is not known here; did you mean postgresql?
            jdbc:postgresql://db                 | postgresql://db                      | line 76, column 24: jobs.store.postgresql.url must be like jdbc:postgresql://host:5432/database
            example.org/jobs                     | example.org/jobs?password=x          | line 76, column 24: jobs.store.postgresql.url must not hold a user name or password; write user and password beside it
            password: "${file:secret.txt}"       | password: secret                     | line 76, column 85: jobs.store.postgresql.password must not stand in this file; write ${env:NAME} or ${file:path} for where it stands
            password: "${file:secret.txt}"       | password: "${env:PGPASSWORD}"        | line 76, column 85: jobs.store.postgresql.password the environment variable PGPASSWORD is not set
            sandbox: bubblewrap                  | sandbox: bubble                      | line 77, column 13: jobs.process.sandbox must be auto or bubblewrap or none, not bubble
            user: nobody                         | user: no body                        | line 77, column 34: jobs.process.user must be the name of a user of this machine
            cgroup: /sys/fs                      | cgroup: sys/fs                       | line 77, column 48: jobs.process.cgroup must be a whole path, such as /sys/fs/cgroup/sextant
            grace: 3s                            | grace: 1h                            | line 77, column 80: jobs.process.grace must be from 0s to 10m
            schemes: [http]                      | schemes: [http, vos]                 | line 79, column 21: jobs.staging.schemes[1] must be http or https
            schemes: [http]                      | schemes: [file]                      | line 79, column 15: jobs.staging.schemes[0] is opened by naming folders: file: {read: [/data/public]}
            size: 2G                             | size: 2                              | line 80, column 5: jobs.staging.size needs its unit, such as 1M
            slowest: 5k                          | slowest: 5                           | line 82, column 5: jobs.staging.slowest needs its unit, such as 1M
            attempts: 3                          | attempts: 0                          | line 84, column 5: jobs.staging.attempts must be a whole number from 1 to 100
            file: {read: [/usr]                  | file: {read: [usr]                   | line 87, column 19: jobs.staging.file.read[0] must be the whole path of a folder, such as /data/public
            file: {read: [/usr]                  | file: {read: [/usr/../etc]           | line 87, column 19: jobs.staging.file.read[0] must be the whole path of a folder, such as /data/public
            file: {read: [/usr]                  | file: {read: [/]                     | line 87, column 19: jobs.staging.file.read[0] must not be the whole disk
            file: {read: [/usr]                  | file: {read: [/proc/self/cwd]        | line 87, column 19: jobs.staging.file.read[0] there is no such folder, or it is a link to one
            write: [/var]                        | write: [/etc/passwd]                 | line 87, column 34: jobs.staging.file.write[0] there is no such folder, or it is a link to one
            """)
    void each_mistake_is_reported_where_it_stands_and_alone(String before, String after, String problems) {
        var text = Examples.EVERYTHING.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
        assertThat(text).isNotEqualTo(Examples.EVERYTHING);

        assertThat(problems(Examples.read(text))).isEqualTo(List.of(problems.split(" +; +(?=line)")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            platform: {name: X, proxies: [gateway.example.org]} | line 1, column 31: platform.proxies[0] must be an address such as 127.0.0.1 or ::1, not a name
            platform: {name: X, proxies: 10.0.0.0/8}            | line 1, column 21: platform.proxies must be an address such as 127.0.0.1 or ::1, not a name
            """)
    void a_proxy_is_known_by_its_address(String platform, String problem) {
        assertThat(problems(Examples.read(platform + "\nroutes: [{name: here, run: {process: {}}}]\n")))
                .containsExactly(problem);
    }

    private static PlatformReader reader(Path builtIn) {
        return new PlatformReader(
                List.of(new JupyterNotebook()),
                ServiceTypes.all(),
                DeclaredTaskType::of,
                _ -> Optional.empty(),
                Optional.of(builtIn));
    }

    private static Platform good(String text) {
        return switch (Examples.read(text)) {
            case Loaded.Good(var platform, var _, var _) -> platform;
            case Loaded.Bad(var problems, var _) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<String> problems(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Good _ -> List.of();
            case Loaded.Bad(var problems, var _) ->
                problems.stream().map(Problem::toString).toList();
        };
    }
}
