package sextant.acceptance.crash.validation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may follow what, written down from UWS 1.1 (2.1.3) and the text on phases of CEA Interfaces 1.0, not from the product. Nobody
 * sees every phase, so what counts is whether there is a way.
 */
public final class PhaseGraph {

    private static final Set<String> FINAL = Set.of("COMPLETED", "ERROR", "ABORTED", "ARCHIVED");

    private static final Map<String, Set<String>> NEXT = Map.of(
            "PENDING", Set.of("QUEUED", "HELD", "ABORTED", "ERROR", "ARCHIVED"),
            "HELD", Set.of("QUEUED", "ABORTED", "ERROR", "ARCHIVED"),
            "QUEUED", Set.of("EXECUTING", "HELD", "ABORTED", "ERROR", "ARCHIVED"),
            "EXECUTING", Set.of("COMPLETED", "ERROR", "ABORTED", "SUSPENDED", "UNKNOWN", "ARCHIVED"),
            "SUSPENDED", Set.of("EXECUTING", "UNKNOWN", "ERROR", "ABORTED", "ARCHIVED"),
            "UNKNOWN", Set.of("EXECUTING", "SUSPENDED", "COMPLETED", "ERROR", "ABORTED", "ARCHIVED"),
            "COMPLETED", Set.of("ARCHIVED"),
            "ERROR", Set.of("ARCHIVED"),
            "ABORTED", Set.of("ARCHIVED"),
            "ARCHIVED", Set.of());

    private static final Map<String, Set<String>> REACHED = reached(Set.of());
    private static final Map<String, Set<String>> REACHED_WITH_RESTARTS =
            reached(Set.of("EXECUTING", "SUSPENDED", "UNKNOWN"));

    private PhaseGraph() {}

    /** Whether a job that was seen in one phase can later be seen in another. */
    public static boolean leads(String before, String after, boolean restartable) {
        var reached = restartable ? REACHED_WITH_RESTARTS : REACHED;
        return before.equals(after) || reached.getOrDefault(before, Set.of()).contains(after);
    }

    public static boolean isFinal(String phase) {
        return FINAL.contains(phase);
    }

    /** @param queuedAgain the phases from which a job whose run is lost may be put into the queue again */
    private static Map<String, Set<String>> reached(Set<String> queuedAgain) {
        var all = new HashMap<String, Set<String>>();
        for (var start : NEXT.keySet()) {
            var seen = new HashSet<String>();
            var open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                var phase = open.pop();
                var next = new HashSet<>(NEXT.getOrDefault(phase, Set.of()));
                if (queuedAgain.contains(phase)) {
                    next.add("QUEUED");
                }
                next.stream().filter(seen::add).forEach(open::push);
            }
            all.put(start, Set.copyOf(seen));
        }
        return Map.copyOf(all);
    }
}
