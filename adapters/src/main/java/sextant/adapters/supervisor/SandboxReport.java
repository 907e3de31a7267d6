package sextant.adapters.supervisor;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import sextant.adapters.supervisor.machine.Libc;
import sextant.adapters.supervisor.record.RunRecord;

/**
 * What bubblewrap says of the program that it has started, on descriptor 3: {@code {"exit-code": N}}, and nothing of the kind if it could
 * not start it. A signal n it reports as 128 + n, as shells do.
 */
final class SandboxReport {

    private static final int FIRST_SIGNAL = 128 + 1;
    private static final int LAST_SIGNAL = 128 + 31;

    private final StringBuilder text = new StringBuilder();
    private int pipe;

    SandboxReport(int pipe) {
        this.pipe = pipe;
    }

    int pipe() {
        return pipe;
    }

    void pump() {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(1024);
            int count = Libc.read(pipe, buffer);
            if (count > 0 && text.length() < 4096) {
                text.append(new String(
                        buffer.asSlice(0, count).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                        StandardCharsets.UTF_8));
            } else if (count <= 0) {
                close();
            }
        }
    }

    void close() {
        if (pipe >= 0) {
            Libc.close(pipe);
            pipe = -1;
        }
    }

    RunRecord end(int code, long began, long now) {
        if (!text.toString().contains("\"exit-code\"")) {
            return new RunRecord(
                    RunRecord.Kind.CANNOT_START,
                    "-",
                    began,
                    now,
                    "the sandbox could not start the program; its standard error says why");
        }
        return code >= FIRST_SIGNAL && code <= LAST_SIGNAL
                ? new RunRecord(RunRecord.Kind.SIGNALLED, RunRecord.signal(code - 128), began, now, "")
                : new RunRecord(RunRecord.Kind.EXITED, Integer.toString(code), began, now, "");
    }
}
