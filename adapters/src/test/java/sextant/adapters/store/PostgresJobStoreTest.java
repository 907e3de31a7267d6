package sextant.adapters.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import sextant.engine.store.JobStore;
import sextant.engine.store.JobStoreContract;

/** The contract, for a real PostgreSQL. */
class PostgresJobStoreTest extends JobStoreContract {

    private static RunningPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = RunningPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    protected JobStore open(InstantSource clock) {
        try {
            postgres.empty();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return SqlJobStore.postgresql(postgres.url(), Optional.empty(), Optional.empty(), clock);
    }
}
