package sextant.adapters.store;

import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;
import sextant.adapters.store.database.Database;
import sextant.model.job.JobQuery;
import sextant.model.job.JobQuery.Whose;
import sextant.model.job.JobSummary;

/**
 * The SQL of a list. The jobs of one owner and one phase lie in an index in the order of the list; the database merges as many such
 * runs as are asked for and stops after a page. So it never reads much more than it shows.
 *
 * @param query what is asked for
 */
record ListSql(JobQuery query, Database database) {

    /** After every id, in whatever order a database has for letters and digits. */
    private static final String AFTER_EVERY_ID = "z".repeat(27);

    private static final Collector<CharSequence, ?, String> UNION = Collectors.joining("\nunion all\n");

    /** Where a page begins: behind this job. */
    record Place(long created, String id) {
        static Place behind(JobSummary job) {
            return new Place(Micros.of(job.created()), job.id().text());
        }
    }

    Place start() {
        if (query.last().isPresent()) {
            return new Place(Long.MAX_VALUE, AFTER_EVERY_ID);
        }
        return new Place(after(), AFTER_EVERY_ID);
    }

    String page() {
        var newestFirst = query.last().isPresent();
        var behind = newestFirst
                ? "(created, id) < (:created, :behind) and created > :after"
                : "(created, id) > (:created, :behind)";
        var order = newestFirst ? "created desc, id desc" : "created, id";
        return runs("select " + JobRow.SUMMARY_COLUMNS, behind)
                        .map(run -> database.pageOfRun(run, " order by " + order + " limit :most"))
                        .collect(UNION)
                + "\norder by " + order + " limit :most";
    }

    <S extends SqlStatement<S>> S bindPage(S to, Place behind, int most) {
        if (query.last().isPresent()) {
            to.bind("after", after());
        }
        return bindConditions(to)
                .bind("created", behind.created())
                .bind("behind", behind.id())
                .bind("most", most);
    }

    String count() {
        return "select sum(jobs) from (\n"
                + runs("select count(*) as jobs", "created > :after").collect(UNION) + "\n) as counted";
    }

    <S extends SqlStatement<S>> S bindCount(S to) {
        return bindConditions(to).bind("after", after());
    }

    private long after() {
        return query.after().map(Micros::of).orElse(Long.MIN_VALUE);
    }

    private Stream<String> runs(String select, String condition) {
        return owners().stream()
                .flatMap(owner -> query.shown().stream()
                        .sorted()
                        .map(phase -> select + " from job where " + owner + more() + "phase = '" + phase + "' and "
                                + condition));
    }

    private List<String> owners() {
        return switch (query.whose()) {
            case Whose.Everybody _ -> List.of("");
            case Whose.Nobody _ -> List.of("owner = '' and ");
            case Whose.One _ -> List.of("owner = :owner and ");
            case Whose.OneAndNobody _ -> List.of("owner = :owner and ", "owner = '' and ");
        };
    }

    private String more() {
        return (query.application().isPresent() ? "application = :application and " : "")
                + (query.route().isPresent() ? "route = :route and " : "");
    }

    private <S extends SqlStatement<S>> S bindConditions(S to) {
        switch (query.whose()) {
            case Whose.One(var owner) -> to.bind("owner", JobJson.owner(owner));
            case Whose.OneAndNobody(var owner) -> to.bind("owner", JobJson.owner(owner));
            case Whose.Everybody _, Whose.Nobody _ -> {}
        }
        query.application().ifPresent(application -> to.bind("application", application));
        query.route().ifPresent(route -> to.bind("route", route));
        return to;
    }
}
