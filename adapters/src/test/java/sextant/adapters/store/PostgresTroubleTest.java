package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sextant.adapters.store.database.PostgresDatabase;
import sextant.engine.store.ExampleJobs;
import sextant.engine.store.JobStore;
import sextant.engine.store.StoreRefused;
import sextant.engine.store.StoreUnavailable;

/** A database that goes away and comes back, or that others use too. */
class PostgresTroubleTest {

    private static final String END_THE_WRITER =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'sextant-writer-%'";

    private static RunningPostgres postgres;

    private final ExampleJobs examples = new ExampleJobs();

    @BeforeAll
    static void start() throws Exception {
        postgres = RunningPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        postgres.empty();
    }

    @Test
    void whileTheDatabaseIsDownNothingIsAcknowledgedAndThenAllGoesOn() throws Exception {
        try (var store = open()) {
            var before = examples.pending();
            store.create(before, Optional.empty());

            postgres.crash();
            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> store.create(examples.pending(), Optional.empty()))
                    .satisfies(failure -> assertThat(failure.full()).isFalse());
            assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.find(before.id()));

            postgres.restart();
            var after = examples.pending();
            store.create(after, Optional.empty());
            assertThat(store.find(before.id())).contains(before);
            assertThat(store.find(after.id())).contains(after);
        }
    }

    @Test
    void aConnectionThatBrokeWhileNobodyWroteIsReplacedWithoutAWord() throws Exception {
        try (var store = open()) {
            var first = store.create(examples.pending(), Optional.empty());

            postgres.execute(END_THE_WRITER);

            assertThat(store.create(examples.pending(), Optional.empty())).isNotEqualTo(first);
            assertThat(store.span()).isEqualTo(new JobStore.Span(1, 2));
        }
    }

    @Test
    void aSecondServerIsRefused() {
        try (var _ = open()) {
            assertThatExceptionOfType(StoreRefused.class)
                    .isThrownBy(PostgresTroubleTest::open)
                    .withMessageContaining("data-dir-in-use")
                    .withMessageContaining(postgres.url());
        }
    }

    @Test
    void aServerThatLostItsDatabaseToAnotherWritesNothingMore() throws Exception {
        try (var store = open();
                var other = new PostgresDatabase(postgres.url(), Optional.empty(), Optional.empty())) {
            postgres.execute(END_THE_WRITER);
            try (var _ = other.connectWriter()) {
                var job = examples.pending();

                assertThatExceptionOfType(StoreUnavailable.class)
                        .isThrownBy(() -> store.create(job, Optional.empty()))
                        .withMessageContaining("used by another server");
                assertThat(store.find(job.id())).isEmpty();
            }
        }
    }

    /** An operator at the database locks two jobs in the other order; PostgreSQL ends one of the two transactions: ours. */
    @Test
    void aTransactionThatTheDatabaseEndedForADeadlockIsDoneAgain() throws Exception {
        var database = new PostgresDatabase(postgres.url(), Optional.empty(), Optional.empty());
        var one = examples.pending();
        var two = examples.pending();
        var firstIsLocked = new CountDownLatch(1);
        var tries = new AtomicInteger();
        try (database;
                var writer = new GroupCommit(
                        database, InstantSource.system(), WriteSession.open(database, InstantSource.system()));
                var operator = postgres.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.change(Optional.empty(), changes -> changes.create(JobRow.of(one), Optional.empty()));
            writer.change(Optional.empty(), changes -> changes.create(JobRow.of(two), Optional.empty()));
            operator.setAutoCommit(false);
            execute(operator, "set deadlock_timeout = '1h'");
            execute(operator, lock(two.id().text()));

            var operators = threads.submit(() -> {
                firstIsLocked.await();
                execute(operator, lock(one.id().text()));
                operator.commit();
                return true;
            });
            var saved = writer.change(Optional.empty(), changes -> {
                tries.incrementAndGet();
                changes.save(JobRow.of(one.change().executionDuration(1).job()), List.of());
                firstIsLocked.countDown();
                return changes.save(JobRow.of(two.change().executionDuration(1).job()), List.of());
            });

            assertThat(saved).isPresent();
            assertThat(operators.get()).isTrue();
            assertThat(tries).hasValueGreaterThan(1);
        }
    }

    private static String lock(String id) {
        return "select 1 from job where id = '" + id + "' for update";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JobStore open() {
        return StoreProgram.open(postgres.url());
    }
}
