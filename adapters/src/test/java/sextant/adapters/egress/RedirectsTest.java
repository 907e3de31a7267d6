package sextant.adapters.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.adapters.egress.Examples.AMPLE;
import static sextant.adapters.egress.Examples.SHORT;
import static sextant.adapters.egress.Examples.document;
import static sextant.adapters.egress.Examples.egress;
import static sextant.adapters.egress.Examples.failed;
import static sextant.adapters.egress.Examples.open;
import static sextant.adapters.egress.LocalServer.redirect;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    @ParameterizedTest
    @CsvSource({
        "/b/c?d,          /b/c?d",
        "b,               /start/b",
        "../b#fragment,   /b",
        "?page=2,         /start/here?page=2",
        "http://127.0.0.1:{port}/b, /b",
        "//127.0.0.1:{port}/b,      /b"
    })
    void a_relative_or_absolute_location_is_followed(String location, String asked) {
        var hops = new AtomicInteger();
        try (var server = LocalServer.that((client, out) -> out.write((hops.getAndIncrement() == 0
                        ? redirect(location.replace("{port}", "" + client.getLocalPort()))
                        : LocalServer.document("there"))
                .getBytes(StandardCharsets.ISO_8859_1)))) {
            var document = document(egress(open(AMPLE, server)).fetch(server.url("/start/here")));
            assertThat(document.content()).asString().isEqualTo("there");
            assertThat(server.requestLines()).containsExactly("GET /start/here HTTP/1.1", "GET " + asked + " HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]:{port}/",
                "http://0177.0.0.1:{port}/",
                "http://127.0.0.1:22/",
                "http://user@127.0.0.1:{port}/",
                "//evil\\@127.0.0.1:{port}/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_",
                "http:/evil",
                "http://a b/"
            })
    void a_redirect_goes_through_the_gate_like_the_first_address(String location) {
        try (var server = LocalServer.that((client, out) ->
                out.write(redirect(location.replace("{port}", "" + client.getLocalPort()))
                        .getBytes(StandardCharsets.ISO_8859_1)))) {
            var failed = failed(egress(open(AMPLE, server)).fetch(server.url("/here")));
            assertThat(failed.kind()).isEqualTo("redirect-not-allowed");
            assertThat(failed.later()).isFalse();
            assertThat(failed.text())
                    .doesNotContain("169.254")
                    .doesNotContain("meta-data")
                    .doesNotContain("evil");
            assertThat(server.connects()).isEqualTo(1);
        }
    }

    @Test
    void two_locations_or_none_are_not_followed() {
        for (var headers : new String[] {"Location: /a\r\nLocation: /b\r\n", ""}) {
            try (var server = LocalServer.answering("HTTP/1.1 301 Moved\r\n" + headers + "Content-Length: 0\r\n\r\n")) {
                assertThat(failed(egress(open(AMPLE, server)).fetch(server.url("/")))
                                .kind())
                        .isEqualTo("redirect-not-allowed");
                assertThat(server.connects()).isEqualTo(1);
            }
        }
    }

    @Test
    void only_so_many_redirects_are_followed() {
        var hops = new AtomicInteger();
        try (var server = LocalServer.that((client, out) ->
                out.write(redirect("/" + hops.incrementAndGet()).getBytes(StandardCharsets.ISO_8859_1)))) {
            assertThat(failed(egress(open(AMPLE, server)).fetch(server.url("/")))
                            .kind())
                    .isEqualTo("redirect-limit");
            assertThat(server.connects())
                    .as("the first address and five redirects")
                    .isEqualTo(6);
        }
    }

    @Test
    void a_circle_is_left_at_its_first_round() {
        try (var server = LocalServer.answering(redirect("/"))) {
            assertThat(failed(egress(open(AMPLE, server)).fetch(server.url("/start")))
                            .kind())
                    .isEqualTo("redirect-loop");
            assertThat(server.connects()).isEqualTo(2);
        }
    }

    @Test
    void the_body_of_a_redirect_is_not_read() {
        var hops = new AtomicInteger();
        try (var server = LocalServer.that((client, out) -> {
            if (hops.getAndIncrement() > 0) {
                out.write(LocalServer.document("there").getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            out.write("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 1000000000\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            // No byte of the body ever comes; a client that waited for it would never go on.
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
            assertThat(document(egress(open(AMPLE, server)).fetch(server.url("/")))
                            .content())
                    .asString()
                    .isEqualTo("there");
        }
    }

    @Test
    void silence_behind_a_redirect_looks_like_silence_at_once() {
        try (var silent = LocalServer.silent();
                var server = LocalServer.answering(redirect(silent.url("/")))) {
            var egress = egress(open(SHORT, server, silent));
            assertThat(egress.fetch(server.url("/"))).isEqualTo(egress.fetch(silent.url("/")));
        }
    }
}
