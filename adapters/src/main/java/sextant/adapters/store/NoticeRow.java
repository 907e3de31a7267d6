package sextant.adapters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import sextant.model.job.JobId;
import sextant.model.notice.Draft;
import sextant.model.notice.Notice;

/** A notice as a row of the table {@code notice}. */
final class NoticeRow {

    private static final String READ = "sequence, job, listener, label, happened, attempts, due, trouble";

    static final String INSERT = """
            insert into notice (sequence, job, listener_id, listener, label, happened, created, attempts, due)
            values (:sequence, :job, :listener_id, :listener, :label, :happened, :now, 0, :now)
            """;

    /** Of each listener only its oldest, so that they come in order. */
    static final String DUE = """
            select %s from notice
            where due <= :now and sequence = (
                select min(other.sequence) from notice other where other.listener_id = notice.listener_id)
            order by due, sequence limit :most
            """.formatted(READ);

    static final String OF_JOB = "select " + READ + " from notice where job = :job order by sequence";

    private NoticeRow() {}

    static <S extends SqlStatement<S>> S bind(S to, Draft draft, long sequence, long now) {
        return to.bind("sequence", sequence)
                .bind("job", draft.job().text())
                .bind("listener_id", draft.listener().id())
                .bind("listener", ListenerJson.listeners(List.of(draft.listener())))
                .bind("label", draft.label().map(JobJson::text).orElse(null))
                .bind("happened", ListenerJson.happened(draft.happened()))
                .bind("now", now);
    }

    static Notice notice(ResultSet row) throws SQLException {
        var draft = new Draft(
                new JobId(row.getString(2)),
                Optional.ofNullable(row.getString(4)).map(JobJson::textOf),
                ListenerJson.listenersOf(row.getString(3)).getFirst(),
                ListenerJson.happenedOf(row.getString(5)));
        return new Notice(
                row.getLong(1),
                draft,
                row.getInt(6),
                Micros.instant(row.getLong(7)),
                Optional.ofNullable(row.getString(8)).map(JobJson::textOf));
    }
}
