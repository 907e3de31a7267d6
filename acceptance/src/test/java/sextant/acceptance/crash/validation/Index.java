package sextant.acceptance.crash.validation;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The evidence by order. */
final class Index {

    private final Map<String, List<Call>> calls;
    private final Map<String, List<FinalJob>> jobs;

    Index(Evidence evidence) {
        calls = evidence.history().stream().collect(groupingBy(Call::token));
        jobs = evidence.jobs().stream().collect(groupingBy(FinalJob::token));
    }

    /** The orders of which a client knows that there is a job. */
    Set<String> acknowledged() {
        return calls.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(call -> call.creates() && call.acknowledged()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<String> ordered() {
        return calls.keySet();
    }

    Stream<Call> calls(String token, Operation operation) {
        return calls.getOrDefault(token, List.of()).stream().filter(call -> call.operation() == operation);
    }

    List<Call> calls(String token) {
        return calls.getOrDefault(token, List.of());
    }

    /** Whether the service said that it did it. */
    boolean done(String token, Operation operation) {
        return calls(token, operation).anyMatch(Call::acknowledged);
    }

    /** Whether the service did it, or may have done it. */
    boolean maybe(String token, Operation operation) {
        return calls(token, operation).anyMatch(call -> call.acknowledged() || call.status() == 0);
    }

    List<FinalJob> jobs(String token) {
        return jobs.getOrDefault(token, List.of());
    }

    Optional<FinalJob> job(String token) {
        return jobs(token).stream().findFirst();
    }
}
