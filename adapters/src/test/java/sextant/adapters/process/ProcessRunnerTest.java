package sextant.adapters.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Runner;
import sextant.engine.runner.RunnerContract;

class ProcessRunnerTest extends RunnerContract {

    @Override
    protected Runner open(Path data) {
        return ProcessRunner.open(
                data,
                new ProcessPolicy(
                        ProcessPolicy.Sandbox.NONE, Optional.empty(), Optional.empty(), Duration.ofSeconds(1)),
                Duration.ofSeconds(1));
    }
}
