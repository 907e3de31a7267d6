package sextant.engine.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.model.job.JobId;
import sextant.model.job.Owner;

/**
 * The queues of all routes: so many of a route's jobs have a place to run in at the same time; the others wait. Callers take turns,
 * and the jobs of one caller go in the order in which they were queued. Anonymous callers together are one caller.
 *
 * <p>Only data, for one thread at a time. Adding, occupying and taking away may be repeated and then change nothing.
 */
final class FairQueue {

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<JobId, Ticket> waiting = new HashMap<>();
    private final Map<JobId, String> running = new HashMap<>();

    record Ticket(JobId job, String route, Optional<Owner> caller, Instant queued) implements Comparable<Ticket> {
        @Override
        public int compareTo(Ticket other) {
            int order = queued.compareTo(other.queued);
            return order != 0 ? order : job.text().compareTo(other.job.text());
        }
    }

    /** Puts a job into the queue of its route; one that had a place to run in loses it. */
    public void add(JobId job, String route, Optional<Owner> caller, Instant queued) {
        release(job);
        var ticket = new Ticket(job, route, caller, queued);
        if (!ticket.equals(waiting.get(job))) {
            leave(job);
            waiting.put(job, ticket);
            lane(route).turns.add(ticket);
        }
    }

    /** The job does not wait any more. */
    public void leave(JobId job) {
        var ticket = waiting.remove(job);
        if (ticket != null) {
            lane(ticket.route()).turns.remove(ticket);
        }
    }

    /** Gives a job a place to run in, although there may be none left; for those that run already. */
    public void occupy(JobId job, String route) {
        leave(job);
        if (running.putIfAbsent(job, route) == null) {
            lane(route).running.add(job);
        }
    }

    /** Nothing of the job runs any more: its place is free. */
    public void release(JobId job) {
        var route = running.remove(job);
        if (route != null) {
            lane(route).running.remove(job);
        }
    }

    /** Gives the next job of a route a place to run in, if there is one of each. */
    public Optional<JobId> next(String route, int concurrency) {
        var lane = lane(route);
        if (lane.running.size() >= concurrency) {
            return Optional.empty();
        }
        var next = lane.turns.first().map(Ticket::job);
        next.ifPresent(job -> {
            lane.turns.turn();
            occupy(job, route);
        });
        return next;
    }

    /** The routes that jobs wait for. */
    public List<String> routes() {
        var routes = new ArrayList<String>();
        lanes.forEach((route, lane) -> {
            if (lane.turns.size() > 0) {
                routes.add(route);
            }
        });
        return routes;
    }

    /** How many jobs will be started before this one if nobody adds any; empty if it does not wait. */
    public Optional<Integer> place(JobId job) {
        return Optional.ofNullable(waiting.get(job))
                .map(ticket -> lane(ticket.route()).turns.before(ticket));
    }

    /** Who is called before a job that waits, or before the next one of a caller; the first of them, at most so many. */
    public List<JobId> before(JobId job, String route, Optional<Owner> caller, int most) {
        var ticket = waiting.getOrDefault(job, new Ticket(job, route, caller, Instant.MAX));
        var turns = lane(route).turns;
        return turns.first(Math.min(turns.before(ticket), most)).stream()
                .map(Ticket::job)
                .toList();
    }

    /** Who has a place to run in on a route. */
    public Set<JobId> running(String route) {
        var lane = lanes.get(route);
        return lane == null ? Set.of() : Set.copyOf(lane.running);
    }

    private Lane lane(String route) {
        return lanes.computeIfAbsent(route, _ -> new Lane(new Turns(), new HashSet<>()));
    }

    /** One route: who waits, and who has a place. */
    private record Lane(Turns turns, Set<JobId> running) {}
}
