package sextant.adapters.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sextant.adapters.egress.Examples.AMPLE;
import static sextant.adapters.egress.Examples.egress;
import static sextant.adapters.egress.Examples.names;
import static sextant.adapters.egress.Examples.open;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.engine.platform.EgressPolicy;

/** Listeners that do whatever a listener can do wrong (reliability.md F48): the post is over soon, and little of an answer is read. */
@Timeout(60)
class MessagePostTest {

    private static final long A_GIGABYTE = 1L << 30;

    @Test
    void whoHangsIsGivenUp() {
        try (var listener = LocalServer.silent()) {
            assertThat(kind(post(listener))).isEqualTo("too-slow");
        }
    }

    @Test
    void whoAnswersAByteAtATimeIsGivenUp() {
        try (var listener = LocalServer.that((client, out) -> {
            for (byte one : LocalServer.document("fine").getBytes(UTF_8)) {
                out.write(one);
                out.flush();
                Thread.sleep(Duration.ofSeconds(1));
            }
        })) {
            assertThat(kind(post(listener))).isEqualTo("too-slow");
        }
    }

    @Test
    void whoCutsTheLineIsTriedAgain() {
        try (var listener = LocalServer.that((client, out) -> client.setSoLinger(true, 0))) {
            var posted = post(listener);
            assertThat(kind(posted)).isEqualTo("unreachable");
            assertThat(((Posted.Failed) posted).later()).isTrue();
        }
    }

    @Test
    void ofAnEndlessAnswerLittleIsRead() {
        var written = new AtomicLong();
        try (var listener = LocalServer.that((client, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + A_GIGABYTE + "\r\n\r\n").getBytes(UTF_8));
            var part = new byte[64 << 10];
            for (long sent = 0; sent < A_GIGABYTE; sent += part.length) {
                out.write(part);
                written.addAndGet(part.length);
            }
        })) {
            assertThat(post(listener)).isEqualTo(new Posted.Answered(200, Optional.empty()));
            assertThat(written.get()).isLessThan(A_GIGABYTE / 8);
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        try (var other = LocalServer.answering(LocalServer.document("here"));
                var listener = LocalServer.answering(LocalServer.redirect(other.url("/")))) {
            assertThat(post(open(AMPLE, listener, other), listener.url("/")))
                    .isEqualTo(new Posted.Answered(302, Optional.empty()));
            assertThat(other.connects()).isZero();
        }
    }

    @Test
    void whatIsNoHttpIsTriedAgain() {
        try (var listener = LocalServer.answering("220 mail.example.org ESMTP\r\n")) {
            assertThat(kind(post(listener))).isEqualTo("unreachable");
        }
    }

    @Test
    void aNameThatNobodyKnowsIsTriedAgain() {
        assertThat(kind(post(EgressPolicy.DEFAULT, "http://nobody.example.org/")))
                .isEqualTo("unreachable");
    }

    /** R09: refused, filtered and unknown are told in one word. */
    @Test
    void aClosedPortAndAnUnknownNameAreToldInTheSameWords() {
        int closed;
        EgressPolicy policy;
        try (var gone = LocalServer.silent()) {
            closed = gone.port();
            policy = open(AMPLE, gone);
        }
        assertThat(post(policy, "http://127.0.0.1:" + closed + "/"))
                .isEqualTo(post(policy, "http://nobody.example.org:" + closed + "/"));
    }

    /** R04, DNS rebinding: what was a public name at registration. */
    @Test
    void aNameThatLeadsInsideIsNotCalled() {
        var posted = egress(Examples.closed(80), names(Map.of("inside.example.org", List.of("10.0.0.1"))))
                .post("http://inside.example.org/", Map.of(), new byte[0]);

        assertThat(kind(posted)).isEqualTo("address-not-allowed");
        assertThat(((Posted.Failed) posted).later()).isFalse();
    }

    @Test
    void aMessageHasItsLengthAndItsHeadersAndNoMore() throws IOException {
        try (var listener = LocalServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            var posted = egress(open(AMPLE, listener))
                    .post(listener.url("/a?b"), Map.of("X-Number", "7"), "é".getBytes(UTF_8));

            assertThat(posted).isEqualTo(new Posted.Answered(204, Optional.empty()));
            assertThat(listener.requestLines()).containsExactly("POST /a?b HTTP/1.1");
            assertThat(listener.headers()).contains("X-Number: 7", "Content-Length: 2");
            assertThat(listener.headers())
                    .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("authorization"));
        }
    }

    private static Posted post(LocalServer listener) {
        return post(open(AMPLE, listener), listener.url("/"));
    }

    private static Posted post(EgressPolicy policy, String url) {
        return egress(policy).post(url, Map.of(), "hello".getBytes(UTF_8));
    }

    private static String kind(Posted posted) {
        return switch (posted) {
            case Posted.Failed(var kind, var _, var _) -> kind;
            case Posted.Answered(var status, var _) -> Integer.toString(status);
        };
    }
}
