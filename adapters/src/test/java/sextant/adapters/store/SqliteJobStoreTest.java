package sextant.adapters.store;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.store.JobStore;
import sextant.engine.store.JobStoreContract;

/** The contract, for SQLite. */
class SqliteJobStoreTest extends JobStoreContract {

    @TempDir
    Path folder;

    @Override
    protected JobStore open(InstantSource clock) {
        return SqlJobStore.sqlite(folder, clock);
    }
}
