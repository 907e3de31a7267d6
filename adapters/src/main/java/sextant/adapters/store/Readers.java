package sextant.adapters.store;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import sextant.adapters.store.database.Database;
import sextant.engine.store.StoreUnavailable;

/**
 * Connections for those who read, opened when needed and kept with their prepared statements. One that fails is thrown away, and if
 * it was an old one, which the database may have closed meanwhile, the question is asked once more on a new one; so reading goes on at
 * once when a database comes back. (Pools that open connections in the background wait for seconds before they try again.)
 */
final class Readers implements AutoCloseable {

    private static final int MOST = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private static final int PATIENCE_SECONDS = 3;

    private final Database database;
    private final Jdbi jdbi;
    private final Semaphore free = new Semaphore(MOST);
    private final Deque<Handle> kept = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Database database) {
        this.database = database;
        jdbi = SqlJobStore.configured(Jdbi.create(database.readers()), database);
    }

    /** The question must not take longer than the database does; others wait for the connection. */
    <T> T ask(Function<Handle, T> question) {
        waitForTurn();
        try {
            return askOnKept(question);
        } catch (JdbiException failure) {
            throw unavailable(String.valueOf(failure.getMessage()), failure);
        } finally {
            free.release();
        }
    }

    private <T> T askOnKept(Function<Handle, T> question) {
        var old = kept.poll();
        if (old != null) {
            try {
                return ask(old, question);
            } catch (JdbiException mayBeOld) {
                // The new connection tells.
            }
        }
        return ask(jdbi.open(), question);
    }

    private <T> T ask(Handle handle, Function<Handle, T> question) {
        boolean sound = false;
        try {
            T answer = question.apply(handle);
            sound = true;
            return answer;
        } finally {
            if (sound && !closed) {
                kept.push(handle);
            } else {
                discard(handle);
            }
        }
    }

    private void waitForTurn() {
        try {
            if (closed || !free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw unavailable(closed ? "it is closed" : "too many are reading", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable("the reader was interrupted", interrupted);
        }
    }

    private StoreUnavailable unavailable(String why, @Nullable Throwable cause) {
        return new StoreUnavailable(database.name() + " cannot be read: " + why, false, cause);
    }

    private static void discard(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException alreadyGone) {
            // What matters is that it is not used any more.
        }
    }

    /** Waits for those who are reading. */
    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(MOST);
        kept.forEach(Readers::discard);
        kept.clear();
        free.release(MOST);
    }
}
