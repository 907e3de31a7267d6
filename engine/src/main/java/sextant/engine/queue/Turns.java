package sextant.engine.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import sextant.engine.queue.FairQueue.Ticket;
import sextant.model.job.Owner;

/** Callers in the order of their turns, each with the jobs that it waits for. A caller without a job has no turn. */
final class Turns {

    private final SequencedMap<Optional<Owner>, TreeSet<Ticket>> callers = new LinkedHashMap<>();
    private int size;

    int size() {
        return size;
    }

    void add(Ticket ticket) {
        if (callers.computeIfAbsent(ticket.caller(), _ -> new TreeSet<>()).add(ticket)) {
            size++;
        }
    }

    void remove(Ticket ticket) {
        var own = callers.get(ticket.caller());
        if (own != null && own.remove(ticket)) {
            size--;
            if (own.isEmpty()) {
                callers.remove(ticket.caller());
            }
        }
    }

    Optional<Ticket> first() {
        return Optional.ofNullable(callers.firstEntry())
                .map(caller -> caller.getValue().first());
    }

    /** The caller whose turn it is comes last from now on. */
    void turn() {
        var caller = callers.pollFirstEntry();
        if (caller != null) {
            callers.putLast(caller.getKey(), caller.getValue());
        }
    }

    /** The first of those who wait, in the order in which they are called if nobody comes or goes. */
    List<Ticket> first(int most) {
        var order = new ArrayList<Ticket>();
        var turns = new ArrayDeque<Iterator<Ticket>>();
        callers.values().forEach(own -> turns.add(own.iterator()));
        while (!turns.isEmpty() && order.size() < most) {
            var own = turns.remove();
            order.add(own.next());
            if (own.hasNext()) {
                turns.add(own);
            }
        }
        return order;
    }

    /** How many come before this one: of its own caller all that are older, of others one for each turn until then. */
    int before(Ticket ticket) {
        int own = 0;
        for (var older : callers.getOrDefault(ticket.caller(), new TreeSet<>())) {
            if (older.compareTo(ticket) >= 0) {
                break;
            }
            own++;
        }
        int before = own;
        boolean earlierTurn = true;
        for (var caller : callers.entrySet()) {
            if (caller.getKey().equals(ticket.caller())) {
                earlierTurn = false;
            } else {
                before += Math.min(caller.getValue().size(), earlierTurn ? own + 1 : own);
            }
        }
        return before;
    }
}
