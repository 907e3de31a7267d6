package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.adapters.process.Sandbox.Network;
import sextant.adapters.supervisor.record.RunFolder;
import sextant.adapters.supervisor.record.RunOrder;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Program;
import sextant.engine.runner.RunRequest;

/** Writes down for the supervisor what is to be run. */
final class Orders {

    private final ProcessPolicy policy;
    private final Sandbox sandbox;
    private final String bootId = RunFolder.bootId();

    Orders(ProcessPolicy policy, Sandbox sandbox) {
        this.policy = policy;
        this.sandbox = sandbox;
    }

    void write(RunRequest request, RunFolder folder) throws IOException {
        if (folder.order().isPresent()) {
            return;
        }
        if (request.program() instanceof Program.Call call) {
            CallProgram.prepare(request.work(), call);
        }
        sandbox.prepare(request.work());
        var command = command(request);
        var path = request.environment().getOrDefault("PATH", Programs.USUAL_PATH);
        var program = Programs.find(command.getFirst(), path);
        var around = around(request, program);
        var arguments = new ArrayList<>(around);
        if (around.isEmpty()) {
            arguments.addAll(command);
        } else {
            arguments.add(program);
            arguments.addAll(command.subList(1, command.size()));
        }
        folder.order(new RunOrder(
                bootId,
                around.isEmpty() ? program : around.getFirst(),
                program,
                arguments,
                variables(request),
                request.work().toAbsolutePath().toString(),
                request.stdout().toAbsolutePath().toString(),
                request.stderr().toAbsolutePath().toString(),
                sandbox.isBubblewrap(),
                policy.cgroup().map(Path::toString).orElse(""),
                request.limits().memory(),
                request.limits().processes(),
                request.limits().output(),
                request.limits().fileSize(),
                request.limits().openFiles(),
                request.deadline().map(Duration::toMillis).orElse(-1L),
                policy.grace().toMillis()));
    }

    private static List<String> command(RunRequest request) throws IOException {
        return switch (request.program()) {
            case Program.Command(var arguments) -> arguments;
            case Program.Call _ -> CallProgram.command();
        };
    }

    /** Our own program alone has a network: it asks nobody but whom it may. */
    private List<String> around(RunRequest request, String program) throws IOException {
        return switch (request.program()) {
            case Program.Command _ -> sandbox.around(request.work(), program, request.readable(), Network.NONE);
            case Program.Call call ->
                sandbox.around(request.work(), program, CallProgram.readable(call), Network.SHARED);
        };
    }

    private static List<String> variables(RunRequest request) {
        return request.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }

    void deadline(RunFolder folder, Optional<Duration> left) throws IOException {
        if (folder.exists()) {
            folder.deadline(
                    bootId, left.map(time -> sinceBoot() + time.toMillis()).orElse(Long.MAX_VALUE));
        }
    }

    /** In ms; the clock that the supervisor looks at. */
    private static long sinceBoot() {
        try {
            var text = Files.readString(Path.of("/proc/uptime"));
            return (long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1000);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
