package sextant.cli.jobs;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.server.Address;
import sextant.cli.server.Home;
import sextant.cli.server.Wire;
import sextant.model.job.JobId;

/**
 * Which job is meant: by its address, its id, the beginning of its id, or {@code last} for the one that this tool started last. An id
 * is looked for among the jobs that this tool started, wherever they are, and then on the server.
 */
public final class JobFinder {

    public static final String LAST = "last";

    private static final String BEGINNING = "[a-z2-7]{1,25}";
    private static final int SHOWN = 5;

    private final Home home;
    private final List<StartedJobs.Started> started;

    public JobFinder(Home home, StartedJobs started) {
        this.home = home;
        this.started = started.newest().stream()
                .filter(job -> !home.named() || Address.origin(job.address()).equals(Address.origin(home.root())))
                .toList();
    }

    /** A client for the job. @param job as it was typed; nothing is the last */
    public JobClient find(Optional<String> job) {
        return new JobClient(address(job.orElse(LAST)), home);
    }

    private URI address(String job) {
        if (job.contains("://")) {
            return URI.create(Address.checked("JOB", job, "its id").toString().replaceAll("/+$", ""));
        }
        if (job.equals(LAST)) {
            return started.stream()
                    .map(StartedJobs.Started::address)
                    .findFirst()
                    .orElseThrow(() -> Stopped.usage("This tool has started no job"
                            + (home.named() ? " on " + home.root() : "") + " that it remembers; name one."));
        }
        if (JobId.of(job).isPresent()) {
            return remembered(job).findFirst().orElse(home.at("/jobs/" + job));
        }
        if (!job.matches(BEGINNING)) {
            throw Stopped.usage("JOB " + job + " is no id of a job, which has 26 letters and digits; give that, its"
                    + " beginning, or the whole address.");
        }
        return beginning(job);
    }

    private URI beginning(String job) {
        var known = remembered(job).collect(Collectors.toCollection(LinkedHashSet::new));
        return known.isEmpty() ? only(job, listed(job)) : only(job, known);
    }

    private static URI only(String job, Set<URI> known) {
        if (known.isEmpty()) {
            throw new Stopped(
                    ExitCode.NOT_FOUND, "There is no job whose id begins with " + job + ". See `sextant jobs`.");
        }
        if (known.size() > 1) {
            throw Stopped.usage(job + " is the beginning of " + known.size() + " jobs, and one is needed: "
                    + known.stream().limit(SHOWN).map(URI::toString).collect(Collectors.joining(", "))
                    + (known.size() > SHOWN ? " ..." : ""));
        }
        return known.iterator().next();
    }

    private Stream<URI> remembered(String beginning) {
        return started.stream().filter(one -> one.id().startsWith(beginning)).map(StartedJobs.Started::address);
    }

    /** What the server's list says, which may leave out jobs of anonymous callers. */
    private Set<URI> listed(String beginning) {
        var list = home.at("/jobs");
        return Wire.items(home.client(list).get(list), "jobs").stream()
                .map(job -> Wire.text(job, "id"))
                .filter(id -> id.startsWith(beginning) && JobId.of(id).isPresent())
                .map(id -> home.at("/jobs/" + id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
