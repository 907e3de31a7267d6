package sextant.cli.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;

/** Asks all planners at once. One that is slow or gone costs the others nothing. */
final class PlannersAsked {

    private PlannersAsked() {}

    /** What came of it, in the order of the servers, after the timeout at the latest. */
    static List<Outcome> ask(List<Server> servers, Question question, Duration timeout) {
        var client = new PlannerClient(timeout);
        var calls = servers.stream()
                .<Callable<Outcome>>map(server -> () -> client.ask(server, question))
                .toList();
        // Not closed: closing waits for calls that hang in a name lookup, which nothing can interrupt.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var running = threads.invokeAll(calls, timeout.toMillis(), TimeUnit.MILLISECONDS);
            var outcomes = new ArrayList<Outcome>();
            for (int at = 0; at < servers.size(); at++) {
                outcomes.add(outcome(servers.get(at), running.get(at), timeout));
            }
            return outcomes;
        } catch (InterruptedException _) {
            throw new Stopped(ExitCode.TIMEOUT, "Interrupted.");
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome outcome(Server server, Future<Outcome> running, Duration timeout)
            throws InterruptedException {
        try {
            return running.get();
        } catch (CancellationException _) {
            return new Outcome.Silent(
                    server.name(), ExitCode.TIMEOUT, "It did not answer within " + seconds(timeout) + ".");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Stopped stopped) {
                throw stopped;
            }
            throw new IllegalStateException("asking " + server.name() + " failed", failed.getCause());
        }
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }
}
