package sextant.acceptance.crash.validation;

import java.util.List;
import java.util.Set;

/**
 * One crash, and what was seen of the service in the ten seconds after it was back.
 *
 * @param what          what was killed: {@code server}, {@code supervisor}, {@code both}, or the name of a fault point
 * @param at            nanoseconds of {@link Uptime}
 * @param alive         the orders whose programs were alive at that moment
 * @param readyMillis   from the start of the new server until it was ready; 0 if the server was not killed
 * @param decidedMillis from ready until each of the orders was over, or seen to run, or waiting for its turn
 * @param undecided     the orders for which this took more than ten seconds
 * @param orphans       processes that no living job owned for all of these ten seconds
 */
public record Fault(
        String what,
        long at,
        Set<String> alive,
        long readyMillis,
        long decidedMillis,
        List<String> undecided,
        List<String> orphans) {

    /** Whether what watches over the programs was killed, so that it is right not to know how some ended. */
    boolean hitSupervisor() {
        return !what.equals("server")
                && (what.equals("supervisor") || what.equals("both") || what.startsWith("SUPERVISOR_"));
    }
}
