package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sextant.adapters.calling.CallFile;
import sextant.adapters.calling.CallWorker;
import sextant.adapters.egress.Egress;
import sextant.engine.applications.WebRequest.Field;
import sextant.engine.runner.Program;
import sextant.model.application.Application;

/** Makes a run of ours out of the call of a web service: what is asked becomes a file in the work folder of the run. */
final class CallProgram {

    private static final int MEGABYTES = 128;

    /** What names are looked up by; often a link to a place that a sandbox hides. */
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");

    /** Classes of all archives that it needs, besides Java and those of {@link Egress}. */
    private static final List<Class<?>> PARTS = List.of(CallWorker.class, Program.class, Application.class);

    private CallProgram() {}

    /** The argument vector. */
    static List<String> command() throws IOException {
        return OwnPrograms.java(CallWorker.class, archives(), MEGABYTES);
    }

    private static List<Path> archives() {
        return Stream.concat(PARTS.stream(), Egress.PARTS.stream())
                .map(OwnPrograms::archive)
                .distinct()
                .toList();
    }

    /** What it reads besides its work folder. */
    static List<Path> readable(Program.Call call) throws IOException {
        var readable = new ArrayList<Path>(archives());
        readable.add(OwnPrograms.home());
        for (var field : call.request().form()) {
            if (field instanceof Field.Content(var _, var file)) {
                readable.add(file);
            }
        }
        if (Files.exists(RESOLVER)) {
            readable.add(RESOLVER.toRealPath());
        }
        return readable;
    }

    static void prepare(Path work, Program.Call call) throws IOException {
        Files.write(work.resolve(CallWorker.REQUEST), CallFile.write(call));
    }
}
