package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody relies on who acts on messages once. */
abstract class SeenMessagesContract {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final String MESSAGE = "ab".repeat(32);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private SqlJobStore store;

    /** The store, with whatever is in it. */
    abstract SqlJobStore open(InstantSource clock);

    /** Before each test. */
    abstract void empty() throws Exception;

    @BeforeEach
    final void start() throws Exception {
        empty();
        store = open(now::get);
    }

    @AfterEach
    final void stop() {
        store.close();
    }

    @Test
    void aMessageIsFirstOnce() {
        assertThat(store.first(MESSAGE, START.plusSeconds(360))).isTrue();
        assertThat(store.first(MESSAGE, START.plusSeconds(360))).isFalse();
        assertThat(store.first("cd".repeat(32), START.plusSeconds(360))).isTrue();
    }

    @Test
    void aRestartForgetsNothing() {
        store.first(MESSAGE, START.plusSeconds(360));

        store.close();
        store = open(now::get);

        assertThat(store.first(MESSAGE, START.plusSeconds(360))).isFalse();
    }

    @Test
    void whatCouldNotBeSentAgainIsForgotten() {
        store.first(MESSAGE, START.plusSeconds(360));

        now.set(START.plus(Duration.ofHours(1)));

        assertThat(store.first(MESSAGE, START.plusSeconds(7200))).isTrue();
    }

    @Test
    void ofManyAtOnceExactlyOneIsFirst() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Boolean>>();
            for (int n = 0; n < 64; n++) {
                Callable<Boolean> ask = () -> store.first(MESSAGE, START.plusSeconds(360));
                asked.add(threads.submit(ask));
            }
            int first = 0;
            for (var one : asked) {
                first += one.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        }
    }
}
