package sextant.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.files.JobFiles.Collected;
import sextant.engine.files.NoRoom;
import sextant.engine.runner.RunName;
import sextant.model.application.BaseParam;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterType;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;

/** Row F13: a full disk is called so, nothing half is left to be seen, and all goes on when there is room again. */
class FullDiskTest {

    private final JobId job = JobId.random(new SecureRandom());
    private final RunName run = new RunName(job, 1);

    @Test
    void anUploadThatDoesNotFitLeavesNothing(@TempDir Path data) throws Exception {
        try (var _ = Root.smallDisk(data, "1m")) {
            var files = new JobFolders(data, Optional.empty());

            assertThatThrownBy(() -> files.spool(new ByteArrayInputStream(new byte[2 << 20]), 4 << 20))
                    .isInstanceOf(NoRoom.class);

            assertThat(data.resolve("spool")).isEmptyDirectory();
            var small = files.spool(new ByteArrayInputStream(new byte[100_000]), 4 << 20);
            var upload = new ParameterValue.Upload("image", small.name(), "text/plain", small.size());
            assertThat(files.adopt(job, List.of(upload))).hasSize(1);
        }
    }

    @Test
    void aResultThatDoesNotFitIsNotListedAndIsTakenWhenThereIsRoomAgain(@TempDir Path data) throws Exception {
        try (var _ = Root.smallDisk(data, "1m")) {
            var files = new JobFolders(data, Optional.empty());
            var folder = files.prepare(run);
            Files.write(folder.stdout(), new byte[600_000]);
            var outputs = List.of(new OutputDefinition(
                    "log", new OutputDefinition.From.Stdout(), ParameterType.TEXT, "text/plain", true, BaseParam.NONE));

            assertThatThrownBy(() -> files.collect(run, outputs, true)).isInstanceOf(NoRoom.class);
            assertThat(data.resolve("jobs")
                            .resolve(job.text().substring(0, 2))
                            .resolve(job.text())
                            .resolve("results"))
                    .isEmptyDirectory();

            Files.write(folder.stdout(), new byte[300_000]);
            assertThat(files.collect(run, outputs, true))
                    .isInstanceOfSatisfying(
                            Collected.Whole.class,
                            whole -> assertThat(whole.results().getFirst().size())
                                    .isEqualTo(300_000));
        }
    }
}
