package sextant.engine.callbacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import sextant.engine.files.JobFiles;
import sextant.engine.pace.Clocks;
import sextant.engine.runner.RunName;
import sextant.engine.store.JobStore;
import sextant.model.callback.Listener.Kind;
import sextant.model.job.Job;
import sextant.model.job.Progress;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;

/**
 * What programs say while they run, for the listeners of their jobs: how far they have come, and the newest line of their standard
 * error. At most one of each in five seconds, whatever a program writes; but what it said last is always told, before the end of the job is.
 */
public final class Sayings {

    private static final long BETWEEN = Duration.ofSeconds(5).toNanos();
    private static final int LOOKED_AT = 4096;
    private static final int LONGEST = 500;

    private final JobFiles files;
    private final JobStore store;
    private final Clocks clocks;

    public Sayings(JobFiles files, JobStore store, Clocks clocks) {
        this.files = files;
        this.store = store;
        this.clocks = clocks;
    }

    /** @return whether there is something new to tell */
    public boolean listen(Job job, RunName run, Hearing hearing, Optional<Progress> progress) {
        synchronized (hearing) {
            boolean tooSoon = hearing.next.isPresent() && hearing.next.getAsLong() - clocks.nanos() > 0;
            return isHeard(job) && !hearing.over && !tooSoon && said(job, run, hearing, progress);
        }
    }

    /** The run is over: what was not told yet is told now, and nothing after it. */
    public void end(Job job, RunName run, Hearing hearing, Optional<Progress> progress) {
        synchronized (hearing) {
            if (isHeard(job) && !hearing.over) {
                said(job, run, hearing, progress);
            }
            hearing.over = true;
        }
    }

    private static boolean isHeard(Job job) {
        return job.listeners().stream().anyMatch(listener -> listener.kind() != Kind.RESULTS);
    }

    private boolean said(Job job, RunName run, Hearing hearing, Optional<Progress> progress) {
        var line = line(run);
        var drafts = new ArrayList<Draft>();
        if (!line.isEmpty() && !line.equals(hearing.line)) {
            drafts.addAll(tell(job, "stderr", line, OptionalDouble.empty()));
        }
        progress.filter(now -> !hearing.progress.equals(progress))
                .ifPresent(now -> drafts.addAll(tell(job, "progress", now.text().orElse(""), now.percent())));
        if (drafts.isEmpty()) {
            return false;
        }
        store.tell(drafts);
        hearing.next = OptionalLong.of(clocks.nanos() + BETWEEN);
        hearing.line = line;
        hearing.progress = progress;
        return true;
    }

    private List<Draft> tell(Job job, String source, String text, OptionalDouble percent) {
        return Telling.said(job, new Happened.Said(clocks.now(), job.phase(), source, text, percent));
    }

    /** The newest line that says anything, cut to a readable length. */
    private String line(RunName run) {
        var lines = files.tail(run, JobFiles.Stream.STDERR, LOOKED_AT)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var newest = lines.isEmpty() ? "" : lines.getLast();
        return newest.length() <= LONGEST ? newest : newest.substring(0, LONGEST);
    }
}
