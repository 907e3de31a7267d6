package sextant.cli.jobs;

import java.net.URI;
import java.util.Optional;
import sextant.cli.console.Stopped;
import sextant.cli.server.Address;
import sextant.cli.server.Tokens;
import sextant.model.job.JobId;

/**
 * A job of a server.
 *
 * @param uri   the whole address, without a final slash
 * @param token that this server, and nobody else, may see
 */
record JobAddress(URI uri, Optional<String> token) {

    /**
     * @param job    an id, or a whole address
     * @param server where an id belongs
     */
    static JobAddress of(String job, String server, Tokens tokens) {
        var uri = job.contains("://") ? Address.checked("JOB", job, "its id") : below(server, job);
        var bare = URI.create(uri.toString().replaceAll("/+$", ""));
        return new JobAddress(bare, tokens.of(bare, true));
    }

    private static URI below(String server, String job) {
        var id = JobId.of(job)
                .orElseThrow(() -> Stopped.usage("JOB " + job
                        + " is no id of a job, which has 26 letters and digits; give that, or the whole address."));
        var root = Address.checked("--server", server, "its root")
                .toString()
                .replaceAll("/+$", "")
                .replaceAll("/(accepts?|jobs)$", "");
        return URI.create(root + "/jobs/" + id);
    }

    URI phase() {
        return URI.create(uri + "/phase");
    }

    URI waiting(int seconds) {
        return URI.create(uri + "?WAIT=" + seconds);
    }
}
