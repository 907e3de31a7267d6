package sextant.adapters.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.adapters.preview.worker.PreviewWorker;
import sextant.adapters.preview.worker.Wire;
import sextant.adapters.process.OwnPrograms;
import sextant.engine.files.Opened;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;
import sextant.engine.preview.PreviewFormat;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** A worker is a process, and whatever becomes of it the server has an answer. */
class WorkerPreviewerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private OwnPrograms programs;

    @BeforeEach
    void sandbox() throws IOException {
        programs = OwnPrograms.of(ProcessPolicy.DEFAULT, data);
    }

    @Test
    void aFileIsLookedAtInAnotherProcess() throws Exception {
        var look = look(PreviewWorker.class, LONG, file("reading/files/table.fits"), PreviewFormat.FITS);

        var fits = (Preview.Fits) look.preview();
        assertThat(((Preview.Table) fits.content().orElseThrow()).rows()).hasSize(100);
    }

    @Test
    void aPictureComesWithIt() throws Exception {
        var look = look(PreviewWorker.class, LONG, file("reading/files/compressed.fits"), PreviewFormat.FITS);

        assertThat(look.picture()).isPresent();
    }

    @Test
    void whyAFileCannotBeReadIsSaid() throws Exception {
        assertRefused(PreviewWorker.class, LONG, file("reading/files/plot.png"), "does not begin like FITS");
    }

    @Test
    void aWorkerThatDiesIsSaidToHaveDied() throws Exception {
        assertRefused(Dying.class, LONG, file("reading/files/plot.png"), "ended over this one");
    }

    @Test
    void aWorkerThatTakesTooLongIsEnded() throws Exception {
        assertRefused(Sleeping.class, Duration.ofMillis(300), file("reading/files/plot.png"), "took too long");
    }

    @Test
    void aWorkerThatTalksNonsenseIsNotBelieved() throws Exception {
        assertRefused(Lying.class, LONG, file("reading/files/plot.png"), "ended over this one");
    }

    /** The sandbox of this machine, if it has one, hides the data of the server. */
    @Test
    void aWorkerDoesNotSeeWhatTheServerKeeps() throws Exception {
        Files.writeString(data.resolve("secret"), "x");
        var program = programs.start(
                Looking.class,
                java.util.List.of(Looking.class),
                16,
                java.util.List.of(data.resolve("secret").toString()));

        boolean sandboxed = Files.isExecutable(Path.of("/usr/bin/bwrap"));
        org.junit.jupiter.api.Assumptions.assumeTrue(sandboxed);
        assertThat(new String(program.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("false 0");
    }

    private Look look(Class<?> worker, Duration deadline, Path file, PreviewFormat format) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return new WorkerPreviewer(programs, worker, deadline)
                    .look(new Opened(channel, channel.size()), format, OptionalInt.empty());
        }
    }

    private void assertRefused(Class<?> worker, Duration deadline, Path file, String why) {
        assertThatThrownBy(() -> look(worker, deadline, file, PreviewFormat.FITS))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.PREVIEW_FAILED))
                .hasMessageContaining(why);
    }

    private static Path file(String name) throws Exception {
        return Path.of(WorkerPreviewerTest.class.getResource(name).toURI());
    }

    /** A worker that ends at once. */
    static final class Dying {
        public static void main(String[] arguments) {
            Runtime.getRuntime().halt(134);
        }
    }

    /** A worker that waits for what never comes. */
    static final class Sleeping {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    /** A worker that says that a gigabyte follows. */
    static final class Lying {
        public static void main(String[] arguments) throws IOException {
            var out = new DataOutputStream(System.out);
            out.writeByte(Wire.SEEN);
            out.writeInt(1 << 30);
            out.flush();
        }
    }

    /** Says whether a file is there, and how many variables the environment has beside the one that we set. */
    static final class Looking {
        public static void main(String[] arguments) {
            long variables = System.getenv().keySet().stream()
                    .filter(name -> !name.equals("LC_ALL") && !name.equals("PWD"))
                    .count();
            System.out.print(Files.exists(Path.of(arguments[0])) + " " + variables);
        }
    }
}
