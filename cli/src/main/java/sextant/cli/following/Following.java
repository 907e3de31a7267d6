package sextant.cli.following;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import sextant.cli.console.Amounts;
import sextant.cli.console.ComeBack;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.StatusLine;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;
import sextant.cli.jobs.JobDocument;

/**
 * Watches a job until it is over: by its events, or by asking with {@code WAIT} where there are none. A server that is away for a
 * while is waited for, since a job outlives its server.
 */
public final class Following {

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofMinutes(2);

    private final JobClient client;
    private final Console console;
    private final Clock clock;
    private final StatusLine status;
    private final Set<String> phases = new LinkedHashSet<>();

    public Following(JobClient client, Console console, Clock clock) {
        this.client = client;
        this.console = console;
        this.clock = clock;
        this.status = new StatusLine(console);
    }

    /** The job at its end, or as it is after this time. */
    public JobDocument follow(Optional<Duration> timeout) {
        var begin = clock.instant();
        var told = "The job goes on. Come back with: sextant wait " + client.id();
        try (var _ = ComeBack.by(told, console, status);
                var events = new JobEvents(client)) {
            var job = look();
            while (!job.isOver() && left(begin, timeout).isPositive()) {
                job = next(job, events, left(begin, timeout));
            }
            status.settle("job", path() + "  (" + Amounts.time(Duration.between(begin, clock.instant())) + ")");
            return job;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Stopped(ExitCode.TIMEOUT, "Interrupted. " + told);
        } finally {
            status.clear();
        }
    }

    private JobDocument next(JobDocument job, JobEvents events, Duration left) throws InterruptedException {
        var isWatched = console.watched() && job.phase().equals("EXECUTING");
        var signal = events.next(shorter(isWatched ? GLANCE : LOOK, left));
        if (signal != JobEvents.Signal.NONE) {
            return look();
        }
        var pause = shorter(isWatched ? GLANCE : LOOK, left);
        if (!job.isMoving()) {
            // WAIT holds nothing back in other phases.
            Thread.sleep(GLANCE);
        }
        return patiently(() -> client.await(Math.max(1, pause.toSeconds())));
    }

    private JobDocument look() throws InterruptedException {
        return patiently(client::get);
    }

    /** Asks again for a while if nobody answers. */
    private JobDocument patiently(Asking asking) throws InterruptedException {
        var since = clock.instant();
        while (true) {
            try {
                var job = asking.ask();
                show(job);
                return job;
            } catch (Stopped stopped) {
                var isAway = stopped.code() == ExitCode.NETWORK || stopped.code() == ExitCode.TIMEOUT;
                if (!isAway || phases.isEmpty() || since.plus(AWAY).isBefore(clock.instant())) {
                    throw stopped;
                }
                status.show("job", "the server does not answer; waiting for it");
                Thread.sleep(GLANCE);
            }
        }
    }

    private interface Asking {
        JobDocument ask();
    }

    private void show(JobDocument job) {
        if (phases.isEmpty() && job.phase().equals("PENDING")) {
            console.say("The job is PENDING: it was not started yet. Do: sextant resume " + client.id());
        }
        phases.add(job.phase());
        var percent = job.info("progress");
        var place = job.info("place");
        var how = percent.matches("[0-9]{1,3}(\\.[0-9]+)?")
                ? "  " + status.bar(Double.parseDouble(percent) / 100) + "  " + job.info("progressText")
                : "  " + job.info("progressText");
        status.show("job", path() + (place.isEmpty() ? how : "  before it in the queue: " + place));
    }

    private String path() {
        return String.join(status.arrow(), phases);
    }

    private Duration left(Instant begin, Optional<Duration> timeout) {
        return timeout.map(most -> most.minus(Duration.between(begin, clock.instant())))
                .orElse(Duration.ofDays(1));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
