package sextant.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.files.JobFiles;
import sextant.engine.files.JobFiles.Collected;
import sextant.engine.files.JobFilesContract;
import sextant.engine.runner.RunName;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refused;

class JobFoldersTest extends JobFilesContract {

    @TempDir
    private Path data;

    private final JobId job = JobId.random(new SecureRandom());
    private final RunName run = new RunName(job, 1);

    @Override
    protected JobFiles open() throws IOException {
        return new JobFolders(data, Optional.empty());
    }

    @Test
    void nobodyElseMayLookIntoTheFolders() throws IOException {
        var work = open().prepare(run).work();

        for (var folder = work; !folder.equals(data); folder = folder.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .as(folder.toString())
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void anUploadThatIsRefusedOrBreaksOffLeavesNothing() throws IOException {
        var files = open();
        var breaking = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent++ > 100_000) {
                    throw new IOException("the client went away");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> files.spool(bytes("abcd"), 3)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> files.spool(breaking, 1 << 20)).hasMessage("the client went away");

        assertThat(data.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void collectingGoesOnWhereADeadServerStopped() throws IOException {
        var outputs = List.of(file("first", "first", true), file("second", "second", true));
        var work = open().prepare(run).work();
        Files.writeString(work.resolve("first"), "abc");
        Files.writeString(work.resolve("second"), "def");
        // As after a kill between the two outputs.
        var results = Files.createDirectory(work.getParent().resolveSibling("results"));
        Files.move(work.resolve("first"), results.resolve("1-0"));

        var collected = open().collect(run, outputs, true);

        assertThat(collected).isInstanceOfSatisfying(Collected.Whole.class, whole -> {
            assertThat(whole.results()).extracting("id").containsExactly("first", "second");
            assertThat(whole.results()).extracting("size").containsExactly(3L, 3L);
        });
    }

    @Test
    void aFileThatNobodyMayReadIsTakenAllTheSame() throws IOException {
        var out = open().prepare(run).work().resolve("out");
        Files.writeString(out, "abc");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("---------"));

        assertThat(open().collect(run, List.of(file("out", "out", true)), true)).isInstanceOf(Collected.Whole.class);
    }

    @Test
    void aChainOfFoldersOfAnyDepthIsRemoved() throws IOException {
        var files = open();
        var work = files.prepare(run).work();
        // Each new folder takes the whole chain in, so that no path is ever too long for us.
        Files.createDirectory(work.resolve("chain"));
        for (int depth = 0; depth < 2000; depth++) {
            var outer = Files.createDirectory(work.resolve("outer"));
            Files.writeString(outer.resolve("file"), "x");
            Files.move(work.resolve("chain"), outer.resolve("chain"));
            Files.move(outer, work.resolve("chain"));
        }

        files.delete(job);

        assertThat(data.resolve("jobs").resolve(job.text().substring(0, 2))).isEmptyDirectory();
    }

    @Test
    void aFolderThatNobodyMayEnterIsRemovedAndALinkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        var files = open();
        var work = files.prepare(run).work();
        var closed = Files.createDirectories(work.resolve("closed/inner"));
        Files.writeString(closed.resolve("file"), "x");
        Files.writeString(elsewhere.resolve("file"), "kept");
        Files.createSymbolicLink(work.resolve("link"), elsewhere);
        Files.createSymbolicLink(closed.resolve("link"), elsewhere);
        for (var folder : List.of(closed, closed.getParent(), work)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        }

        files.delete(job);

        assertThat(files.known()).isEmpty();
        assertThat(elsewhere.resolve("file")).hasContent("kept");
    }

    @Test
    void programsOfAnotherUserReachTheirWorkAndTheirInputsAndCanListNothing() throws IOException {
        Root.need();
        // The other user cannot pass through the folder that JUnit made.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        var files = new JobFolders(data, Optional.of("nobody"));
        var spooled = files.spool(new ByteArrayInputStream(new byte[] {'a'}), 10);
        var upload = new ParameterValue.Upload("image", spooled.name(), "text/plain", 1);
        files.adopt(job, List.of(upload));
        var folder = files.prepare(run);

        assertThat(Files.getOwner(folder.work()).getName()).isEqualTo("nobody");
        assertThat(permissions(folder.work())).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("jobs"))).isEqualTo("rwx--x--x");
        assertThat(permissions(folder.work().getParent())).isEqualTo("rwx--x--x");
        assertThat(permissions(data.resolve("spool"))).isEqualTo("rwx------");
        assertThat(permissions(files.input(job, upload))).isEqualTo("r--r--r--");
        Files.writeString(folder.work().resolve("out"), "abc");
        Files.setOwner(folder.work().resolve("out"), Files.getOwner(folder.work()));
        files.collect(run, List.of(file("out", "out", true)), true);
        var results = data.resolve("jobs")
                .resolve(job.text().substring(0, 2))
                .resolve(job.text())
                .resolve("results");
        assertThat(permissions(results)).isEqualTo("rwx------");
        assertThat(Files.getOwner(results.resolve("1-0"))).isEqualTo(Files.getOwner(results));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
