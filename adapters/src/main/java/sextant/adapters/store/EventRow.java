package sextant.adapters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import sextant.engine.store.JobStore;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.Phase;

/** An event as a row of the table {@code event}. */
final class EventRow {

    private static final String COLUMNS = "sequence, job, owner, route, application, version, phase, happened";

    static final String INSERT = "insert into event (" + COLUMNS
            + ") values (:sequence, :job, :owner, :route, :application, :version, :phase, :happened)";

    /** Of jobs that were deleted only what tells of that. */
    static final String AFTER = """
            select %s from event
            where sequence > :after and (phase is null or exists (select 1 from job where job.id = event.job))
            order by sequence limit :most
            """.formatted(COLUMNS);

    /** The newest number that was ever given. */
    static final String NEWEST = """
            select max(newest) from (
                select max(sequence) as newest from event
                union all select newest from forgotten) as numbers
            """;

    static final String SPAN = "select (select min(sequence) from event), (" + NEWEST + ")";

    private EventRow() {}

    static <S extends SqlStatement<S>> S bind(S to, JobEvent event) {
        return to.bind("sequence", event.sequence())
                .bind("job", event.job().text())
                .bind("owner", JobJson.owner(event.owner()))
                .bind("route", event.route())
                .bind("application", event.application())
                .bind("version", event.version())
                .bind("phase", event.phase().map(Enum::name).orElse(null))
                .bind("happened", Micros.of(event.at()));
    }

    static JobStore.Span span(ResultSet row) throws SQLException {
        long oldest = row.getLong(1);
        boolean none = row.wasNull();
        long newest = row.getLong(2);
        return new JobStore.Span(none ? newest + 1 : oldest, newest);
    }

    static JobEvent event(ResultSet row) throws SQLException {
        return new JobEvent(
                row.getLong(1),
                new JobId(row.getString(2)),
                JobJson.ownerOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                Optional.ofNullable(row.getString(7)).map(Phase::valueOf),
                Micros.instant(row.getLong(8)));
    }
}
