package sextant.acceptance.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.documents.Syntax;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/**
 * The demo platform is all platforms of the note at once: it answers each of the note's questions with every offer that one of them
 * makes, in the order of its routes and without duplicates.
 */
@SuppressWarnings("NullAway.Init")
class DemoPlatformTest {

    private static final String HUB = "uri://jupyter-hub http://jupyter.example.org/";
    private static final String BINDER = "uri://binder-hub http://binder.example.org/";
    private static final String ESAP = "uri://binder-hub http://binder.example.eu/";
    private static final String ZEPPELIN = "uri://zeppelin-service http://zeppelin.aglais.uk/";
    private static final String PORTAINER = "uri://portainer-service http://portainer.example.org/";
    private static final String COMPOSE = "uri://compose-uws http://uws.example.org/compose";
    private static final String CONTAINER = "uri://docker-uws http://uws.example.org/docker";
    private static final String BASIC = "uri://docker-uws http://example.org/dkuws";

    private static Server demo;

    @BeforeAll
    static void start() {
        demo = Server.demo();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    static Stream<Arguments> offers() {
        return Stream.of(
                arguments("tasktype=uri://jupyter-notebook", List.of(HUB, BINDER, ESAP)),
                arguments("tasktype=http://purl.escape.eu/types/jupyter-notebook", List.of(HUB, BINDER, ESAP)),
                arguments("tasktype=uri://binder-notebook", List.of(BINDER, ESAP)),
                arguments("tasktype=uri://esap-notebook", List.of(ESAP)),
                arguments("tasktype=uri://zeppelin-notebook", List.of(ZEPPELIN)),
                arguments("tasktype=uri://zeppelin-notebook&taskinfo.languages={md,python,pyspark}", List.of(ZEPPELIN)),
                arguments("tasktype=uri://docker-container", List.of(PORTAINER, COMPOSE, CONTAINER, BASIC)),
                arguments(
                        "tasktype=uri://docker-container&taskinfo.image=docker.io/example:1.0",
                        List.of(PORTAINER, COMPOSE, CONTAINER, BASIC)),
                arguments(
                        "tasktype=uri://docker-container&taskinfo.image=example/postgres:9.2",
                        List.of(PORTAINER, COMPOSE, CONTAINER, BASIC)),
                arguments("tasktype=uri://docker-container&taskinfo.image=docker.io/example-evil:1.0", List.of()),
                arguments(
                        "tasktype=uri://docker-container&resources.mincores=8", List.of(PORTAINER, COMPOSE, CONTAINER)),
                arguments("tasktype=uri://docker-container&resources.mincores=9", List.of()),
                arguments("tasktype=uri://docker-compose", List.of(PORTAINER, COMPOSE)),
                arguments("tasktype=uri://portainer-container", List.of(PORTAINER)),
                arguments("tasktype=uri://portainer-compose", List.of(PORTAINER)),
                arguments("tasktype=example-task", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offers")
    void offersWhatTheRoutesOffer(String query, List<String> offers) {
        var answer =
                Documents.json(Request.get("/accepts?" + query).to(demo.uri()).text());

        assertThat(offered(answer)).as(query).isEqualTo(offers);
    }

    static Stream<Exchange> acceptedOnDemo() {
        return Exchange.all().stream()
                .filter(exchange -> exchange.answer().contains("YES"))
                .filter(exchange -> !exchange.toString().startsWith("9.1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedOnDemo")
    void takesWhatThePlatformsOfTheNoteTake(Exchange exchange) {
        var answer = Syntax.YAML
                .ask("/accepts", exchange.task())
                .with(exchange.headers())
                .to(demo.uri());

        assertThat(offered(Documents.of(answer)))
                .as("%s", answer)
                .doesNotHaveDuplicates()
                .containsSubsequence(offered(Documents.json(exchange.answer())));
    }

    /** Inline if it is one, in {@code interfaces} if there are several, never both. */
    private static List<String> offered(@Nullable Object answer) {
        var fields = Documents.map(answer);
        if (fields.containsKey("interfaces")) {
            assertThat(fields).doesNotContainKeys("servicetype", "serviceinfo");
            var offers = Documents.list(fields.get("interfaces")).stream()
                    .map(offer -> offer(Documents.map(offer)))
                    .toList();
            assertThat(offers).hasSizeGreaterThan(1);
            return offers;
        }
        return fields.containsKey("servicetype") ? List.of(offer(fields)) : List.of();
    }

    private static String offer(Map<String, @Nullable Object> fields) {
        return fields.get("servicetype") + " " + Documents.at(fields, "serviceinfo.endpoint");
    }
}
