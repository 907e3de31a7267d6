package sextant.adapters.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sextant.adapters.store.database.Database;
import sextant.engine.store.StoreUnavailable;

/**
 * The only writer. Callers hand over a change and wait; one thread takes everything that waits, does it in one transaction, and lets
 * all go on when that is on disk. So many callers share one journey to the disk, and the tables have one writer, for whom nothing
 * changes between looking and writing. It is a thread of the platform, since the drivers call native code and wait for the disk.
 */
final class GroupCommit implements AutoCloseable {

    private static final int LARGEST_GROUP = 256;
    private static final int TRIES = 5;

    private final Database database;
    private final InstantSource clock;
    private final BlockingQueue<PendingChange<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("job-store-writer").unstarted(this::work);
    /** Behind it in the queue is nothing. */
    private final PendingChange<Boolean> end = new PendingChange<>(Optional.empty(), _ -> true);

    private boolean closed;

    /** Of the writing thread; null while the database is out of reach. */
    private @Nullable WriteSession session;

    GroupCommit(Database database, InstantSource clock, WriteSession session) {
        this.database = database;
        this.clock = clock;
        this.session = session;
        thread.start();
    }

    /** Does the change and returns what it returns when that is on disk. */
    <T> T change(Optional<CommitPoint> point, Function<Changes, T> change) {
        var pending = new PendingChange<>(point, change);
        enqueue(pending);
        return pending.await();
    }

    private synchronized void enqueue(PendingChange<?> change) {
        if (closed) {
            throw new StoreUnavailable("the store is closed", false, null);
        }
        waiting.add(change);
    }

    /** Returns when everything that was handed over before is on disk. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                waiting.add(end);
                closed = true;
            }
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        var group = new ArrayList<PendingChange<?>>(LARGEST_GROUP);
        boolean more = true;
        while (more) {
            try {
                group.add(waiting.take());
            } catch (InterruptedException nobodyDoesThat) {
                continue;
            }
            waiting.drainTo(group, LARGEST_GROUP - 1);
            more = !group.remove(end);
            if (!group.isEmpty()) {
                together(group);
                group.clear();
            }
        }
        forgetSession();
    }

    private void together(List<PendingChange<?>> group) {
        for (int tried = 1; ; tried++) {
            try {
                session().commit(group);
                return;
            } catch (RuntimeException | SQLException | Error failure) {
                switch (trouble(failure)) {
                    case AGAIN -> {
                        if (tried == TRIES) {
                            fail(group, failure, false);
                            return;
                        }
                        pause(tried);
                    }
                    case CHANGE -> {
                        oneByOne(group, failure);
                        return;
                    }
                    case FULL -> {
                        fail(group, failure, true);
                        return;
                    }
                    case GONE -> {
                        // A connection that broke while nobody wrote is replaced without a word.
                        boolean again = tried == 1 && session != null && !session.leftOpen();
                        forgetSession();
                        if (!again) {
                            fail(group, failure, false);
                            return;
                        }
                    }
                }
            }
        }
    }

    /** One change spoiled the transaction: only that one fails. */
    private void oneByOne(List<PendingChange<?>> group, Throwable failure) {
        if (group.size() == 1) {
            group.getFirst().fail(new IllegalStateException("the store cannot hold that change", failure));
        } else {
            group.forEach(change -> together(List.of(change)));
        }
    }

    private void fail(List<PendingChange<?>> group, Throwable failure, boolean full) {
        var message =
                database.name() + (full ? " has no room left on its disk" : " cannot write: " + failure.getMessage());
        group.forEach(change -> change.fail(new StoreUnavailable(message, full, failure)));
    }

    private Database.Trouble trouble(Throwable failure) {
        return cause(failure).map(database::judge).orElse(Database.Trouble.GONE);
    }

    /** What the driver said. */
    static Optional<SQLException> cause(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private WriteSession session() throws SQLException {
        var open = session;
        if (open == null) {
            open = WriteSession.open(database, clock);
            session = open;
        }
        return open;
    }

    private void forgetSession() {
        var open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private static void pause(int tried) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5L << tried));
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }
}
