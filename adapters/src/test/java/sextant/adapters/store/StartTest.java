package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.store.ExampleJobs;
import sextant.engine.store.StoreRefused;
import sextant.model.job.Job;

/** What keeps a server from starting, and what does not. */
class StartTest {

    @TempDir
    Path folder;

    private final Job job = new ExampleJobs().pending();

    @Test
    void aSecondStoreOfTheSameProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        try (var first = StoreProgram.open(folder.toString())) {
            assertThatExceptionOfType(StoreRefused.class)
                    .isThrownBy(() -> StoreProgram.open(folder.toString()))
                    .satisfies(refused -> assertThat(refused.word()).isEqualTo("data-dir-in-use"));
            first.create(job, Optional.empty());

            var other = ChildProgram.start(List.of(), List.of(), folder.toString(), "1", "1");

            assertThat(other.inputReader().lines()).isEmpty();
            assertThat(other.waitFor()).isNotZero();
        }
    }

    @Test
    void aSecondServerIsRefusedUntilTheFirstIsDead() throws Exception {
        var first = ChildProgram.start(List.of(), List.of(), folder.toString(), "1", "1000000");
        assertThat(first.inputReader().readLine()).startsWith("opened");

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> StoreProgram.open(folder.toString()))
                .withMessageContaining("data-dir-in-use")
                .withMessageContaining("process " + first.pid())
                .withMessageContaining("Stop that server first");

        first.destroyForcibly().waitFor();
        StoreProgram.open(folder.toString()).close();
    }

    @Test
    void tablesOfALaterVersionAreRefusedAndLeftAlone() throws Exception {
        store();
        try (var database = sqlite();
                var statement = database.createStatement()) {
            statement.execute("""
                    insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                        execution_time, success) values (99, '99', 'later', 'SQL', 'V99__later.sql', '', 0, 1)
                    """);
        }

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> StoreProgram.open(folder.toString()))
                .withMessageContaining("store-newer")
                .withMessageContaining("version 99")
                .withMessageContaining("jobs.db");
    }

    @Test
    void jobsOfTheVersionBeforeThereWereListenersAreTakenUpWithNobodyToTell() throws Exception {
        store();
        try (var database = sqlite();
                var statement = database.createStatement()) {
            statement.executeUpdate("alter table job drop column listeners");
            statement.executeUpdate("drop table notice");
            statement.executeUpdate("drop table told");
            statement.executeUpdate("drop table seen_message");
            statement.executeUpdate("delete from flyway_schema_history where version in ('3', '4')");
        }

        try (var store = StoreProgram.open(folder.toString())) {
            assertThat(store.find(job.id())).contains(job);
            assertThat(store.nextNotice()).isEmpty();
        }
    }

    @Test
    void aServerThatWasKilledWhileItMadeTheTablesMakesThemAtItsNextStart() throws Exception {
        var child = ChildProgram.start(
                List.of(), List.of("sextant.fault=MIDDLE_OF_MIGRATION"), folder.toString(), "1", "1");

        assertThat(child.inputReader().lines()).isEmpty();
        assertThat(child.waitFor()).isEqualTo(137);

        store();
        try (var store = StoreProgram.open(folder.toString())) {
            assertThat(store.find(job.id())).contains(job);
        }
    }

    @Test
    void aStoreThatVanishedIsNotTakenForANewOne() throws Exception {
        store();
        Files.delete(folder.resolve("jobs.db"));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> StoreProgram.open(folder.toString()))
                .withMessageContaining("store-missing")
                .withMessageContaining("jobs.db")
                .withMessageContaining("Restore");
        assertThat(folder.resolve("jobs.db")).doesNotExist();
    }

    @Test
    void anEmptyFileOrOneOfSomethingElseIsNotTakenForAStore() throws Exception {
        store();
        for (var content : List.of("", "SQLite", "x".repeat(5000))) {
            Files.writeString(folder.resolve("jobs.db"), content);

            assertThatExceptionOfType(StoreRefused.class).isThrownBy(() -> StoreProgram.open(folder.toString()));
            assertThat(folder.resolve("jobs.db")).hasContent(content);
        }
    }

    @Test
    void aFolderWhereNobodyCanWriteIsRefused() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> StoreProgram.open(file.resolve("data").toString()))
                .withMessageContaining("data-dir-unusable")
                .withMessageContaining(file.toString());
    }

    private void store() {
        try (var store = StoreProgram.open(folder.toString())) {
            store.create(job, Optional.empty());
        }
    }

    private Connection sqlite() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("jobs.db"));
    }
}
