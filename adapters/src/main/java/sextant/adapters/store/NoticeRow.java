package sextant.adapters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import sextant.model.job.JobId;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;
import sextant.model.notice.Notice;

/** A notice as a row of the table {@code notice}. */
final class NoticeRow {

    private static final String READ = "sequence, job, listener, label, happened, created, attempts, due, trouble";

    static final String INSERT = """
            insert into notice (sequence, job, listener_id, listener, label, happened, said_by, created, attempts, due)
            values (:sequence, :job, :listener_id, :listener, :label, :happened, :said_by, :now, 0, :now)
            """;

    /** Of each listener only its oldest, so that they come in order. */
    static final String DUE = """
            select %s from notice
            where due <= :now and sequence = (
                select min(other.sequence) from notice other where other.listener_id = notice.listener_id)
            order by due, sequence limit :most
            """.formatted(READ);

    static final String NEXT = """
            select due from notice
            where sequence = (select min(other.sequence) from notice other where other.listener_id = notice.listener_id)
            order by due limit 1
            """;

    /** What one source has said to a listener who was not told it yet. */
    static final String REPLACED = "delete from notice where listener_id = :listener_id and said_by = :said_by";

    static final String OF_JOB = "select " + READ + " from notice where job = :job order by sequence";

    private NoticeRow() {}

    static <S extends SqlStatement<S>> S bind(S to, Draft draft, long sequence, long now) {
        return to.bind("sequence", sequence)
                .bind("job", draft.job().text())
                .bind("listener_id", draft.listener().id())
                .bind("listener", ListenerJson.listeners(List.of(draft.listener())))
                .bind("label", draft.label().map(JobJson::text).orElse(null))
                .bind("happened", ListenerJson.happened(draft.happened()))
                .bind("said_by", saidBy(draft).orElse(null))
                .bind("now", now);
    }

    /** Whose newest word this is; empty if it is not a word of a program. */
    static Optional<String> saidBy(Draft draft) {
        return draft.happened() instanceof Happened.Said said ? Optional.of(said.source()) : Optional.empty();
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
                Micros.instant(row.getLong(6)),
                row.getInt(7),
                Micros.instant(row.getLong(8)),
                Optional.ofNullable(row.getString(9)).map(JobJson::textOf));
    }
}
