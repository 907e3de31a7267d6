package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.store.ExampleJobs;
import sextant.engine.store.StoreRefused;
import sextant.model.job.Job;

/**
 * Files that a disk has damaged: a store that lacks an acknowledged job never starts as if nothing were wrong, as far as its files can
 * tell. The files are those of a server that was killed, with much of its work still in the write-ahead log.
 */
class DamageTest {

    private static final int JOBS = 40;

    @TempDir
    static Path killed;

    @TempDir
    Path folder;

    private static final List<Job> ACKNOWLEDGED = new ArrayList<>();

    /** Files as they are in the middle of the work are what a kill leaves. */
    @BeforeAll
    static void work() throws IOException {
        var examples = new ExampleJobs();
        var working = Files.createDirectory(killed.resolve("working"));
        try (var store = StoreProgram.open(working.toString())) {
            for (int n = 0; n < JOBS; n++) {
                var job = examples.pending();
                store.create(job, Optional.empty());
                ACKNOWLEDGED.add(job);
            }
            for (var name : List.of("jobs.db", "jobs.db-wal", "jobs.lock")) {
                Files.copy(working.resolve(name), killed.resolve(name));
            }
        }
    }

    private void copy() throws IOException {
        for (var name : List.of("jobs.db", "jobs.db-wal", "jobs.lock")) {
            Files.copy(killed.resolve(name), folder.resolve(name));
        }
    }

    @Test
    void withoutDamageEverythingIsThere() throws IOException {
        copy();

        assertThat(found()).isEqualTo(JOBS);
    }

    @Test
    void aBitThatFlippedInTheLogIsFoundUnlessOnlyTheLastCommitIsBehindIt() throws IOException {
        var random = new Random(20261120);
        var intact = Files.readAllBytes(killed.resolve("jobs.db-wal"));
        for (int n = 0; n < 100; n++) {
            for (var old : folder.toFile().listFiles()) {
                Files.delete(old.toPath());
            }
            copy();
            var bytes = intact.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(folder.resolve("jobs.db-wal"), bytes);

            try {
                assertThat(found())
                        .as("bit flipped in byte %d of %d", at, bytes.length)
                        .isGreaterThanOrEqualTo(JOBS - 1);
            } catch (StoreRefused refused) {
                assertThat(refused).hasMessageContaining("store-damaged").hasMessageContaining("jobs.db-wal");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 99, 100, 4095, 4096, 5000, 20_000})
    void aDatabaseThatWasCutOffIsRefused(int length) throws IOException {
        copy();
        StoreProgram.open(folder.toString()).close();
        var file = folder.resolve("jobs.db");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(this::found)
                .withMessageContaining("jobs.db")
                .withMessageContaining("Restore");
        assertThat(file).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 21})
    void aDatabaseWithAnOverwrittenPageIsRefused(int page) throws IOException {
        copy();
        StoreProgram.open(folder.toString()).close();
        var file = folder.resolve("jobs.db");
        var bytes = Files.readAllBytes(file);
        var noise = new byte[4096];
        new Random(page).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, page * noise.length, noise.length);
        Files.write(file, bytes);

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(this::found)
                .withMessageContaining("store-damaged")
                .withMessageContaining("jobs.db");
    }

    /** How many of the acknowledged jobs a server that starts with these files has. */
    private long found() {
        try (var store = StoreProgram.open(folder.toString())) {
            return ACKNOWLEDGED.stream()
                    .filter(job -> store.find(job.id()).isPresent())
                    .count();
        }
    }
}
