package sextant.acceptance.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import sextant.acceptance.crash.validation.Call;
import sextant.acceptance.crash.validation.PhaseGraph;
import sextant.acceptance.crash.validation.Uptime;
import sextant.acceptance.running.Processes;

/**
 * Watches a service that is back after a crash, for ten seconds at most: whether each job that ran is decided, and whether nothing runs
 * that no living job owns.
 *
 * @param decidedMillis until all were decided
 * @param undecided     orders that are not, after the ten seconds
 * @param orphans       processes that nobody owns, after the ten seconds
 */
record Aftermath(long decidedMillis, List<String> undecided, List<String> orphans) {

    private static final long SECONDS = 10;
    private static final long MILLIS_BETWEEN_LOOKS = 100;
    private static final Pattern JOB = Pattern.compile("/([a-z2-7]{26})(?:[-/]|$)");
    private static final int NOBODY = 0;

    /**
     * @param ran  the orders whose programs were alive in the crash
     * @param jobs of all orders that are known
     * @param data where the service keeps what it keeps
     */
    static Aftermath watch(Service service, Ledger ledger, Set<String> ran, Map<String, String> jobs, Path data) {
        long began = Uptime.now();
        var open = new TreeSet<>(ran);
        long decided = 0;
        while (true) {
            open.removeIf(token -> isDecided(service, ledger, token, jobs.getOrDefault(token, "")));
            if (open.isEmpty() && decided == 0) {
                decided = (Uptime.now() - began) / 1_000_000;
            }
            var orphans = orphans(service, data);
            var over = Uptime.now() - began > SECONDS * 1_000_000_000L;
            if (over || open.isEmpty() && orphans.isEmpty()) {
                return new Aftermath(decided, List.copyOf(open), orphans);
            }
            pause();
        }
    }

    /** Over, or gone, or waiting for its turn, or running with a program that is alive. */
    private static boolean isDecided(Service service, Ledger ledger, String token, String job) {
        if (job.isEmpty()) {
            // Its client has not heard of it yet: it is judged at the end.
            return true;
        }
        var read = service.read(NOBODY, token, job);
        if (read.isEmpty() || read.get().status() == 0) {
            return false;
        }
        var phase = read.map(Call::seen).orElse("");
        return switch (phase) {
            case "EXECUTING", "SUSPENDED" -> ledger.isAlive(token);
            case "UNKNOWN" -> false;
            default -> read.get().status() == 404 || !phase.isEmpty();
        };
    }

    /** Processes in the folder of a job that was over or gone before we looked at the process. */
    private static List<String> orphans(Service service, Path data) {
        var orphans = new ArrayList<String>();
        for (var process : Processes.about(data)) {
            var job = JOB.matcher(process.folder());
            if (job.find() && isOver(service, job.group(1)) && Processes.isAlive(process.pid(), process.begun())) {
                orphans.add(process + " of the job " + job.group(1));
            }
        }
        return orphans;
    }

    private static boolean isOver(Service service, String job) {
        return service.phaseOf(job)
                .map(phase -> phase.isEmpty() || PhaseGraph.isFinal(phase))
                .orElse(false);
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
