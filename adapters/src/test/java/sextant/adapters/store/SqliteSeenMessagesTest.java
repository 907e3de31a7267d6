package sextant.adapters.store;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

/** The contract, for SQLite. */
class SqliteSeenMessagesTest extends SeenMessagesContract {

    @TempDir
    Path folder;

    @Override
    SqlJobStore open(InstantSource clock) {
        return SqlJobStore.sqlite(folder, clock);
    }

    @Override
    void empty() {}
}
