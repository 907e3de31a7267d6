package sextant.adapters.preview;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nom.tam.fits.Header;
import sextant.adapters.preview.worker.PreviewWorker;
import sextant.adapters.preview.worker.Wire;
import sextant.adapters.process.OwnPrograms;
import sextant.engine.files.Opened;
import sextant.engine.preview.Look;
import sextant.engine.preview.PreviewFormat;
import sextant.engine.preview.Previewer;
import sextant.model.reading.SafeXml;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import tools.jackson.core.json.JsonFactory;

/**
 * Starts a worker for each look, hands it what it asks for of the file, and ends it when its time is over. What the worker says is as
 * little trusted as the file.
 */
public final class WorkerPreviewer implements Previewer {

    private static final int MEGABYTES = 256;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** What the worker needs of the program, besides Java. */
    private static final List<Class<?>> PARTS =
            List.of(PreviewWorker.class, Look.class, SafeXml.class, Header.class, JsonFactory.class);

    private final OwnPrograms programs;
    private final Class<?> worker;
    private final Duration deadline;

    public WorkerPreviewer(OwnPrograms programs) {
        this(programs, PreviewWorker.class, DEADLINE);
    }

    /** @param worker another program, to see how bad ones end */
    WorkerPreviewer(OwnPrograms programs, Class<?> worker, Duration deadline) {
        this.programs = programs;
        this.worker = worker;
        this.deadline = deadline;
    }

    @Override
    public Look look(Opened file, PreviewFormat format, OptionalInt unit) throws IOException {
        var arguments = new ArrayList<>(List.of(format.name(), Long.toString(file.size())));
        unit.ifPresent(number -> arguments.add(Integer.toString(number)));
        var parts = new ArrayList<Class<?>>(PARTS);
        parts.add(worker);
        var process = programs.start(worker, parts, MEGABYTES, arguments);
        var late = new AtomicBoolean();
        var watch = Thread.ofVirtual().name("preview-deadline").start(() -> end(process, late));
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream(), Wire.PIECE));
                var out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), Wire.PIECE))) {
            return new Conversation(file, in, out).look();
        } catch (IOException broken) {
            throw late.get() ? late() : died();
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    private void end(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            // It has answered.
            Thread.currentThread().interrupt();
        }
    }

    private Refused late() {
        return RefusalKind.PREVIEW_FAILED
                .because("Looking at the file took too long.")
                .limit(deadline.toSeconds() + " s")
                .suggest("Fetch the result itself.")
                .refused();
    }

    private static Refused died() {
        return RefusalKind.PREVIEW_FAILED
                .because("The program that looks at files ended over this one.")
                .suggest("Fetch the result itself.")
                .refused();
    }
}
