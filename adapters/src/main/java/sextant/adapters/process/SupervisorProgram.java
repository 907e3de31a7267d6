package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import sextant.adapters.supervisor.Supervisor;
import sextant.engine.fault.FaultPoint;

/** Starts the supervisor: a small Java virtual machine that has nothing of this one but the class path of the supervisor. */
final class SupervisorProgram {

    private static final List<String> SMALL_AND_QUICK = List.of(
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms8m",
            "-Xmx32m",
            "-Xss256k",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private final Path folder;
    private final Duration idle;

    /** A fault that is armed makes one supervisor die, not each one that comes after it. */
    private final AtomicBoolean faultGiven = new AtomicBoolean();

    SupervisorProgram(Path folder, Duration idle) {
        this.folder = folder;
        this.idle = idle;
    }

    void start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_AND_QUICK);
        if (!faultGiven.getAndSet(true)) {
            passOn("sextant.fault", command);
        }
        passOn("sextant.planted-bug", command);
        command.addAll(List.of("-cp", classPath(), Supervisor.class.getName(), Long.toString(idle.toMillis())));
        if (Sandbox.needsSetUid()) {
            command.add(Supervisor.KEEP_PRIVILEGES);
        }
        var log = folder.resolve("supervisor.log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        // Secrets of the server are none of its business, and what programs run as can perhaps read this.
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.start();
    }

    private static void passOn(String property, List<String> command) {
        var value = System.getProperty(property);
        if (value != null) {
            command.add("-D" + property + "=" + value);
        }
    }

    private static String classPath() {
        return OwnPrograms.classPath(Stream.of(Supervisor.class, FaultPoint.class)
                .map(OwnPrograms::archive)
                .distinct()
                .toList());
    }
}
