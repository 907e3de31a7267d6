package sextant.adapters.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.adapters.egress.Examples.AMPLE;
import static sextant.adapters.egress.Examples.egress;
import static sextant.engine.storage.StorageContract.parcel;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Transferred;
import sextant.engine.storage.Transferred.Failed;
import sextant.engine.storage.Transferred.Whole;

/** Sinks that do whatever a sink can do wrong (reliability.md F50, R05, R12): what is not whole there is never called delivered. */
@Timeout(60)
class UploadTest {

    private static final Pace PATIENT = new Pace(AMPLE, 1, AMPLE);
    private static final byte[] CONTENT = content(300_000);

    private static byte[] content(int size) {
        var content = new byte[size];
        for (int at = 0; at < size; at++) {
            content[at] = (byte) (at % 251);
        }
        return content;
    }

    @Test
    void a_file_is_put_with_its_length_and_digest_where_nothing_is() throws IOException {
        try (var sink = new Sink()) {
            assertThat(put(sink, "abc".getBytes(UTF_8), false, PATIENT)).isEqualTo(new Whole());

            assertThat(sink.kept()).isEqualTo("abc".getBytes(UTF_8));
            assertThat(sink.puts().getFirst().headers())
                    .containsEntry("content-length", "3")
                    .containsEntry("if-none-match", "*")
                    .containsEntry("content-digest", "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:")
                    .doesNotContainKeys("authorization", "cookie", "referer");
        }
    }

    @Test
    void what_breaks_off_is_not_delivered_and_is_replaced_the_next_time() throws IOException {
        try (var sink = new Sink(Sink.leavesAfter(297_000))) {
            assertThat(put(sink, CONTENT, false, PATIENT))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.again()).isTrue());
            assertThat(sink.kept()).hasSize(297_000);

            assertThat(put(sink, CONTENT, false, PATIENT)).isEqualTo(new Whole());
            assertThat(sink.kept()).isEqualTo(CONTENT);
        }
    }

    @Test
    void who_took_all_of_it_and_never_said_so_is_not_asked_to_take_it_again() throws IOException {
        var hasty = new Pace(AMPLE, 1, Duration.ofSeconds(2));
        try (var sink = new Sink(Sink::keepsSilent)) {
            assertThat(word(put(sink, CONTENT, false, hasty))).isEqualTo("too-slow");
            assertThat(put(sink, CONTENT, false, PATIENT)).isEqualTo(new Whole());
            assertThat(sink.puts()).hasSize(1);
        }
    }

    @Test
    void a_condition_that_our_own_success_does_not_fulfil_is_no_failure() throws IOException {
        try (var sink = new Sink((kept, request, body) -> {
            Sink.good(kept, request, body);
            return java.util.Optional.of("HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(put(sink, CONTENT, false, PATIENT)).isEqualTo(new Whole());
        }
    }

    @Test
    void a_condition_that_somebody_elses_file_does_not_fulfil_is_one() throws IOException {
        try (var sink = new Sink().blind()) {
            sink.keep("theirs".getBytes(UTF_8));
            assertThat(word(put(sink, CONTENT, false, PATIENT))).isEqualTo("exists");
            assertThat(sink.kept()).isEqualTo("theirs".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "401 Unauthorized",
                "403 Forbidden",
                "404 Not Found",
                "409 Conflict",
                "500 Oops",
                "503 Busy",
                "507 Full",
                "202 Accepted",
                "206 Partial",
                "301 Moved"
            })
    void any_other_answer_is_a_failure_that_may_pass(String status) throws IOException {
        try (var sink = new Sink(Sink.says(status, "Location: /elsewhere"))) {
            assertThat(put(sink, CONTENT, false, PATIENT)).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.word()).isEqualTo("unreachable");
                assertThat(failed.again()).isTrue();
                assertThat(failed.text()).doesNotContain(status);
            });
            assertThat(sink.puts()).hasSize(1);
        }
    }

    @Test
    void a_file_follows_a_redirect_within_its_origin_and_none_to_another() throws IOException {
        try (var other = new Sink();
                var sink = new Sink(
                        Sink.says("307 There", "Location: /there"),
                        Sink::good,
                        Sink.says("308 There", "Location: " + other.url()))) {
            assertThat(put(sink, CONTENT, false, PATIENT)).isEqualTo(new Whole());
            assertThat(sink.puts().getLast().line()).startsWith("PUT /there ");

            sink.blind().keep(new byte[0]);
            var outcome =
                    egress(policy(sink, other)).upload(parcel(CONTENT), sink.url(), false, PATIENT, new Cancellation());
            assertThat(word(outcome)).isEqualTo("redirect-not-allowed");
            assertThat(other.puts()).isEmpty();
        }
    }

    @Test
    void what_stands_there_is_replaced_if_that_is_declared() throws IOException {
        try (var sink = new Sink()) {
            sink.keep("before".getBytes(UTF_8));
            assertThat(word(put(sink, CONTENT, false, PATIENT))).isEqualTo("exists");
            assertThat(put(sink, CONTENT, true, PATIENT)).isEqualTo(new Whole());
            assertThat(sink.kept()).isEqualTo(CONTENT);
        }
    }

    @Test
    void a_file_longer_than_ours_that_begins_the_same_is_another() throws IOException {
        try (var sink = new Sink()) {
            sink.keep(Arrays.copyOf(CONTENT, CONTENT.length + 1));
            assertThat(word(put(sink, CONTENT, false, PATIENT))).isEqualTo("exists");
        }
    }

    @Test
    void a_large_file_is_announced_before_it_is_sent() throws IOException {
        var large = content(2_000_000);
        try (var sink = new Sink((_, _, _) -> java.util.Optional.of("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(word(put(sink, large, false, PATIENT))).isEqualTo("unreachable");
            assertThat(sink.puts().getFirst().headers()).containsEntry("expect", "100-continue");
        }
    }

    @Test
    void a_file_of_ours_that_cannot_be_read_is_our_failure() throws IOException {
        try (var sink = new Sink()) {
            var broken = parcel(CONTENT);
            var outcome = new sextant.engine.storage.Parcel(
                    new Unreadable(), broken.size(), broken.sha256(), broken.mediaType());
            assertThatThrownBy(
                            () -> egress(policy(sink)).upload(outcome, sink.url(), false, PATIENT, new Cancellation()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk is broken");
        }
    }

    private static Transferred put(Sink sink, byte[] content, boolean overwrite, Pace pace) throws IOException {
        return egress(policy(sink)).upload(parcel(content), sink.url(), overwrite, pace, new Cancellation());
    }

    private static EgressPolicy policy(Sink... sinks) {
        var ports = Set.copyOf(Arrays.stream(sinks).map(Sink::port).toList());
        return new EgressPolicy(Set.of("http", "https"), ports, List.of("127.0.0.0/8"), 1000, AMPLE, 5);
    }

    private static String word(Transferred outcome) {
        return outcome instanceof Failed failed ? failed.word() : outcome.toString();
    }
}
