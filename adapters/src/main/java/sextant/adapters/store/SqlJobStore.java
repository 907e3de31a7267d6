package sextant.adapters.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import sextant.adapters.store.database.Database;
import sextant.adapters.store.database.PostgresDatabase;
import sextant.adapters.store.database.SqliteDatabase;
import sextant.engine.soap.SeenMessages;
import sextant.engine.store.JobStore;
import sextant.engine.store.StoreUnavailable;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.notice.Draft;
import sextant.model.notice.Notice;

/**
 * Keeps jobs, and which messages were here, in SQLite or PostgreSQL. Changes go through {@link GroupCommit}, the only writer; reads take one of the {@link Readers}
 * for as long as one page of rows takes, never while somebody does something with them.
 */
public final class SqlJobStore implements JobStore, SeenMessages {

    private static final int PAGE = 500;

    private final Database database;
    private final Readers reading;
    private final GroupCommit writing;

    private SqlJobStore(Database database, WriteSession session, InstantSource clock) {
        this.database = database;
        reading = new Readers(database);
        writing = new GroupCommit(database, clock, session);
    }

    /**
     * In {@code jobs.db} of this folder, which is made if need be.
     *
     * @throws sextant.engine.store.StoreRefused if another server uses it, it is damaged, of a later version, or on a file system
     *     that could lose jobs
     */
    public static SqlJobStore sqlite(Path folder, InstantSource clock) {
        return open(SqliteDatabase.in(folder), clock);
    }

    /**
     * @param url {@code jdbc:postgresql://host:port/database}
     * @throws sextant.engine.store.StoreRefused if another server uses it, it is of a later version, or could lose jobs
     * @throws StoreUnavailable if it does not answer
     */
    public static SqlJobStore postgresql(
            String url, Optional<String> user, Optional<String> password, InstantSource clock) {
        return open(new PostgresDatabase(url, user, password), clock);
    }

    /**
     * As {@link #postgresql(String, Optional, Optional, InstantSource)}, for the server of a data folder, which no other may use meanwhile.
     *
     * @throws sextant.engine.store.StoreRefused also if another server uses the folder
     */
    public static SqlJobStore postgresql(
            Path folder, String url, Optional<String> user, Optional<String> password, InstantSource clock) {
        return open(PostgresDatabase.of(folder, url, user, password), clock);
    }

    private static SqlJobStore open(Database database, InstantSource clock) {
        try {
            return new SqlJobStore(database, WriteSession.open(database, clock), clock);
        } catch (SQLException failure) {
            database.close();
            throw database.cannotStart(failure);
        } catch (RuntimeException failure) {
            database.close();
            throw GroupCommit.cause(failure).map(database::cannotStart).orElse(failure);
        }
    }

    static Jdbi configured(Jdbi jdbi, Database database) {
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi.setStatementBuilderFactory(database.statements());
    }

    @Override
    public Creation create(Job job, Optional<IdempotencyKey> key) {
        if (job.version() != 1) {
            throw new IllegalArgumentException("a new job has version 1");
        }
        var row = JobRow.of(job);
        return writing.change(Optional.of(CommitPoint.CREATE), changes -> changes.create(row, key));
    }

    @Override
    public Optional<JobEvent> save(Job changed, List<Draft> notices) {
        var row = JobRow.of(changed);
        return writing.change(CommitPoint.ofSaving(changed), changes -> changes.save(row, notices));
    }

    @Override
    public void tell(List<Draft> notices) {
        writing.change(Optional.empty(), changes -> changes.tell(notices));
    }

    @Override
    public void told(Notice notice) {
        writing.change(Optional.empty(), changes -> changes.told(notice));
    }

    @Override
    public void postpone(List<Notice> notices) {
        writing.change(Optional.empty(), changes -> changes.postpone(notices));
    }

    @Override
    public void silence(String listener) {
        writing.change(Optional.empty(), changes -> changes.silence(listener));
    }

    @Override
    public List<Notice> notices(Instant now, int most) {
        return reading.ask(handle -> handle.createQuery(NoticeRow.DUE)
                .bind("now", Micros.of(now))
                .bind("most", most)
                .map((row, _) -> NoticeRow.notice(row))
                .list());
    }

    @Override
    public List<Notice> notices(JobId job) {
        return reading.ask(handle -> handle.createQuery(NoticeRow.OF_JOB)
                .bind("job", job.text())
                .map((row, _) -> NoticeRow.notice(row))
                .list());
    }

    @Override
    public Optional<Instant> nextNotice() {
        return reading.ask(handle ->
                handle.createQuery(NoticeRow.NEXT).mapTo(Long.class).findOne().map(Micros::instant));
    }

    @Override
    public Optional<JobEvent> delete(Job job) {
        return writing.change(Optional.of(CommitPoint.DELETE), changes -> changes.delete(job));
    }

