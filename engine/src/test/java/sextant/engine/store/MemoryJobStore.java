package sextant.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sextant.engine.fault.Hazard;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.JobQuery.Whose;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.job.Phase;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;
import sextant.model.notice.Notice;

/** Keeps jobs in memory, for tests; what it keeps survives the death of a pretended server. */
public final class MemoryJobStore implements JobStore {

    private static final Comparator<Job> BY_AGE =
            Comparator.comparing(Job::created).thenComparing(job -> job.id().text());
    private static final Comparator<Job> BY_QUEUE = Comparator.<Job, Instant>comparing(
                    job -> job.queued().orElse(Instant.MIN))
            .thenComparing(job -> job.id().text());

    private final InstantSource clock;
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();
    private final Map<Account, Use> keys = new HashMap<>();
    private final List<JobEvent> events = new ArrayList<>();
    private final Map<Long, Notice> notices = new TreeMap<>();
    private long newest;
    private long newestNotice;
    private int readings;
    private Hazard hazard = Hazard.NONE;

    private record Account(Optional<Owner> owner, String key) {}

    private record Use(JobId job, String digest, Instant at) {}

    public MemoryJobStore(InstantSource clock) {
        this.clock = clock;
    }

    /** Asked before and after every change, and before every reading of one job. */
    public void hazard(Hazard danger) {
        hazard = danger;
    }

    /** What is stored, without any hazard. */
    public synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    /** Every event that was not forgotten, oldest first, without any hazard. */
    public synchronized List<JobEvent> told() {
        return List.copyOf(events);
    }

    /** How often events were read. */
    public synchronized int readings() {
        return readings;
    }

