package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.engine.jobs.StateGraph.Happening;
import sextant.model.job.Phase;

/** The whole graph, as a table: what is not in it cannot happen. */
class StateGraphTest {

    private static final String GRAPH = """
                      RUN    HOLD CLAIM     COMPLETE  FAIL  ABORT   SUSPEND   RESUME    LOSE_SIGHT SEE_AGAIN RESTART ARCHIVE
            PENDING   QUEUED HELD -         -         ERROR ABORTED -         -         -          -         -       ARCHIVED
            HELD      QUEUED -    -         -         ERROR ABORTED -         -         -          -         -       ARCHIVED
            QUEUED    -      -    EXECUTING -         ERROR ABORTED -         -         -          -         -       ARCHIVED
            EXECUTING -      -    -         COMPLETED ERROR ABORTED SUSPENDED -         UNKNOWN    -         QUEUED  -
            SUSPENDED -      -    -         COMPLETED ERROR ABORTED -         EXECUTING UNKNOWN    -         QUEUED  -
            UNKNOWN   -      -    -         COMPLETED ERROR ABORTED SUSPENDED -         -          EXECUTING QUEUED  -
            COMPLETED -      -    -         -         -     -       -         -         -          -         -       ARCHIVED
            ERROR     -      -    -         -         -     -       -         -         -          -         -       ARCHIVED
            ABORTED   -      -    -         -         -     -       -         -         -          -         -       ARCHIVED
            ARCHIVED  -      -    -         -         -     -       -         -         -          -         -       -
            """;

    @ParameterizedTest
    @EnumSource
    void whatMayFollowIsInTheTable(Phase phase) {
        for (var happening : Happening.values()) {
            assertThat(StateGraph.next(phase, happening))
                    .as("%s in %s", happening, phase)
                    .isEqualTo(table().get(phase).get(happening));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFinalPhaseIsLeftForTheArchiveOnly(Phase phase) {
        for (var happening : Happening.values()) {
            if (phase.isFinal()) {
                assertThat(StateGraph.next(phase, happening)).isIn(Optional.empty(), Optional.of(Phase.ARCHIVED));
            }
        }
    }

    /** CEA lost such jobs: they could not be deleted, and were never destroyed. */
    @ParameterizedTest
    @EnumSource(names = {"PENDING", "HELD", "QUEUED", "COMPLETED", "ERROR", "ABORTED"})
    void everythingWithoutARunCanBeArchived(Phase phase) {
        assertThat(StateGraph.next(phase, Happening.ARCHIVE)).contains(Phase.ARCHIVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "HELD", "QUEUED", "EXECUTING", "SUSPENDED", "UNKNOWN"})
    void everythingThatHasNotEndedCanBeEnded(Phase phase) {
        assertThat(StateGraph.next(phase, Happening.ABORT)).contains(Phase.ABORTED);
        assertThat(StateGraph.next(phase, Happening.FAIL)).contains(Phase.ERROR);
    }

    @Test
    void nothingLeadsBackToPending() {
        for (var phase : Phase.values()) {
            assertThat(Arrays.stream(Happening.values()).flatMap(what -> StateGraph.next(phase, what).stream()))
                    .doesNotContain(Phase.PENDING, phase);
        }
    }

    private static Map<Phase, Map<Happening, Optional<Phase>>> table() {
        var lines = GRAPH.lines().toList();
        var head = lines.getFirst().strip().split("\\s+");
        var table = new EnumMap<Phase, Map<Happening, Optional<Phase>>>(Phase.class);
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.strip().split("\\s+");
            var row = new EnumMap<Happening, Optional<Phase>>(Happening.class);
            for (int column = 0; column < head.length; column++) {
                row.put(Happening.valueOf(head[column]), Phase.of(cells[column + 1]));
            }
            table.put(Phase.valueOf(cells[0]), row);
        }
        return table;
    }
}
