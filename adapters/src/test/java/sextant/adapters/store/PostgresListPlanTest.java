package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.adapters.store.database.PostgresDatabase;
import sextant.model.job.JobQuery;

/** As {@link ListPlanTest}, for PostgreSQL, which plans by what is in the table: so there are jobs in it. */
class PostgresListPlanTest {

    private static final int JOBS = 40_000;

    private static RunningPostgres postgres;
    private static PostgresDatabase database;
    private static Jdbi jdbi;

    @BeforeAll
    static void fill() throws Exception {
        postgres = RunningPostgres.start();
        database = new PostgresDatabase(postgres.url(), Optional.empty(), Optional.empty());
        WriteSession.open(database, InstantSource.system()).close();
        postgres.execute("""
                insert into job (id, version, owner, route, application, phase, created, execution_duration, attempt, results, parameters)
                select 'job' || n, 1,
                    case when n %% 2 = 0 then '' else '["https://login.example.org","anna"]' end,
                    case when n %% 3 = 0 then 'local' else 'far' end,
                    case when n %% 5 = 0 then 'slow' else 'fast' end,
                    case when n %% 500 = 7 then 'EXECUTING' when n %% 20 = 3 then 'ERROR' else 'COMPLETED' end,
                    n, 0, 0, '[]', '[]'
                from generate_series(1, %d) as n
                """.formatted(JOBS));
        postgres.execute("vacuum analyze job");
        jdbi = SqlJobStore.configured(Jdbi.create(database.readers()), database);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    static List<JobQuery> everyCombination() {
        return ListPlanTest.everyCombination().toList();
    }

    /** From each run no more than a page. */
    @ParameterizedTest
    @MethodSource("everyCombination")
    void aListReadsLittleMoreThanItShows(JobQuery query) {
        var sql = new ListSql(query, database);

        var plan = jdbi.withHandle(handle -> sql.bindPage(
                        handle.createQuery("explain (analyze, timing off, costs off) " + sql.page()), sql.start(), 100)
                .map((row, _) -> row.getString(1))
                .list());

        assertThat(plan).noneMatch(step -> step.contains("Seq Scan"));
        assertThat(plan.stream().filter(step -> step.contains("Scan") && step.contains("rows=")))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(rows(step)).as(step).isLessThanOrEqualTo(100));
    }

    private static int rows(String step) {
        return Integer.parseInt(step.replaceAll(".*rows=(\\d+).*", "$1"));
    }
}
