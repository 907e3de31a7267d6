package sextant.engine.admission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import sextant.model.job.JobId;
import sextant.model.job.Owner;

/**
 * Which jobs of a caller have not ended, for the routes that limit their number. A caller's jobs are read from the store the first
 * time that they matter, and kept in memory from then on.
 */
public final class Tally {

    private final BiFunction<String, Optional<Owner>, Set<JobId>> stored;
    private final Map<Account, Set<JobId>> open = new HashMap<>();
    private final Map<JobId, Account> accounts = new HashMap<>();

    /** Jobs that ended while somebody was reading, who may have read them as open. */
    private final Set<JobId> endedMeanwhile = new HashSet<>();

    private int readers;

    private record Account(String route, Optional<Owner> caller) {}

    /** @param stored the jobs of a caller on a route that have not ended, as the store has them */
    public Tally(BiFunction<String, Optional<Owner>, Set<JobId>> stored) {
        this.stored = stored;
    }

    /** Counts a job that is about to be stored. False, and nothing is counted, if its caller has so many already. */
    public boolean reserve(String route, Optional<Owner> caller, int most, JobId job) {
        var account = new Account(route, caller);
        if (!known(account)) {
            read(account);
        }
        synchronized (this) {
            if (open.getOrDefault(account, Set.of()).size() >= most) {
                return false;
            }
            count(account, job);
            return true;
        }
    }

    /** The job has ended, or did not come to be. */
    public synchronized void release(JobId job) {
        if (readers > 0) {
            endedMeanwhile.add(job);
        }
        var account = accounts.remove(job);
        if (account != null) {
            open.getOrDefault(account, Set.of()).remove(job);
        }
    }

    /** The route does not limit its callers; should it do so later, their jobs are read then. */
    public synchronized void drop(String route, Optional<Owner> caller) {
        var jobs = open.remove(new Account(route, caller));
        if (jobs != null) {
            accounts.keySet().removeAll(jobs);
        }
    }

    private synchronized boolean known(Account account) {
        return open.containsKey(account);
    }

    private void read(Account account) {
        synchronized (this) {
            readers++;
        }
        Set<JobId> jobs = Set.of();
        try {
            jobs = stored.apply(account.route(), account.caller());
        } finally {
            readDone(account, jobs);
        }
    }

    private synchronized void readDone(Account account, Set<JobId> jobs) {
        jobs.stream().filter(job -> !endedMeanwhile.contains(job)).forEach(job -> count(account, job));
        if (--readers == 0) {
            endedMeanwhile.clear();
        }
    }

    private void count(Account account, JobId job) {
        open.computeIfAbsent(account, _ -> new HashSet<>()).add(job);
        accounts.put(job, account);
    }
}
