package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.RunEnd.Cause;

/** A run that is ended while its sandbox is still being made does not use up its grace time, which is longer here than any test waits. */
class EarlyEndingTest extends WithSandbox {

    @Override
    ProcessPolicy policy() {
        return new ProcessPolicy(
                ProcessPolicy.Sandbox.BUBBLEWRAP, Optional.empty(), Optional.empty(), Duration.ofHours(1));
    }

    @RepeatedTest(10)
    void aProgramThatIsNotThereYetIsAskedWhenItIs() {
        var request = runs.script("sleep 1000");
        runner.submit(request);

        runner.cancel(request.name());

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
    }
}
