package sextant.engine.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sextant.engine.fault.Hazard;
import sextant.engine.pace.Time;
import sextant.engine.runner.RunEnd.Cause;

/** A runner without programs: its runs last as long as a test says, by the test's clock. They survive the death of a pretended server. */
public final class PretendRunner implements Runner {

    private final Time time;
    private final Function<RunRequest, Plan> plans;
    private final Map<RunName, Run> runs = new HashMap<>();
    private final Set<RunName> forgotten = new HashSet<>();
    private final List<RunName> starts = new ArrayList<>();
    private final Set<RunName> suspensions = new HashSet<>();
    private Consumer<RunName> listener = _ -> {};
    private Hazard hazard = Hazard.NONE;
    private boolean blind;

    /**
     * What a program does.
     *
     * @param takes    how long, if nobody ends it
     * @param cause    how it ends then
     * @param reaction how long it goes on after it was cancelled
     */
    public record Plan(Duration takes, Cause cause, Duration reaction) {
        /** Goes on until a test ends it; ends at once when cancelled. */
        public static final Plan ENDLESS = new Plan(Duration.ofDays(10_000), new Cause.Exited(0), Duration.ZERO);
    }

    private static final class Run {
        private final Plan plan;
        private final Instant began;
        private Duration ran = Duration.ZERO;
        private long since;
        private boolean suspended;
        private Optional<Long> deadline;
        private Optional<Long> cancelled = Optional.empty();
        private @Nullable RunEnd end;

        Run(Plan plan, Instant began, long since, Optional<Long> deadline) {
            this.plan = plan;
            this.began = began;
            this.since = since;
            this.deadline = deadline;
        }
    }

    public PretendRunner(Time time, Function<RunRequest, Plan> plans) {
        this.time = time;
        this.plans = plans;
    }

    public void hazard(Hazard danger) {
        hazard = danger;
    }

    /** Nothing can be observed as long as this is so. */
    public void blind(boolean cannotSee) {
        blind = cannotSee;
    }

    /** Every start of a program, in order. */
    public synchronized List<RunName> starts() {
        return List.copyOf(starts);
    }

    /** The programs that are alive now. */
    public synchronized List<RunName> alive() {
        return runs.keySet().stream()
                .filter(name -> state(name) instanceof Observation.Running)
                .toList();
    }

    public synchronized boolean suspended(RunName name) {
        return state(name) instanceof Observation.Running(var _, var suspended) && suspended;
    }

    /** Ends a program, and tells so. */
    public synchronized void end(RunName name, Cause cause) {
        var run = runs.get(name);
        run.end = new RunEnd(cause, run.began, time.instant());
        hint(name);
    }

    /** Ends a program well, but a part of what it wrote found no room. */
    public synchronized void endCut(RunName name) {
        var run = runs.get(name);
        run.end = new RunEnd(new Cause.Exited(0), run.began, time.instant(), true);
        hint(name);
    }

    /** The program did not run after all, and its record is gone, as if the disk of the runner had been lost. */
    public synchronized void lose(RunName name) {
        runs.remove(name);
    }

    public void hint(RunName name) {
        listener.accept(name);
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public synchronized Observation submit(RunRequest request) {
        hazard.pass("before submit");
        var name = request.name();
        if (forgotten.contains(name)) {
            return new Observation.Ended(new RunEnd(new Cause.Cancelled(), time.instant(), time.instant()));
        }
        if (!runs.containsKey(name)) {
            starts.add(name);
            var deadline = request.deadline().map(left -> time.nanos() + left.toNanos());
            runs.put(name, new Run(plans.apply(request), time.instant(), time.nanos(), deadline));
        }
        hazard.pass("after submit");
        return blind ? new Observation.Unobservable("the runner is blind") : state(name);
    }

    @Override
    public synchronized Observation observe(RunName name) {
        hazard.pass("observe");
        return blind ? new Observation.Unobservable("the runner is blind") : state(name);
    }

    private Observation state(RunName name) {
        var run = runs.get(name);
        if (run == null) {
            return new Observation.NeverStarted();
        }
        if (run.end == null) {
            run.end = end(run);
        }
        return run.end == null ? new Observation.Running(run.began, run.suspended) : new Observation.Ended(run.end);
    }

    private @Nullable RunEnd end(Run run) {
        long now = time.nanos();
        long cancelled =
                run.cancelled.map(at -> at + run.plan.reaction().toNanos()).orElse(Long.MAX_VALUE);
        long deadline =
                run.deadline.map(at -> at + run.plan.reaction().toNanos()).orElse(Long.MAX_VALUE);
        long itself = run.suspended
                ? Long.MAX_VALUE
                : run.since + run.plan.takes().minus(run.ran).toNanos();
        long first = Math.min(itself, Math.min(cancelled, deadline));
        if (first > now) {
            return null;
        }
        var at = time.instant().minusNanos(now - first);
        Cause cause = first == itself
                ? run.plan.cause()
                : first == cancelled ? new Cause.Cancelled() : new Cause.OverLimit(RunEnd.Limit.DURATION);
        return new RunEnd(cause, run.began, at.isBefore(run.began) ? run.began : at);
    }

    @Override
    public synchronized void cancel(RunName name) {
        hazard.pass("before cancel");
        var run = runs.get(name);
        if (run != null && run.cancelled.isEmpty()) {
            run.cancelled = Optional.of(time.nanos());
        }
        hazard.pass("after cancel");
    }

    @Override
    public synchronized void suspend(RunName name) {
        hazard.pass("before suspend");
        if (state(name) instanceof Observation.Running(var _, var suspended) && !suspended) {
            var run = runs.get(name);
            run.ran = run.ran.plusNanos(time.nanos() - run.since);
            run.suspended = true;
            suspensions.add(name);
        }
        hazard.pass("after suspend");
    }

    @Override
    public synchronized void resume(RunName name) {
        hazard.pass("before resume");
        if (state(name) instanceof Observation.Running(var _, var suspended) && suspended) {
            var run = runs.get(name);
            run.since = time.nanos();
            run.suspended = false;
        }
        hazard.pass("after resume");
    }

    @Override
    public synchronized void deadline(RunName name, Optional<Duration> left) {
        hazard.pass("deadline");
        if (state(name) instanceof Observation.Running) {
            runs.get(name).deadline = left.map(some -> time.nanos() + some.toNanos());
        }
    }

    @Override
    public synchronized Set<RunName> known() {
        return Set.copyOf(runs.keySet());
    }

    @Override
    public synchronized void forget(RunName name) {
        hazard.pass("before forget");
        runs.remove(name);
        forgotten.add(name);
        hazard.pass("after forget");
    }

    @Override
    public void whenEnded(Consumer<RunName> whoWantsToKnow) {
        listener = whoWantsToKnow;
    }

    @Override
    public void close() {}
}
