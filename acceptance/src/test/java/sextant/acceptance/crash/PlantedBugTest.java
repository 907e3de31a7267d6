package sextant.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.crash.validation.Validator;
import sextant.acceptance.crash.validation.Verdict;
import sextant.acceptance.crash.validation.Verdict.Kind;
import sextant.acceptance.running.Folder;

/** The harness would notice: the program is told to make a mistake, and must be found out. */
@Timeout(300)
class PlantedBugTest {

    private static final long SEED = 3;

    @Test
    void toAcknowledgeBeforeTheCommitLosesJobs() {
        var verdict = verdict("acknowledge-before-commit", List.of("BEFORE_CREATE_COMMIT", "BEFORE_CREATE_COMMIT"));

        assertThat(verdict.count(Kind.LOST)).as("%s", verdict).isPositive();
    }

    @Test
    void toStartAgainWithoutLookingStartsTwice() {
        var verdict = verdict("restart-without-looking", List.of("AFTER_SUBMIT", "AFTER_SUBMIT"));

        assertThat(verdict.count(Kind.DUPLICATED)).as("%s", verdict).isPositive();
    }

    @Test
    void toIgnoreTheStartMarkStartsTwice() {
        var verdict = verdict("start-mark-ignored", List.of("SUPERVISOR_AFTER_SPAWN", "SUPERVISOR_AFTER_SPAWN"));

        assertThat(verdict.count(Kind.DUPLICATED)).as("%s", verdict).isPositive();
    }

    private static Verdict verdict(String bug, List<String> points) {
        try (var folder = Folder.create()) {
            return Validator.judge(
                    Round.play(folder.root(), Plan.at(points, SEED).with(bug)));
        }
    }
}