    @Override
    public void forgetBefore(Instant when) {
        boolean more = true;
        while (more) {
            more = writing.change(Optional.empty(), changes -> changes.forgetBefore(when));
        }
    }

    @Override
    public boolean first(String message, Instant until) {
        return writing.change(Optional.empty(), changes -> changes.first(message, until));
    }

    @Override
    public Optional<Job> find(JobId id) {
        return reading.ask(handle -> handle.createQuery("select " + JobRow.COLUMNS + " from job where id = :id")
                .bind("id", id.text())
                .map((row, _) -> JobRow.job(row))
                .findOne());
    }

    @Override
    public Optional<Creation.KeyUsed> keyUsed(Optional<Owner> owner, IdempotencyKey key) {
        return reading.ask(handle -> Changes.keyUsed(handle, JobJson.owner(owner), key));
    }

    @Override
    public void list(JobQuery query, Predicate<JobSummary> receiver) {
        var sql = new ListSql(query, database);
        long left = query.last().isPresent() ? query.last().getAsInt() : Long.MAX_VALUE;
        var place = sql.start();
        while (left > 0) {
            var page = page(sql, place, (int) Math.min(left, PAGE));
            for (var summary : page) {
                if (!receiver.test(summary)) {
                    return;
                }
            }
            if (page.size() < PAGE) {
                return;
            }
            left -= page.size();
            place = ListSql.Place.behind(page.getLast());
        }
    }

    private List<JobSummary> page(ListSql sql, ListSql.Place behind, int most) {
        return reading.ask(handle -> sql.bindPage(handle.createQuery(sql.page()), behind, most)
                .map((row, _) -> JobRow.summary(row))
                .list());
    }

    @Override
    public long count(JobQuery query) {
        var sql = new ListSql(query, database);
        long all = reading.ask(handle ->
                sql.bindCount(handle.createQuery(sql.count())).mapTo(Long.class).one());
        return query.last().isPresent() ? Math.min(all, query.last().getAsInt()) : all;
    }

    @Override
    public void unfinished(Consumer<Job> receiver) {
        long queued = Long.MIN_VALUE;
        var id = "";
        List<Job> page;
        do {
            page = unfinishedBehind(queued, id);
            page.forEach(receiver);
            if (!page.isEmpty()) {
                var last = page.getLast();
                queued = Micros.of(last.queued().orElse(last.created()));
                id = last.id().text();
            }
        } while (page.size() == PAGE);
    }

    private List<Job> unfinishedBehind(long queued, String id) {
        return jobs("""
                where phase in ('QUEUED', 'EXECUTING', 'SUSPENDED', 'UNKNOWN')
                    and (coalesce(queued, created), id) > (:queued, :id)
                order by coalesce(queued, created), id limit :most
                """, query -> query.bind("queued", queued).bind("id", id).bind("most", PAGE));
    }

    @Override
    public List<Job> due(Instant now, int most) {
        return jobs(
                "where destruction is not null and destruction <= :now order by destruction, id limit :most",
                query -> query.bind("now", Micros.of(now)).bind("most", most));
    }

    private List<Job> jobs(String where, UnaryOperator<Query> bind) {
        return reading.ask(handle -> bind.apply(handle.createQuery("select " + JobRow.COLUMNS + " from job " + where))
                .map((row, _) -> JobRow.job(row))
                .list());
    }

    @Override
    public Set<JobId> reservations(String route, Optional<Owner> owner) {
        return reading.ask(handle -> handle.createQuery("""
                        select id from job
                        where reserved is not null and phase = 'PENDING' and owner = :owner and route = :route
                        """)
                .bind("owner", JobJson.owner(owner))
                .bind("route", route)
                .map((row, _) -> new JobId(row.getString(1)))
                .set());
    }

    @Override
    public Optional<Instant> nextDue() {
        return reading.ask(handle -> handle.createQuery(
                        "select destruction from job where destruction is not null order by destruction, id limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(Micros::instant));
    }

    @Override
    public List<Duration> durations(String application, int most) {
        return reading.ask(handle -> handle.createQuery("""
                        select ended - started from job
                        where application = :application and phase = 'COMPLETED' and started is not null and ended is not null
                        order by ended desc limit :most
                        """)
                .bind("application", application)
                .bind("most", most)
                .map((row, _) -> Duration.of(row.getLong(1), ChronoUnit.MICROS))
                .list());
    }

    @Override
    public List<JobEvent> events(long after, int most) {
        return reading.ask(handle -> handle.createQuery(EventRow.AFTER)
                .bind("after", after)
                .bind("most", most)
                .map((row, _) -> EventRow.event(row))
                .list());
    }

    @Override
    public Span span() {
        return reading.ask(handle -> handle.createQuery(EventRow.SPAN)
                .map((row, _) -> EventRow.span(row))
                .one());
    }

    @Override
    public void close() {
        writing.close();
        reading.close();
        database.close();
    }
}
