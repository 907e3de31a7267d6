package sextant.adapters.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import sextant.engine.store.ExampleJobs;
import sextant.engine.store.JobStore;
import sextant.engine.store.StoreUnavailable;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;

/**
 * A program that changes jobs and says so on its standard output, one line and one {@code write} for each change that the store has
 * acknowledged: {@code created|saved|deleted ID VERSION MARK}. The mark is a parameter's value that no other change has. Before a
 * job is deleted it says {@code deleting}. A change that the store could not make is {@code failed}; it goes on with the next job.
 */
final class StoreProgram {

    static final String KEY_DIGEST = "00".repeat(32);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private final JobStore store;

    private StoreProgram(JobStore store) {
        this.store = store;
    }

    /** A folder or the URL of a database, how many threads, and how many jobs each of them brings through its life. */
    public static void main(String[] arguments) {
        var store = open(arguments[0]);
        say("opened", "", 0, "");
        try (store;
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var program = new StoreProgram(store);
            for (int thread = 0; thread < Integer.parseInt(arguments[1]); thread++) {
                threads.execute(() -> program.lives(Integer.parseInt(arguments[2])));
            }
        }
    }

    static JobStore open(String where) {
        return where.startsWith("jdbc:")
                ? SqlJobStore.postgresql(where, Optional.empty(), Optional.empty(), InstantSource.system())
                : SqlJobStore.sqlite(Path.of(where), InstantSource.system());
    }

    private void lives(int jobs) {
        for (int n = 0; n < jobs; n++) {
            try {
                live(List.of(Phase.COMPLETED, Phase.ERROR, Phase.ABORTED).get(n % 3), n % 2 == 0);
            } catch (StoreUnavailable failure) {
                say("failed", "", 0, "");
            }
        }
    }

    private void live(Phase end, boolean deleted) {
        var mark = mark();
        var job = ExampleJobs.asNew(marked(new ExampleJobs().pending(), Phase.PENDING, mark));
        store.create(job, Optional.of(new IdempotencyKey(mark, KEY_DIGEST)));
        say("created", job.id().text(), 1, mark);
        for (var phase : List.of(Phase.QUEUED, Phase.EXECUTING, end, Phase.ARCHIVED)) {
            mark = mark();
            job = marked(job, phase, mark);
            store.save(job).orElseThrow();
            say("saved", job.id().text(), job.version(), mark);
        }
        if (deleted) {
            say("deleting", job.id().text(), job.version(), mark);
            store.delete(job).orElseThrow();
            say("deleted", job.id().text(), job.version(), mark);
        }
    }

    private static Job marked(Job job, Phase phase, String mark) {
        return job.change()
                .phase(phase)
                .queued(Instant.now())
                .parameters(List.of(new ParameterValue.Text("mark", mark)))
                .job();
    }

    private static String mark() {
        return JobId.random(RANDOM).text();
    }

    private static void say(String what, String id, long version, String mark) {
        try {
            OUT.write("%s %s %d %s\n".formatted(what, id, version, mark).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
