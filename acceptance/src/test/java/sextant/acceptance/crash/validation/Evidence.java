package sextant.acceptance.crash.validation;

import java.util.List;

/**
 * Everything that is known about a round.
 *
 * @param history of all clients
 * @param ledger  of all programs
 * @param jobs    every job that the service knows at the end, of every phase
 * @param faults  in order
 * @param heard   by listeners, in the order in which it came
 */
public record Evidence(
        List<Call> history, List<LedgerLine> ledger, List<FinalJob> jobs, List<Fault> faults, List<Heard> heard) {

    /** Of a round in which nobody listened. */
    public Evidence(List<Call> history, List<LedgerLine> ledger, List<FinalJob> jobs, List<Fault> faults) {
        this(history, ledger, jobs, faults, List.of());
    }
}
