package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

class WaitingTest {

    private static final Duration CAP = Duration.ofSeconds(50);

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "PHASE=PENDING, 0",
        "WAIT=0, 0",
        "WAIT=10, 10",
        "wait=10, 10",
        "WAIT=50, 50",
        "WAIT=51, 50",
        "WAIT=2147483648, 50",
        "WAIT=99999999999999999999, 50",
        "WAIT=-1, 50"
    })
    void theServerWaitsAsLongAsItIsAskedToButNotLongerThanItLikes(String query, long seconds) {
        assertThat(read(query).most()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WAIT=",
                "WAIT=-2",
                "WAIT=NaN",
                "WAIT=1e9",
                "WAIT=1.5",
                "WAIT=0x10",
                "WAIT=+5",
                "WAIT=-99999999999999999999",
                "WAIT=5&PHASE=SLEEPING"
            })
    void whatIsNoNumberOfSecondsIsRefused(String query) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.FILTER));
    }

    /** UWS 1.1, 2.2.1.2: only where a change is to be expected without the client doing something. */
    @ParameterizedTest
    @EnumSource(Phase.class)
    void onlyActivePhasesBlock(Phase phase) {
        assertThat(read("WAIT=10").blocks(phase))
                .isEqualTo(
                        EnumSet.of(Phase.PENDING, Phase.QUEUED, Phase.EXECUTING).contains(phase));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aJobThatIsInAnotherPhaseThanTheClientBelievesIsAnsweredAtOnce(Phase known) {
        assertThat(read("WAIT=10&PHASE=" + known).blocks(Phase.EXECUTING)).isEqualTo(known == Phase.EXECUTING);
    }

    @Test
    void nothingWaitsUnasked() {
        assertThat(read("").blocks(Phase.EXECUTING)).isFalse();
        assertThat(read("WAIT=0").blocks(Phase.EXECUTING)).isFalse();
    }

    private static Waiting read(String query) {
        return Waiting.read(RequestParameters.of(query), CAP);
    }
}
