package sextant.cli.jobs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import sextant.cli.console.Stopped;
import sextant.cli.server.Home;
import sextant.cli.server.ServerClient;
import sextant.cli.server.Wire;
import sextant.model.tree.Node;

/**
 * Which application each job of a list runs. A list of UWS does not say it, so that the jobs are asked themselves, all at once, but for
 * those that this tool started and remembers.
 */
final class Applications {

    private final Home home;
    private final Map<String, String> remembered;

    Applications(Home home, StartedJobs started) {
        this.home = home;
        this.remembered = started.newest().stream()
                .collect(Collectors.toMap(
                        StartedJobs.Started::id, StartedJobs.Started::application, (newest, _) -> newest));
    }

    /** In the order of the jobs; empty where it is not known. */
    List<String> of(List<Node> jobs) {
        var client = home.client(home.root());
        List<Future<String>> asked;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = jobs.stream()
                    .map(job -> threads.submit(() -> of(Wire.text(job, "id"), client)))
                    .toList();
        }
        // All have ended: closing the threads waited for them.
        return asked.stream().map(Future::resultNow).toList();
    }

    private String of(String id, ServerClient client) {
        var known = remembered.get(id);
        if (known != null) {
            return known;
        }
        try {
            return new JobDocument(client.get(home.at("/jobs/" + id))).info("application");
        } catch (Stopped _) {
            return "";
        }
    }
}
