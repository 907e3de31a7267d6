package sextant.acceptance.crash.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Evidence written by hand: one order, what its client saw, what its program wrote, what is there at the end. Time is in steps. */
final class Written {

    private static final long STEP = 1_000_000_000L;

    private final Order order;
    private final List<Call> history = new ArrayList<>();
    private final List<LedgerLine> ledger = new ArrayList<>();
    private final List<FinalJob> jobs = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private long now;

    private Written(Order order) {
        this.order = order;
    }

    static Written order(String token) {
        return new Written(Order.of(token));
    }

    Written call(Operation operation, String job, int status) {
        return call(operation, job, status, "");
    }

    Written saw(String phase) {
        return call(Operation.READ, "j", 200, phase);
    }

    Written fetched(String content) {
        return call(Operation.FETCH, "j", 200, Order.digest(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private Written call(Operation operation, String job, int status, String seen) {
        history.add(new Call(1, operation, order.token(), job, ++now * STEP, now * STEP + STEP / 2, status, seen));
        return this;
    }

    /** A reading that took from before everything until now, so that nobody knows when it was. */
    Written sawAtSomeTime(String phase) {
        history.add(new Call(2, Operation.READ, order.token(), "j", 1, ++now * STEP, 200, phase));
        return this;
    }

    Written started(String attempt) {
        ledger.add(new LedgerLine(order.token(), attempt, "b", 7, ++now * 100, true));
        return this;
    }

    Written ended(String attempt) {
        ledger.add(new LedgerLine(order.token(), attempt, "b", 7, now * 100, false));
        return this;
    }

    Written serverKilled() {
        return killed("server");
    }

    Written killed(String what) {
        faults.add(new Fault(what, ++now * STEP, Set.of(order.token()), 900, 100, List.of(), List.of()));
        return this;
    }

    Written afterwards(List<String> undecided, List<String> orphans) {
        faults.add(new Fault("server", ++now * STEP, Set.of(), 900, 100, undecided, orphans));
        return this;
    }

    Written is(String phase) {
        return is("j", phase, FinalJob.Fetched.NONE);
    }

    Written isCompleted() {
        var size = order.content().length;
        return is(
                "j",
                "COMPLETED",
                new FinalJob.Fetched(Integer.toString(size), order.digest(), 200, size, order.digest()));
    }

    Written is(String id, String phase, FinalJob.Fetched result) {
        jobs.add(new FinalJob(id, order.token(), phase, "", result));
        return this;
    }

    Written heard(long sequence, String phase) {
        var type = phase.isEmpty() ? "sextant.job.results" : "sextant.job.phase";
        heard.add(new Heard(order.token(), sequence, type, phase));
        return this;
    }

    Evidence evidence() {
        return new Evidence(
                List.copyOf(history), List.copyOf(ledger), List.copyOf(jobs), List.copyOf(faults), List.copyOf(heard));
    }
}
