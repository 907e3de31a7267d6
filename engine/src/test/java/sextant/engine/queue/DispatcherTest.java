package sextant.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sextant.engine.platform.Loaded;
import sextant.engine.platform.Platform;
import sextant.engine.platform.PlatformReader;
import sextant.engine.store.ExampleJobs;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.engine.tasktypes.ServiceTypes;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Phase;

class DispatcherTest {

    private final ArrayList<JobId> called = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher(DispatcherTest::platform);
    private final Job job = new ExampleJobs().job(Optional.empty(), "local", "slow", Phase.QUEUED);

    @BeforeEach
    void open() {
        dispatcher.open(called::add);
    }

    @Test
    void aJobThatChangesWhileItIsCalledIsCalledOnce() {
        dispatcher.changed(job, 1);
        dispatcher.changed(job.change().executionDuration(7).job(), 2);

        assertThat(called).containsExactly(job.id());
    }

    /** Its run was lost before whoever was called had answered: found by killing supervisors while jobs were being claimed. */
    @Test
    void aJobThatIsQueuedAgainBeforeTheAnswerIsCalledAgain() {
        dispatcher.changed(job, 1);
        dispatcher.changed(job.change().phase(Phase.EXECUTING).job(), 2);
        dispatcher.changed(job.change().phase(Phase.QUEUED).job(), 3);
        dispatcher.answered(job.id());

        assertThat(called).containsExactly(job.id(), job.id());
    }

    private static Platform platform() {
        var reader = new PlatformReader(List.of(), ServiceTypes.all(), DeclaredTaskType::of, _ -> Optional.empty());
        var loaded = reader.read("""
                platform: {name: Queues, url: "http://localhost:8080"}
                routes:
                  - {name: local, run: {process: {}}}
                """, Path.of("."));
        return ((Loaded.Good) loaded).platform();
    }
}
