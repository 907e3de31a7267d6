package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.adapters.store.database.SqliteDatabase;
import sextant.engine.store.ExampleJobs;
import sextant.engine.store.JobStore.Creation;
import sextant.engine.store.StoreUnavailable;
import sextant.model.job.Job;

/** Many changes in one transaction, and each with its own end. */
class GroupCommitTest {

    @TempDir
    Path folder;

    private final ExampleJobs examples = new ExampleJobs();

    @Test
    void amongAllWhoGoTogetherAnImpossibleChangeFailsAlone() throws Exception {
        var database = SqliteDatabase.in(folder);
        var session = WriteSession.open(database, InstantSource.system());
        var twice = JobRow.of(examples.pending());
        try (database;
                var writer = new GroupCommit(database, InstantSource.system(), session);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.change(Optional.empty(), changes -> changes.create(twice, Optional.empty()));
            var busy = new CountDownLatch(1);
            var slow = threads.submit(() -> writer.change(Optional.empty(), _ -> waitFor(busy)));
            var creations = new ArrayList<Future<Creation>>();
            for (int n = 0; n < 100; n++) {
                var row = JobRow.of(examples.pending());
                creations.add(threads.submit(
                        () -> writer.change(Optional.empty(), changes -> changes.create(row, Optional.empty()))));
            }
            var impossible = threads.submit(
                    () -> writer.change(Optional.empty(), changes -> changes.create(twice, Optional.empty())));
            busy.countDown();

            assertThat(slow.get()).isTrue();
            assertThat(creations)
                    .allSatisfy(creation -> assertThat(creation.get()).isInstanceOf(Creation.Stored.class))
                    .extracting(creation ->
                            ((Creation.Stored) creation.get()).event().sequence())
                    .doesNotHaveDuplicates();
            assertThatThrownBy(impossible::get)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot hold that change");
        }
    }

    @Test
    void afterTheEndNothingIsTakenAndEverythingBeforeIsOnDisk() {
        var job = examples.pending();
        var store = SqlJobStore.sqlite(folder, InstantSource.system());
        store.create(job, Optional.empty());
        store.close();

        assertThatThrownBy(() -> store.create(examples.pending(), Optional.empty()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("closed");
        try (var again = SqlJobStore.sqlite(folder, InstantSource.system())) {
            assertThat(again.find(job.id())).map(Job::id).contains(job.id());
        }
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
