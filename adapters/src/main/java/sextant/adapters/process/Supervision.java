package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.adapters.supervisor.Supervisor;

/**
 * Keeps this server connected to a supervisor, whichever happens to run: starts one if there is none, and another one when it is gone,
 * which then ends what was left.
 */
final class Supervision implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final SupervisorProgram program;
    private final Path socket;
    private final Consumer<String> ended;
    private final Runnable connected;
    private volatile CompletableFuture<SupervisorLink> link = new CompletableFuture<>();
    private volatile boolean closed;
    private final Thread keeper;

    /** @param connected is told after each new connection; must not block */
    Supervision(Path folder, SupervisorProgram program, Consumer<String> ended, Runnable connected) {
        this.program = program;
        this.socket = folder.resolve(Supervisor.SOCKET);
        this.ended = ended;
        this.connected = connected;
        this.keeper = Thread.ofVirtual().name("supervision").start(this::keep);
    }

    private void keep() {
        var pause = FIRST_PAUSE;
        @Nullable SupervisorLink current = null;
        try {
            while (!closed) {
                current = connect();
                var next = new CompletableFuture<SupervisorLink>();
                link.complete(current);
                connected.run();
                long since = System.nanoTime();
                current.broken().get();
                link = next;
                // One that dies as soon as it lives is not started again in a hurry.
                boolean lived = System.nanoTime() - since > LONGEST_PAUSE.toNanos();
                pause = lived ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                Thread.sleep(pause);
            }
        } catch (InterruptedException | ExecutionException _) {
            // Closed.
        } finally {
            if (current != null) {
                current.close();
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private SupervisorLink connect() throws InterruptedException {
        var pause = FIRST_PAUSE;
        long startedAt = 0;
        while (true) {
            try {
                return SupervisorLink.connect(socket, ended);
            } catch (IOException _) {
                if (closed) {
                    throw new InterruptedException();
                }
                if (startedAt == 0
                        || System.nanoTime() - startedAt
                                > Duration.ofSeconds(10).toNanos()) {
                    startedAt = System.nanoTime();
                    start();
                }
                Thread.sleep(pause);
            }
        }
    }

    private void start() {
        try {
            program.start();
        } catch (IOException e) {
            if (!closed) {
                System.getLogger("sextant.process")
                        .log(System.Logger.Level.ERROR, "the supervisor cannot be started", e);
            }
        }
    }

    /** @return the answer; empty if there was none in this time */
    Optional<String> ask(String question, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!closed && !Thread.currentThread().isInterrupted()) {
            var left = Duration.ofNanos(until - System.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            var answer = current(left).flatMap(now -> now.ask(question, left));
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    /** Says something whose answer nobody waits for; lost if there is nobody to hear it. */
    void tell(String question) {
        current(Duration.ZERO).ifPresent(now -> now.tell(question));
    }

    private Optional<SupervisorLink> current(Duration patience) {
        try {
            var now = link.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (now.broken().isDone()) {
                Thread.sleep(FIRST_PAUSE);
                return Optional.empty();
            }
            return Optional.of(now);
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
    }
}
