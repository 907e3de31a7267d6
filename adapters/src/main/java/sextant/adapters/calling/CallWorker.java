package sextant.adapters.calling;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import sextant.engine.applications.CallFailure;

/** The program that calls one web service and ends: with 0, or with another status and the reason in the last line of standard error. */
public final class CallWorker {

    /** In the work folder. */
    public static final String REQUEST = "request";

    private static final int FAILED = 1;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private CallWorker() {}

    /** Works in the folder that it is started in. */
    public static void main(String[] arguments) throws IOException {
        var log = System.err;
        var folder = Path.of("").toAbsolutePath();
        var call = CallFile.read(Files.readAllBytes(folder.resolve(REQUEST)));
        // The library that calls would complain that nobody takes what it logs.
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Optional<CallFailure> failure;
        try {
            failure = new Calling(call, folder, log, PAUSE).failure();
        } finally {
            System.setErr(log);
        }
        failure.ifPresent(why -> log.println(why.line()));
        log.flush();
        // Threads of libraries may still be there.
        Runtime.getRuntime().halt(failure.isPresent() ? FAILED : 0);
    }
}
