package sextant.adapters.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sextant.engine.store.JobStore.Creation;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.notice.Draft;
import sextant.model.notice.Notice;

/**
 * What can be done to the tables, within the transaction of the only writer. Since there is only one, what is looked up here still
 * holds when it is written.
 */
final class Changes {

    /** So many old events go with one transaction, so that nobody waits long behind it. */
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Handle handle;
    private final InstantSource clock;
    private long committed;
    private long newest;

    Changes(Handle handle, InstantSource clock) {
        this.handle = handle;
        this.clock = clock;
        committed = handle.createQuery(EventRow.NEWEST).mapTo(Long.class).one();
        newest = committed;
    }

    Creation create(JobRow row, Optional<IdempotencyKey> key) {
        var used = key.flatMap(given -> keyUsed(handle, row.owner(), given));
        if (used.isPresent()) {
            return used.get();
        }
        row.bindCreation(handle.createUpdate(JobRow.INSERT)).execute();
        key.ifPresent(given -> handle.createUpdate("""
                        insert into idempotency (owner, client_key, digest, job, used)
                        values (:owner, :key, :digest, :job, :used)
                        """)
                .bind("owner", row.owner())
                .bind("key", given.key())
                .bind("digest", given.digest())
                .bind("job", row.job().id().text())
                .bind("used", Micros.of(clock.instant()))
                .execute());
        return new Creation.Stored(
                tell(row.job(), Optional.of(row.job().phase()), row.job().version()));
    }

    Optional<JobEvent> save(JobRow row, List<Draft> notices) {
        int changed = row.bindChange(handle.createUpdate(JobRow.UPDATE)).execute();
        if (changed == 0) {
            return Optional.empty();
        }
        tell(notices);
        return Optional.of(
                tell(row.job(), Optional.of(row.job().phase()), row.job().version()));
    }

    /** @return how many there are */
    int tell(List<Draft> notices) {
        if (notices.isEmpty()) {
            return 0;
        }
        long number =
                handle.createQuery("select newest from told").mapTo(Long.class).one();
        long now = Micros.of(clock.instant());
        for (var notice : notices) {
            NoticeRow.saidBy(notice).ifPresent(source -> replace(notice, source));
            NoticeRow.bind(handle.createUpdate(NoticeRow.INSERT), notice, ++number, now)
                    .execute();
        }
        handle.createUpdate("update told set newest = :newest")
                .bind("newest", number)
                .execute();
        return notices.size();
    }

    private void replace(Draft notice, String source) {
        handle.createUpdate(NoticeRow.REPLACED)
                .bind("listener_id", notice.listener().id())
                .bind("said_by", source)
                .execute();
    }

    int told(Notice notice) {
        return handle.createUpdate("delete from notice where sequence = :sequence")
                .bind("sequence", notice.sequence())
                .execute();
    }

    int postpone(List<Notice> notices) {
        return notices.stream().mapToInt(this::postpone).sum();
    }

    private int postpone(Notice notice) {
        return handle.createUpdate("""
                        update notice set attempts = :attempts, due = :due, trouble = :trouble where sequence = :sequence
                        """)
                .bind("attempts", notice.attempts())
                .bind("due", Micros.of(notice.due()))
                .bind("trouble", notice.trouble().map(JobJson::text).orElse(null))
                .bind("sequence", notice.sequence())
                .execute();
    }

    int silence(String listener) {
        return handle.createUpdate("delete from notice where listener_id = :listener")
                .bind("listener", listener)
                .execute();
    }

    Optional<JobEvent> delete(Job job) {
        int deleted = handle.createUpdate("delete from job where id = :id and version = :version")
                .bind("id", job.id().text())
                .bind("version", job.version())
                .execute();
        if (deleted == 0) {
            return Optional.empty();
        }
        return Optional.of(tell(job, Optional.empty(), job.version() + 1));
    }

    /** @return whether there may be more to forget */
    boolean forgetBefore(Instant when) {
        handle.createUpdate("update forgotten set newest = :newest")
                .bind("newest", newest)
                .execute();
        // The oldest have the smallest numbers; the first that is young enough ends it.
        int events = handle.createUpdate("""
                        delete from event where happened < :when and sequence in (
                            select sequence from event order by sequence limit :most)
                        """)
                .bind("when", Micros.of(when))
                .bind("most", FORGOTTEN_AT_ONCE)
                .execute();
        int keys = handle.createUpdate("""
                        delete from idempotency where job in (
                            select job from idempotency where used < :when order by used limit :most)
                        """)
                .bind("when", Micros.of(when))
                .bind("most", FORGOTTEN_AT_ONCE)
                .execute();
        return events == FORGOTTEN_AT_ONCE || keys == FORGOTTEN_AT_ONCE;
    }

    /** @return whether the message was not remembered, and is now */
    boolean first(String message, Instant until) {
        handle.createUpdate("""
                        delete from seen_message where digest in (
                            select digest from seen_message where expires < :now order by expires limit :most)
                        """)
                .bind("now", Micros.of(clock.instant()))
                .bind("most", FORGOTTEN_AT_ONCE)
                .execute();
        return handle.createUpdate("""
                        insert into seen_message (digest, expires) values (:digest, :expires)
                        on conflict (digest) do nothing
                        """)
                        .bind("digest", message)
                        .bind("expires", Micros.of(until))
                        .execute()
                == 1;
    }

    static Optional<Creation.KeyUsed> keyUsed(Handle handle, String owner, IdempotencyKey key) {
        return handle.createQuery("select job, digest from idempotency where owner = :owner and client_key = :key")
                .bind("owner", owner)
                .bind("key", key.key())
                .map((row, _) -> new Creation.KeyUsed(
                        new JobId(row.getString(1)), row.getString(2).equals(key.digest())))
                .findOne();
    }

    /** The numbers that were given since the last commit are taken. */
    void committed() {
        committed = newest;
    }

    /** The numbers that were given since the last commit are free again. */
    void rolledBack() {
        newest = committed;
    }

    private JobEvent tell(Job job, Optional<Phase> phase, long version) {
        var at = Micros.instant(Micros.of(clock.instant()));
        var event = new JobEvent(++newest, job.id(), job.owner(), job.route(), job.application(), version, phase, at);
        EventRow.bind(handle.createUpdate(EventRow.INSERT), event).execute();
        return event;
    }
}
