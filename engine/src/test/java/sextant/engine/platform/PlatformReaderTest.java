package sextant.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.configuration.Problem;
import sextant.engine.platform.Platform.Explain;
import sextant.engine.platform.Platform.Explanation;
import sextant.model.pattern.Glob;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;

class PlatformReaderTest {
    @Test
    void reads_everything_that_a_platform_can_say() {
        var platform = good(Examples.EVERYTHING);

        assertThat(platform.name()).isEqualTo("Demo Observatory");
        assertThat(platform.url()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(platform.ivoid()).contains("ivo://example.org/sextant");
        assertThat(platform.description()).contains("Everything that a platform can say");
        assertThat(platform.contact()).contains("ops@example.org");
        assertThat(platform.explain()).isEqualTo(new Explain(Explanation.SHORT, Explanation.FULL));
        assertThat(platform.tokenFile()).contains(Examples.folder().resolve("tokens.yaml"));
        assertThat(platform.egress())
                .isEqualTo(new EgressPolicy(
                        Set.of("https"),
                        Set.of(443, 8443),
                        List.of("127.0.0.0/8", "fd00::/8"),
                        2_000_000,
                        Duration.ofSeconds(3),
                        2));
        assertThat(platform.serviceTypes()).containsKeys("jupyter-hub", "docker-uws", "halo-service");
        assertThat(platform.serviceTypes().get("halo-service").uri()).isEqualTo("uri://halo-service");
    }

    @Test
    void reads_a_route() {
        var route = good(Examples.EVERYTHING).routes().getFirst();

        assertThat(route.name()).isEqualTo("batch");
        assertThat(route.place()).isZero();
        assertThat(route.admits().orElseThrow().reason()).contains("Members of ESCAPE only");
        assertThat(route.admits().orElseThrow().httpCode()).isEqualTo(403);
        assertThat(route.conditions()).hasSize(2);
        assertThat(route.conditions().getFirst().httpCode()).isEqualTo(409);
        assertThat(route.conditions().getLast().reason()).isEmpty();
        assertThat(route.limits())
                .isEqualTo(Map.of(
                        Resource.CORES, new Quantity(Resource.Unit.THOUSANDTHS, 16_000),
                        Resource.GPUS, new Quantity(Resource.Unit.WHOLE, 0),
                        Resource.MEMORY, new Quantity(Resource.Unit.BYTES, 64_000_000_000L),
                        Resource.STORE, new Quantity(Resource.Unit.BYTES, 500_000_000_000L),
                        Resource.STARTUP, new Quantity(Resource.Unit.MILLISECONDS, 30_000),
                        Resource.DURATION, new Quantity(Resource.Unit.MILLISECONDS, 43_200_000)));
        assertThat(route.data())
                .isEqualTo(new DataReach(
                        true,
                        List.of(new Glob("https://*"), new Glob("vos://inaf.example!vospace/*")),
                        List.of(new Glob("rucio://cosmo:*")),
                        true));
        assertThat(route.serviceType()).isEqualTo("uri://docker-uws");
        assertThat(route.serviceInfo())
                .isEqualTo(Fields.EMPTY
                        .with("endpoint", "http://uws.example.org/docker")
                        .with("queues", Items.texts(List.of("short", "long"))));
    }

    @Test
    void a_type_is_found_by_each_of_its_identifiers_and_by_nothing_else() {
        var platform = good(Examples.EVERYTHING);

        assertThat(routesTaking(platform, "uri://jupyter-notebook")).containsExactly("batch", "halo", "here");
        assertThat(routesTaking(platform, "http://purl.escape.eu/types/jupyter-notebook"))
                .containsExactly("batch", "halo", "here");
        assertThat(routesTaking(platform, "doi://10.1/jupyter-notebook")).containsExactly("batch", "halo", "here");
        assertThat(routesTaking(platform, "http://purl.example.org/types/halo-finder"))
                .containsExactly("finder");
        assertThat(routesTaking(platform, "ivo://example.org/types/halo-finder"))
                .containsExactly("finder");
        assertThat(platform.takes("uri://Jupyter-Notebook")).isFalse();
        assertThat(platform.takes("uri://halo-finder")).isFalse();
        assertThat(platform.types().keySet()).containsExactly("jupyter-notebook", "docker-container", "halo-finder");
    }

    @Test
    void secrets_stand_in_for_their_names() {
        var info = good(Examples.EVERYTHING).routes().get(1).serviceInfo();

        assertThat(info)
                .isEqualTo(Fields.EMPTY
                        .with("endpoint", "https://hub.example.org/")
                        .with("note", "secret-word"));
    }

    @Test
    void the_files_to_watch_are_those_that_were_read_and_those_that_should_have_been() {
        assertThat(Examples.read(Examples.EVERYTHING).files())
                .containsExactlyInAnyOrder(
                        Examples.folder().resolve("tokens.yaml"),
                        Examples.folder().resolve("secret.txt"),
                        Examples.folder().resolve("tools"),
                        Examples.folder().resolve("tools/count.yaml"),
                        Examples.folder().resolve("tools/echo.yaml"));
        assertThat(Examples.read("platform: {name: '${file:absent.txt}'}").files())
                .containsExactly(Examples.folder().resolve("absent.txt"));
    }

    @Test
    void a_small_platform_needs_little() {
        var platform = good("""
                platform: {name: Small}
                routes:
                  - {name: hub, accepts: uri://jupyter-notebook, offer: {servicetype: "uri://jupyter-hub", endpoint: "http://hub.example.org/"}}
                """);

        assertThat(platform.explain()).isEqualTo(new Explain(Explanation.FULL, Explanation.FULL));
        assertThat(platform.egress()).isEqualTo(EgressPolicy.DEFAULT);
        assertThat(platform.tokenFile()).isEmpty();
        assertThat(platform.routes().getFirst().admits()).isEmpty();
        assertThat(platform.routes().getFirst().data()).isEqualTo(DataReach.UNDECLARED);
    }

    /** Each row changes one line of the good file; what follows is all that is reported. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: Demo Observatory        | nam: Demo Observatory          | line 1, column 1: platform.name is missing                                                      ; line 2, column 3: platform.nam is not known here; did you mean name?
            url: "http://localhost:8080/" | url: localhost:8080            | line 3, column 3: platform.url must be a whole http or https address, such as https://hub.example.org/
            ivo://example.org/sextant     | example.org/sextant            | line 4, column 3: platform.ivoid must be like ivo://authority/name
            users: full                   | users: ful                     | line 7, column 29: explain.users must be full or short or none, not ful; did you mean full?
            tokens: tokens.yaml           | tokens: token.yaml             | line 8, column 12: identity.tokens there is no such file that can be read
            schemes: [https]              | schemes: [https, ftp]          | line 10, column 20: egress.schemes[1] must be http or https
            443, 8443                     | 443, 70000                     | line 11, column 16: egress.ports[1] must be a whole number from 1 to 65535
            127.0.0.0/8                   | 127.0.0.0/33                   | line 12, column 10: egress.open[0] must be a network like 127.0.0.0/8 or fd00::/8
            fd00::/8                      | localhost                      | line 12, column 25: egress.open[1] must be a network like 127.0.0.0/8 or fd00::/8
            size: 2M                      | size: 2                        | line 13, column 3: egress.size needs its unit, such as 1M
            deadline: 3s                  | deadline: 2m                   | line 14, column 3: egress.deadline must be from 1ms to 1m
            doi://10.1/jupyter-notebook   | uri://docker-container         | line 17, column 30: types[0].aliases uri://docker-container means the task type docker-container already
            doi://10.1/jupyter-notebook   | a notebook                     | line 17, column 30: types[0].aliases a notebook must be a URI, such as ivo://example.org/types/name, or a word without spaces
            - name: halo-finder           | - name: halo finder            | line 18, column 5: types[1].name must be letters, digits, dots and dashes; it becomes part of an address
            uri: http://purl.example.org/types/halo-finder | uri: uri://jupyter-notebook | line 19, column 5: types[1].uri uri://jupyter-notebook means the task type jupyter-notebook already
            title: Halo finder            | titel: Halo finder             | line 21, column 5: types[1].titel is not known here; did you mean title?
            - name: halo-service          | - name: docker-uws             | line 29, column 5: services[0].name is the name of another service type already               ; line 29, column 5: services[0].uri uri://docker-uws means another service type already
            - name: batch                 | - nme: batch                   | line 36, column 5: routes[0].name is missing                                                    ; line 36, column 5: routes[0].nme is not known here; did you mean name?
            - uri://jupyter-notebook      | - uri://jupiter-notebook       | line 38, column 9: routes[0].accepts[0] uri://jupiter-notebook is no task type that is known here; declare it under types; did you mean uri://jupyter-notebook?
            - uri://jupyter-notebook      | - jupyter-notebook             | line 38, column 9: routes[0].accepts[0] jupyter-notebook is no task type that is known here; declare it under types; did you mean uri://jupyter-notebook?
            task: uri://docker-container  | task: uri://dokcer-container   | line 39, column 10: routes[0].accepts[1].task uri://dokcer-container is no task type that is known here; declare it under types; did you mean uri://docker-container?
            images: {allow                | imges: {allow                  | line 39, column 40: routes[0].accepts[1].imges is not known here; did you mean images?
            caller.groups.exists          | caller.grops.exists            | line 40, column 11: routes[0].for.if there is no field 'grops' (line 1, column 7 of the expression); did you mean groups?
            resources.gpus.max <= 2.0     | resource.gpus.max <= 2.0       | line 42, column 10: routes[0].when[0].if there is nothing called 'resource' (line 1, column 1 of the expression); did you mean resources?
            httpcode: 409                 | httpcode: 200                  | line 42, column 69: routes[0].when[0].httpcode must be a whole number from 400 to 599
            data.all(d, !d                | data.all(d, d                  |
            limits: {cores: 16            | limits: {coers: 16             | line 44, column 14: routes[0].limits.coers is not known here; did you mean cores?
            limits: {cores: 16            | limits: {cores: 0.12345        | line 44, column 14: routes[0].limits.cores This is no amount of cores that can be had. Write 0 or more, with at most three decimals, such as 8 or 0.5.
            "https://*"                   | "https:/*"                     | line 46, column 17: routes[0].data.reaches[0] must start with https://, http://, vos://, rucio://, s3:// or *, as references do
            passes-token: true            | passes-token: yes              | line 48, column 7: routes[0].data.passes-token must be true or false, not text
            servicetype: uri://docker-uws | servicetyp: uri://docker-uws   | line 49, column 5: routes[0].offer.servicetype is missing
            "http://uws.example.org/docker" | "ftp://uws.example.org/docker" | line 51, column 7: routes[0].offer.endpoint must be a whole http or https address, such as https://hub.example.org/
            - name: halo$                 | - name: batch                  | line 53, column 5: routes[1].name is the name of an earlier route too; each route has its own
            HUB_HOST                      | HUB                            | line 55, column 45: routes[1].offer.endpoint the environment variable HUB is not set
            secret.txt                    | other.txt                      | line 55, column 83: routes[1].offer.note the file other.txt cannot be read as text
            for: '!caller.anonymous'      | for:                           | line 58, column 5: routes[2].for must be text or a mapping, not nothing
            """)
    void each_mistake_is_reported_where_it_stands_and_alone(String before, String after, String problems) {
        var text = Examples.EVERYTHING.replaceFirst(
                "(?m)" + (before.endsWith("$") ? before : java.util.regex.Pattern.quote(before)),
                java.util.regex.Matcher.quoteReplacement(after));
        assertThat(text).isNotEqualTo(Examples.EVERYTHING);

        assertThat(problems(text).stream().map(Problem::toString).toList())
                .isEqualTo(problems == null ? List.of() : List.of(problems.split(" +; +(?=line)")));
    }

    @Test
    void a_value_that_comes_out_of_a_secret_is_never_shown() {
        var text = Examples.EVERYTHING
                .replace("size: 2M", "size: '${file:secret.txt}'")
                .replace("ivo://example.org/sextant", "'${file:secret.txt}'")
                .replace("- uri://jupyter-notebook", "- '${file:secret.txt}'")
                .replace("'!caller.anonymous'", "'${file:secret.txt}'");

        assertThat(problems(text))
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .contains("cannot be used as it comes out of ${...}")
                        .doesNotContain("secret-word"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | line 1, column 1: the file must be a mapping of keys, and is nothing
            just text                   | line 1, column 1: the file must be a mapping of keys, and is text
            platform: {name: A, name: B} | line 1, column 21: the file cannot be read
            platform: [                 | line 1, column
            platform: {name: A}         | line 1, column 1: routes must have at least one route; without one no Task is ever taken
            routes: [5]                 | line 1, column 1: platform is missing; it says who you are, at least name
            """)
    void what_is_no_platform_at_all_is_reported_too(String text, String first) {
        assertThat(problems(text).getFirst().toString()).startsWith(first);
    }

    @Test
    void what_should_be_looked_at_is_a_warning() {
        var text = """
                platform: {name: Warned}
                types: [{name: jupiter-notebook, aliases: [ivo://x/y]}]
                routes:
                  - name: hub
                    accepts: [uri://jupyter-notebook, uri://jupyter-notebook]
                    offer: {servicetype: uri://jupyter-hubs, endpoint: "http://hub.example.org/"}
                """;

        assertThat(Examples.read(text))
                .isInstanceOfSatisfying(
                        Loaded.Good.class,
                        good -> assertThat(good.warnings().stream().map(Problem::toString))
                                .containsExactly(
                                        "line 1, column 1: platform.url is missing; http://localhost:8080 is taken",
                                        "line 2, column 10: types[0].name jupiter-notebook is declared as a task type of its own; did you mean jupyter-notebook?",
                                        "line 5, column 39: routes[0].accepts[1] this route takes jupyter-notebook twice",
                                        "line 6, column 13: routes[0].offer.servicetype uri://jupyter-hubs is no service type that is known here; did you mean uri://jupyter-hub?"));
    }

    private static Platform good(String text) {
        return switch (Examples.read(text)) {
            case Loaded.Good(var platform, var _, var _) -> platform;
            case Loaded.Bad(var problems, var _) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<Problem> problems(String text) {
        return switch (Examples.read(text)) {
            case Loaded.Good _ -> List.of();
            case Loaded.Bad(var problems, var _) -> problems;
        };
    }

    private static List<String> routesTaking(Platform platform, String type) {
        return platform.takers().get(type).stream()
                .map(taker -> taker.route().name())
                .toList();
    }
}