    @Override
    public synchronized Creation create(Job job, Optional<IdempotencyKey> key) {
        hazard.pass("before create");
        var used = key.flatMap(one -> keyUsed(job.owner(), one));
        if (used.isPresent()) {
            return used.get();
        }
        if (job.version() != 1 || jobs.putIfAbsent(job.id(), job) != null) {
            throw new IllegalArgumentException("not a new job: " + job);
        }
        key.ifPresent(one -> keys.put(new Account(job.owner(), one.key()), new Use(job.id(), one.digest(), now())));
        var event = tell(job, job.version(), Optional.of(job.phase()));
        hazard.pass("after create");
        return new Creation.Stored(event);
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        hazard.pass("find");
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized Optional<Creation.KeyUsed> keyUsed(Optional<Owner> owner, IdempotencyKey key) {
        return Optional.ofNullable(keys.get(new Account(owner, key.key())))
                .map(use -> new Creation.KeyUsed(use.job(), use.digest().equals(key.digest())));
    }

    @Override
    public synchronized Optional<JobEvent> save(Job changed, List<Draft> drafts) {
        hazard.pass("before save");
        var stored = jobs.get(changed.id());
        if (stored == null || stored.version() + 1 != changed.version()) {
            return Optional.empty();
        }
        jobs.put(changed.id(), changed);
        add(drafts);
        var event = tell(changed, changed.version(), Optional.of(changed.phase()));
        hazard.pass("after save");
        return Optional.of(event);
    }

    @Override
    public synchronized Optional<JobEvent> delete(Job job) {
        hazard.pass("before delete");
        var stored = jobs.get(job.id());
        if (stored == null || stored.version() != job.version()) {
            return Optional.empty();
        }
        jobs.remove(job.id());
        keys.values().removeIf(use -> use.job().equals(job.id()));
        events.removeIf(event -> event.job().equals(job.id()));
        var event = tell(job, job.version() + 1, Optional.empty());
        hazard.pass("after delete");
        return Optional.of(event);
    }

    private JobEvent tell(Job job, long version, Optional<Phase> phase) {
        var event =
                new JobEvent(++newest, job.id(), job.owner(), job.route(), job.application(), version, phase, now());
        events.add(event);
        return event;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public synchronized void tell(List<Draft> drafts) {
        hazard.pass("before tell");
        add(drafts);
        hazard.pass("after tell");
    }

    private void add(List<Draft> drafts) {
        for (var draft : drafts) {
            notices.values().removeIf(earlier -> isReplaced(earlier.draft(), draft));
            notices.put(++newestNotice, new Notice(newestNotice, draft, now(), 0, now(), Optional.empty()));
        }
    }

    private static boolean isReplaced(Draft earlier, Draft draft) {
        return earlier.listener().id().equals(draft.listener().id())
                && earlier.happened() instanceof Happened.Said before
                && draft.happened() instanceof Happened.Said now
                && before.source().equals(now.source());
    }

    @Override
    public synchronized List<Notice> notices(Instant now, int most) {
        return oldest().stream()
                .filter(notice -> !notice.due().isAfter(now))
                .sorted(Comparator.comparing(Notice::due).thenComparing(Notice::sequence))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<Notice> notices(JobId job) {
        return notices.values().stream()
                .filter(notice -> notice.draft().job().equals(job))
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextNotice() {
        return oldest().stream().map(Notice::due).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized void told(Notice notice) {
        hazard.pass("before told");
        notices.remove(notice.sequence());
        hazard.pass("after told");
    }

    @Override
    public synchronized void postpone(List<Notice> postponed) {
        hazard.pass("before postpone");
        postponed.forEach(notice -> notices.replace(notice.sequence(), notice));
    }

    /** Of each listener the oldest. */
    private Collection<Notice> oldest() {
        var heads = new LinkedHashMap<String, Notice>();
        notices.values()
                .forEach(notice -> heads.putIfAbsent(notice.draft().listener().id(), notice));
        return heads.values();
    }

    @Override
    public synchronized void silence(String listener) {
        notices.values().removeIf(notice -> notice.draft().listener().id().equals(listener));
    }

    @Override
    public void list(JobQuery query, Predicate<JobSummary> receiver) {
        for (var job : listed(query)) {
            if (!receiver.test(job.summary())) {
                return;
            }
        }
    }

    @Override
    public long count(JobQuery query) {
        return listed(query).size();
    }

    private synchronized List<Job> listed(JobQuery query) {
        var found = jobs.values().stream()
                .filter(job -> whose(query.whose(), job.owner()))
                .filter(job -> query.shown().contains(job.phase()))
                .filter(job -> query.after()
                        .filter(when -> !job.created().isAfter(when))
                        .isEmpty())
                .filter(job -> query.route()
                        .filter(route -> !route.equals(job.route()))
                        .isEmpty())
                .filter(job -> query.application()
                        .filter(name -> !name.equals(job.application()))
                        .isEmpty());
        return query.last().isPresent()
                ? found.sorted(BY_AGE.reversed()).limit(query.last().getAsInt()).toList()
                : found.sorted(BY_AGE).toList();
    }

    private static boolean whose(Whose whose, Optional<Owner> owner) {
        return switch (whose) {
            case Whose.Everybody() -> true;
            case Whose.Nobody() -> owner.isEmpty();
            case Whose.One(var one) -> owner.equals(Optional.of(one));
            case Whose.OneAndNobody(var one) -> owner.isEmpty() || owner.equals(Optional.of(one));
        };
    }

    @Override
    public void unfinished(Consumer<Job> receiver) {
        hazard.pass("unfinished");
        all().stream()
                .filter(job -> job.phase() == Phase.QUEUED || job.phase().mayRun())
                .sorted(BY_QUEUE)
                .forEach(receiver);
    }

    @Override
    public synchronized List<Job> due(Instant now, int most) {
        return jobs.values().stream()
                .filter(job ->
                        job.destruction().filter(when -> !when.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(job -> job.destruction().orElseThrow()))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Set<JobId> reservations(String route, Optional<Owner> owner) {
        return jobs.values().stream()
                .filter(job -> job.reserved().isPresent() && job.phase() == Phase.PENDING)
                .filter(job -> job.route().equals(route) && job.owner().equals(owner))
                .map(Job::id)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return jobs.values().stream().flatMap(job -> job.destruction().stream()).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<Duration> durations(String application, int most) {
        return jobs.values().stream()
                .filter(job -> job.application().equals(application) && job.phase() == Phase.COMPLETED)
                .sorted(Comparator.<Job, Instant>comparing(job -> job.ended().orElseThrow())
                        .reversed())
                .limit(most)
                .map(job -> Duration.between(
                        job.started().orElseThrow(), job.ended().orElseThrow()))
                .toList();
    }

    @Override
    public synchronized List<JobEvent> events(long after, int most) {
        readings++;
        return events.stream()
                .filter(event -> event.sequence() > after)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Span span() {
        return new Span(events.isEmpty() ? newest + 1 : events.getFirst().sequence(), newest);
    }

    @Override
    public synchronized void forgetBefore(Instant when) {
        events.removeIf(event -> event.at().isBefore(when));
        keys.values().removeIf(use -> use.at().isBefore(when));
    }

    @Override
    public void close() {}
}
