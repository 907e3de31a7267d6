package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.store.ExampleJobs.ANNA;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.adapters.store.database.SqliteDatabase;
import sextant.model.job.JobQuery;
import sextant.model.job.JobQuery.Whose;
import sextant.model.job.Phase;

/** However many jobs there are, a list reads those that it shows: SQLite plans neither to scan nor to sort, whatever is asked. */
class ListPlanTest {

    @TempDir
    static Path folder;

    private static SqliteDatabase database;
    private static Jdbi jdbi;

    @BeforeAll
    static void open() throws Exception {
        database = SqliteDatabase.in(folder);
        WriteSession.open(database, InstantSource.system()).close();
        jdbi = SqlJobStore.configured(Jdbi.create(database.readers()), database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Stream<JobQuery> everyCombination() {
        var queries = new ArrayList<JobQuery>();
        for (var whose :
                List.of(new Whose.Everybody(), new Whose.Nobody(), new Whose.One(ANNA), new Whose.OneAndNobody(ANNA))) {
            for (var phases : List.of(Set.<Phase>of(), Set.of(Phase.EXECUTING), Set.of(Phase.ERROR, Phase.ARCHIVED))) {
                for (int set = 0; set < 16; set++) {
                    queries.add(new JobQuery(
                            whose,
                            phases,
                            (set & 1) == 0 ? Optional.empty() : Optional.of(Instant.EPOCH),
                            (set & 2) == 0 ? OptionalInt.empty() : OptionalInt.of(100),
                            (set & 4) == 0 ? Optional.empty() : Optional.of("local"),
                            (set & 8) == 0 ? Optional.empty() : Optional.of("slow")));
                }
            }
        }
        return queries.stream();
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void aListReadsOnlyWhatItShows(JobQuery query) {
        var sql = new ListSql(query, database);

        var plan = plan(sql.page(), explained -> sql.bindPage(explained, sql.start(), 100));

        assertThat(plan).isNotEmpty().noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
        assertThat(plan.stream().filter(step -> step.startsWith("SEARCH")))
                .as("each run begins where the page begins")
                .isNotEmpty()
                .allMatch(step -> step.matches(".*\\(created,id\\)[<>].*|.*created>.*"))
                .allMatch(step -> step.contains("phase=?"));
    }

    private interface Binding {
        Query bind(Query query);
    }

    private static List<String> plan(String sql, Binding binding) {
        return jdbi.withHandle(handle -> binding.bind(handle.createQuery("explain query plan " + sql))
                .map((row, _) -> row.getString("detail"))
                .list());
    }
}
