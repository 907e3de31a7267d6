package sextant.adapters.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import sextant.adapters.store.database.Database;
import sextant.engine.fault.PlantedBug;

/** The writer's connection, from when it was opened until it is lost. */
final class WriteSession implements AutoCloseable {

    private final Connection connection;
    private final Handle handle;
    private final Changes changes;
    private boolean committing;

    private WriteSession(Connection connection, Handle handle, InstantSource clock) {
        this.connection = connection;
        this.handle = handle;
        changes = new Changes(handle, clock);
    }

    /** @throws sextant.engine.store.StoreRefused if the database would not keep what is written, or another server has it */
    static WriteSession open(Database database, InstantSource clock) throws SQLException {
        var connection = database.connectWriter();
        try {
            var handle =
                    SqlJobStore.configured(Jdbi.create(connection), database).open();
            Schema.bringUpToDate(database, handle);
            return new WriteSession(connection, handle, clock);
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Does all changes in one transaction and lets their callers go on once it is on disk. After an exception none has happened, or,
     * if the connection broke during the commit, nobody knows. */
    void commit(List<PendingChange<?>> group) throws SQLException {
        committing = false;
        try {
            handle.begin();
            group.forEach(change -> change.apply(changes));
            if (PlantedBug.ACKNOWLEDGE_BEFORE_COMMIT.planted()) {
                acknowledgeTooEarly(group);
            }
            group.forEach(PendingChange::beforeCommit);
            committing = true;
            handle.commit();
        } catch (RuntimeException | Error failure) {
            changes.rolledBack();
            rollBack(failure);
            throw failure;
        }
        changes.committed();
        group.forEach(PendingChange::afterCommit);
        group.forEach(PendingChange::succeed);
    }

    /** Whether the last failure left it open if the changes have happened. */
    boolean leftOpen() {
        return committing;
    }

    private void rollBack(Throwable failure) {
        try {
            handle.rollback();
        } catch (JdbiException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** As a store with a write delay does it: for a moment an acknowledged change is in memory only. */
    private static void acknowledgeTooEarly(List<PendingChange<?>> group) {
        group.forEach(PendingChange::succeed);
        try {
            Thread.sleep(600); // long enough for the client of a cold server on a busy machine to hear it
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            handle.close();
            connection.close();
        } catch (JdbiException | SQLException alreadyGone) {
            // What matters is that it is not used any more.
        }
    }
}
