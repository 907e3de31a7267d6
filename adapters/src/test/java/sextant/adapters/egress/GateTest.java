package sextant.adapters.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.adapters.egress.Examples.addresses;
import static sextant.adapters.egress.Examples.closed;
import static sextant.adapters.egress.Examples.document;
import static sextant.adapters.egress.Examples.egress;
import static sextant.adapters.egress.Examples.failed;
import static sextant.adapters.egress.Examples.names;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.adapters.egress.address.Resolver;
import sextant.engine.platform.EgressPolicy;

/** Which places the way out leads to. The servers that must not be reached are there and count who comes. */
class GateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://0.0.0.0:%d/",
                "http://[::]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[::7f00:1]:%d/",
                "http://[64:ff9b::7f00:1]:%d/",
                "http://inside.example:%d/",
                "http://mixed.example:%d/",
                "http://mixed-families.example:%d/",
                "http://many.example:%d/"
            })
    void a_closed_address_is_not_connected_to(String url) {
        var many = IntStream.range(0, 5000)
                .mapToObj(n -> n == 4999 ? "127.0.0.1" : "93.184.216.34")
                .toList();
        var names = names(Map.of(
                "localhost", List.of("127.0.0.1", "::1"),
                "inside.example", List.of("127.0.0.1"),
                "mixed.example", List.of("93.184.216.34", "127.0.0.1"),
                "mixed-families.example", List.of("93.184.216.34", "::1"),
                "many.example", many));
        try (var server = LocalServer.answering(LocalServer.document("secret"))) {
            var failed = failed(egress(closed(server.port()), names).fetch(url.formatted(server.port())));
            assertThat(failed.kind()).isEqualTo("address-not-allowed");
            assertThat(failed.later()).isFalse();
            assertThat(server.connects()).isZero();
        }
    }

    @Test
    void an_open_network_is_reached_by_address_and_by_name() {
        try (var server = LocalServer.answering(LocalServer.document("services: {}"))) {
            var egress = egress(
                    Examples.open(Examples.AMPLE, server), names(Map.of("inside.example", List.of("127.0.0.1"))));
            for (var host : List.of("127.0.0.1", "inside.example")) {
                var document = document(egress.fetch("http://" + host + ":" + server.port() + "/compose.yaml"));
                assertThat(document.content()).asString().isEqualTo("services: {}");
                assertThat(document.mediaType()).isEqualTo("text/yaml");
            }
            assertThat(server.headers()).contains("Host: inside.example:" + server.port());
        }
    }

    @Test
    void an_open_network_is_open_for_the_listed_ports_only() {
        try (var listed = LocalServer.answering(LocalServer.document("a"));
                var other = LocalServer.answering(LocalServer.document("b"))) {
            assertThat(failed(egress(Examples.open(Examples.AMPLE, listed)).fetch(other.url("/")))
                            .kind())
                    .isEqualTo("port-not-allowed");
            assertThat(other.connects()).isZero();
        }
    }

    @Test
    void a_name_that_changes_its_address_is_looked_up_once_and_pinned() {
        // Rebinding: the first answer of the name server is open, every later one is the closed 127.0.0.1.
        var asked = new AtomicInteger();
        Resolver rebinding = name -> addresses(List.of(asked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1"));
        try (var server = LocalServer.answering(LocalServer.document("secret"))) {
            var policy = new EgressPolicy(
                    Examples.closed().schemes(),
                    Examples.closed(server.port()).ports(),
                    List.of("127.0.0.2"),
                    1000,
                    Examples.AMPLE,
                    5);
            var egress = egress(policy, rebinding);
            var url = "http://rebinding.example:" + server.port() + "/";

            // The server listens on 127.0.0.1 only, so what was pinned to 127.0.0.2 does not find it.
            assertThat(failed(egress.fetch(url)).kind()).isEqualTo("unreachable");
            assertThat(asked).hasValue(1);
            assertThat(failed(egress.fetch(url)).kind()).isEqualTo("address-not-allowed");
            assertThat(asked).hasValue(2);
            assertThat(server.connects()).isZero();
        }
    }

    @Test
    void a_name_that_changes_its_address_between_redirects_is_caught() {
        var asked = new AtomicInteger();
        Resolver rebinding = name -> addresses(List.of(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"));
        try (var server = LocalServer.answering(LocalServer.redirect("/again"))) {
            var failed = failed(egress(Examples.open(Examples.AMPLE, server), rebinding)
                    .fetch("http://rebinding.example:" + server.port() + "/"));
            assertThat(failed.kind()).isEqualTo("redirect-not-allowed");
            assertThat(server.connects()).isEqualTo(1);
        }
    }

    @Test
    void the_next_address_of_a_name_is_tried_if_one_does_not_answer() {
        try (var server = LocalServer.answering(LocalServer.document("here"))) {
            var egress = egress(
                    Examples.open(Examples.AMPLE, server),
                    names(Map.of("two.example", List.of("127.0.0.2", "127.0.0.1"))));
            assertThat(document(egress.fetch("http://two.example:" + server.port() + "/"))
                            .content())
                    .asString()
                    .isEqualTo("here");
        }
    }

    @Test
    void an_unknown_name_a_closed_port_and_a_silent_server_are_told_apart_by_nobody() {
        try (var silent = LocalServer.silent();
                var gone = LocalServer.silent()) {
            gone.close();
            var egress = egress(Examples.open(Examples.SHORT, silent, gone));
            var unknown = egress.fetch("http://unknown.example:" + gone.port() + "/");
            assertThat(failed(unknown).kind()).isEqualTo("unreachable");
            assertThat(failed(unknown).later()).isTrue();
            assertThat(egress.fetch(gone.url("/"))).isEqualTo(unknown);
            assertThat(egress.fetch(silent.url("/"))).isEqualTo(unknown);
            assertThat(silent.connects()).isEqualTo(1);
        }
    }
}
