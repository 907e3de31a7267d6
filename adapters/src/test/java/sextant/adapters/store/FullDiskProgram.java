package sextant.adapters.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.store.ExampleJobs;
import sextant.engine.store.JobStore;
import sextant.engine.store.StoreUnavailable;
import sextant.model.job.Job;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;

/** A program that fills a small disk with jobs until the store refuses them, makes room again, and goes on. */
final class FullDiskProgram {

    private static final String LARGE = "x".repeat(20_000);

    private FullDiskProgram() {}

    /** A folder on a disk of a few megabytes. */
    public static void main(String[] arguments) throws Exception {
        var disk = Path.of(arguments[0]);
        var reserve = Files.write(disk.resolve("reserve"), new byte[1 << 20]);
        var acknowledged = new ArrayList<Job>();
        var data = disk.resolve("data").toString();
        try (var store = StoreProgram.open(data)) {
            System.out.println("refused because it is full: " + fill(store, acknowledged));
            System.out.println("read while full: " + all(store, acknowledged));
            Files.delete(reserve);
            var changed = acknowledged.getFirst().change().phase(Phase.ABORTED).job();
            System.out.println(
                    "written when there is room again: " + store.save(changed).isPresent());
            acknowledged.set(0, changed);
        }
        try (var store = StoreProgram.open(data)) {
            System.out.println("kept: " + all(store, acknowledged));
        }
    }

    private static boolean fill(JobStore store, List<Job> acknowledged) {
        var examples = new ExampleJobs();
        while (true) {
            var job = ExampleJobs.asNew(examples.pending()
                    .change()
                    .parameters(List.of(new ParameterValue.Text("large", LARGE)))
                    .job());
            try {
                store.create(job, Optional.empty());
                acknowledged.add(job);
            } catch (StoreUnavailable refused) {
                return refused.full() && store.find(job.id()).isEmpty();
            }
        }
    }

    private static boolean all(JobStore store, List<Job> jobs) {
        return jobs.stream().allMatch(job -> store.find(job.id()).equals(Optional.of(job)));
    }
}
