package sextant.adapters.store;

import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, for a real PostgreSQL. */
class PostgresSeenMessagesTest extends SeenMessagesContract {

    private static RunningPostgres postgres;

    @BeforeAll
    static void serve() throws Exception {
        postgres = RunningPostgres.start();
    }

    @AfterAll
    static void end() throws Exception {
        postgres.close();
    }

    @Override
    SqlJobStore open(InstantSource clock) {
        return SqlJobStore.postgresql(postgres.url(), Optional.empty(), Optional.empty(), clock);
    }

    @Override
    void empty() throws Exception {
        postgres.empty();
    }
}
