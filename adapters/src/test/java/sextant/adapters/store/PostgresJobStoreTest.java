package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.store.JobStore;
import sextant.engine.store.JobStoreContract;
import sextant.engine.store.StoreRefused;

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

    @Test
    void aDataFolderHasOneServerWhereverItsJobsAreKept(@TempDir Path folder) {
        try (var first = SqlJobStore.sqlite(folder, InstantSource.system())) {
            assertThat(first.span().newest()).isZero();
            assertThatThrownBy(() -> SqlJobStore.postgresql(
                            folder, postgres.url(), Optional.empty(), Optional.empty(), InstantSource.system()))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("data-dir-in-use");
        }
    }
}
