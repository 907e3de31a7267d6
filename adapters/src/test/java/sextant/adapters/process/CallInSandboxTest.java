package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.adapters.calling.Service;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunRequest;

/** The program that calls is in the sandbox too, but for the network. */
class CallInSandboxTest extends WithSandbox {

    @Override
    ProcessPolicy policy() {
        return new ProcessPolicy(ProcessPolicy.Sandbox.BUBBLEWRAP, Optional.empty(), Optional.empty(), GRACE);
    }

    @Test
    void itReachesTheService() {
        try (var service = Service.answering(200, "text/xml", "<VOTABLE/>")) {
            var any = runs.of("true");
            var request = new RunRequest(
                    any.name(),
                    service.call(service.get("/sia", "")),
                    any.environment(),
                    any.work(),
                    any.stdout(),
                    any.stderr(),
                    List.of(),
                    any.limits(),
                    any.deadline());

            assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(0));

            assertThat(request.work().resolve("body")).hasContent("<VOTABLE/>");
        }
    }
}
