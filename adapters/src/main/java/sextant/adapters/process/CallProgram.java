package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http2.ssl.ApplicationProtocol;
import org.slf4j.Logger;
import sextant.adapters.calling.CallFile;
import sextant.adapters.calling.CallWorker;
import sextant.engine.applications.WebRequest.Field;
import sextant.engine.runner.Program;
import sextant.model.application.Application;

/** Makes a run of ours out of the call of a web service: what is asked becomes a file in the work folder of the run. */
final class CallProgram {

    private static final int MEGABYTES = 128;

    /** What names are looked up by; often a link to a place that a sandbox hides. */
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");

    /** Classes of all archives that it needs, besides Java. */
    private static final List<Class<?>> PARTS = List.of(
            CallWorker.class,
            Program.class,
            Application.class,
            TlsSocketStrategy.class,
            Method.class,
            ApplicationProtocol.class,
            Logger.class);

    private CallProgram() {}

    /** The argument vector. */
    static List<String> command() throws IOException {
        return OwnPrograms.java(CallWorker.class, archives(), MEGABYTES);
    }

    private static List<Path> archives() {
        return PARTS.stream().map(OwnPrograms::archive).distinct().toList();
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
