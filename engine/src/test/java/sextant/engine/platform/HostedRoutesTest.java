package sextant.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.configuration.Problem;
import sextant.engine.hosting.Reservations;
import sextant.engine.tasktypes.CeaApplication;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.engine.tasktypes.JupyterNotebook;
import sextant.engine.tasktypes.ServiceTypes;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/** Routes whose Tasks are run here: what they offer is this server's to say, and its operator says the rest. */
class HostedRoutesTest {

    @Test
    void aRouteThatRunsItsTasksHereNeedsNoOffer() {
        var route = route("{name: here, accepts: [uri://cea-application], run: {process: {}}}");

        assertThat(route.serviceType()).isEqualTo("uri://cea-uws");
        assertThat(route.serviceInfo()).isEqualTo(Fields.EMPTY);
        assertThat(route.hosting().orElseThrow().reservations()).isEqualTo(Reservations.DEFAULT);
    }

    @Test
    void itsOperatorMayCallTheServiceOtherwiseAndSayMoreOfIt() {
        var route = route("""
                {name: here, accepts: [uri://cea-application], run: {process: {}},
                 limits: {reservations: {per-caller: 5, hold: 90s, anonymous: true}},
                 offer: {servicetype: uri://docker-uws, queue: short}}
                """);

        assertThat(route.serviceType()).isEqualTo("uri://docker-uws");
        assertThat(route.serviceInfo()).isEqualTo(Fields.of("queue", Scalar.text("short")));
        assertThat(route.hosting().orElseThrow().reservations())
                .isEqualTo(new Reservations(5, Duration.ofSeconds(90), true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accepts: [uri://cea-application], offer: {servicetype: uri://x, endpoint: "http://x/"}                           | routes[0].accepts[0] uri://cea-application is run by this server; the route needs run, at least run: {process: {}}
            accepts: [uri://cea-application], run: {process: {}}, offer: {endpoint: "http://x/"}                             | routes[0].offer.endpoint must not be written; the Task is run here, in the route's own list of jobs
            accepts: [uri://cea-application, uri://jupyter-notebook], run: {process: {}}                                     | routes[0].accepts[1] cannot stand beside the others, since one is run here and one is not; give each a route of its own
            run: {process: {}}, limits: {reservations: {hold: 2d}}                                                           | routes[0].limits.reservations.hold must be from 1s to 1d
            run: {process: {}}, limits: {reservations: {percaller: 1}}                                                       | routes[0].limits.reservations.percaller is not known here; did you mean per-caller?
            accepts: [uri://jupyter-notebook], limits: {reservations: {}}, offer: {servicetype: uri://x, endpoint: "http://x/"} | routes[0].limits.reservations has a meaning only in a route with run
            """)
    void whatCannotBeIsSaid(String route, String problem) {
        var loaded = read("{name: here, " + route + "}");

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        Loaded.Bad.class,
                        bad -> assertThat(bad.problems())
                                .extracting(Problem::toString)
                                .singleElement()
                                .asString()
                                .endsWith(": " + problem));
    }

    private static Route route(String yaml) {
        return switch (read(yaml)) {
            case Loaded.Good(var platform, var _, var _) -> platform.routes().getFirst();
            case Loaded.Bad bad -> throw new AssertionError(bad.problems().toString());
        };
    }

    private static Loaded read(String route) {
        var reader = new PlatformReader(
                List.of(new JupyterNotebook(), new CeaApplication()),
                ServiceTypes.all(),
                DeclaredTaskType::of,
                _ -> Optional.empty());
        return reader.read(
                "platform: {name: X, url: \"http://localhost:8080\"}\nroutes: [" + route + "]\n", Examples.folder());
    }
}
