package sextant.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row C08: a program swaps what stands at the name of its output, all the time, while we look, open and take. */
@Timeout(120)
class SwapRaceTest {

    private static final int ROUNDS = Boolean.getBoolean("sextant.long") ? 100_000 : 10_000;

    @TempDir
    private Path folder;

    private Path work;
    private Path foreign;
    private final AtomicBoolean stop = new AtomicBoolean();
    private Thread swapper = new Thread();

    @BeforeEach
    void setUp() throws Exception {
        work = Files.createDirectory(folder.resolve("work"));
        foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("file"), "foreign");
        // What is swapped in: a folder of the program's own, a link to a foreign one; a file, a link, a pipe.
        Files.createDirectory(work.resolve("folder-own"));
        Files.writeString(work.resolve("folder-own/file"), "own");
        Files.createSymbolicLink(work.resolve("folder-link"), foreign);
        Files.writeString(work.resolve("file-own"), "own");
        Files.createSymbolicLink(work.resolve("file-link"), foreign.resolve("file"));
        assertThat(new ProcessBuilder(
                                "mkfifo",
                                work.resolve("file-pipe").toString(),
                                work.resolve("folder-pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    @AfterEach
    void tearDown() throws InterruptedException {
        stop.set(true);
        swapper.join();
    }

    @Test
    void nothingForeignIsEverReadAndNothingWaits() throws IOException {
        swap("folder", "folder-own", "folder-link", "folder-pipe");
        int own = 0;
        // The race is run until the file was there at least once.
        for (int round = 0; round < ROUNDS || own == 0; round++) {
            own += read("folder/file");
        }
    }

    @Test
    void noLinkOrPipeInPlaceOfTheFileIsEverRead() throws IOException {
        replace("file", "file-own", "file-link", "file-own", "file-pipe");
        int own = 0;
        for (int round = 0; round < 3 * ROUNDS || own == 0; round++) {
            own += read("file");
        }
    }

    @Test
    void whatIsTakenIsNeverForeign() throws IOException {
        swap("folder", "folder-own", "folder-link");
        var target = Files.createDirectory(folder.resolve("target"));
        int taken = 0;
        for (int round = 0; round < ROUNDS / 10 || taken == 0; round++) {
            try {
                if (ResultFiles.look(work, "folder/file") == ResultFiles.Standing.FILE) {
                    ResultFiles.take(work, "folder/file", target, "taken");
                    assertThat(target.resolve("taken")).hasContent("own");
                    Files.move(target.resolve("taken"), work.resolve("folder-own-file"));
                    taken++;
                }
            } catch (NoSuchFileException | java.nio.file.NotDirectoryException _) {
                continue;
            }
            putBack();
        }
        assertThat(foreign.resolve("file")).hasContent("foreign");
    }

    /** The file goes back into the program's own folder, wherever that is at the moment. */
    private void putBack() throws IOException {
        while (Files.exists(work.resolve("folder-own-file"))) {
            for (var place : new String[] {"folder-own", "folder"}) {
                try {
                    if (Files.isDirectory(work.resolve(place), LinkOption.NOFOLLOW_LINKS)
                            && !Files.isSymbolicLink(work.resolve(place))) {
                        moveIn(place);
                    }
                } catch (IOException _) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private void moveIn(String place) throws IOException {
        try (var top = ResultFiles.secure(work);
                var inside = ResultFiles.enter(top, Path.of(place))) {
            top.move(Path.of("folder-own-file"), inside, Path.of("file"));
        }
    }

    /** 1 if our own file was read, 0 if there was nothing to read. */
    private int read(String name) throws IOException {
        try (var opened = ResultFiles.openWhileItChanges(work, name).orElse(null)) {
            if (opened == null) {
                return 0;
            }
            var text = new String(Channels.newInputStream(opened.channel()).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).isEqualTo("own");
            return 1;
        } catch (IOException _) {
            return 0;
        }
    }

    /** Without a gap: each takes the place of the one before at once. Folders cannot be replaced so. */
    private void replace(String name, String... stand) {
        swapper = Thread.ofPlatform().start(() -> {
            var next = work.resolve("next");
            for (int turn = 0; !stop.get(); turn++) {
                try {
                    Files.createLink(next, work.resolve(stand[turn % stand.length]));
                    Files.move(next, work.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                    Files.deleteIfExists(next);
                } catch (IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            }
        });
    }

    private void swap(String name, String... stand) {
        swapper = Thread.ofPlatform().start(() -> {
            for (int turn = 0; !stop.get(); turn++) {
                var next = work.resolve(stand[turn % stand.length]);
                try {
                    Files.move(next, work.resolve(name));
                    Files.move(work.resolve(name), next);
                } catch (IOException _) {
                    Thread.onSpinWait();
                }
            }
        });
    }
}
