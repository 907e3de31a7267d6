package sextant.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PlatformInForceTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-11-20T13:00:00Z");

    private final Queue<Instant> times = new ArrayDeque<>(List.of(NOON, ONE));
    private final InstantSource clock = times::remove;
    private final PlatformInForce inForce = new PlatformInForce(good("First"), clock);

    @Test
    void a_good_file_takes_the_place_of_the_old_one_as_a_whole() {
        inForce.take(good("Second"));

        assertThat(inForce.platform().name()).isEqualTo("Second");
        assertThat(inForce.state().since()).isEqualTo(ONE);
    }

    @Test
    void a_bad_file_changes_nothing_but_what_is_said_about_it() {
        inForce.take(Examples.read("platform: {nam: Third}"));

        assertThat(inForce.platform().name()).isEqualTo("First");
        assertThat(inForce.state().since()).isEqualTo(NOON);
        assertThat(inForce.state().problems()).isNotEmpty();
    }

    @Test
    void the_next_good_file_ends_the_complaint() {
        inForce.take(Examples.read("platform: {nam: Third}"));
        inForce.take(good("Fourth"));

        assertThat(inForce.state().problems()).isEmpty();
        assertThat(inForce.platform().name()).isEqualTo("Fourth");
    }

    private static Loaded.Good good(String name) {
        return (Loaded.Good) Examples.read(Examples.EVERYTHING.replace("Demo Observatory", name));
    }
}
