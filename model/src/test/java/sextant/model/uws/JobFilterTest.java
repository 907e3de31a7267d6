package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.job.JobQuery;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

class JobFilterTest {

    @Test
    void withoutAFilterEveryJobIsShownButTheArchived() {
        assertThat(read("")).isEqualTo(JobQuery.all());
        assertThat(read("").shown()).doesNotContain(Phase.ARCHIVED).hasSize(9);
    }

    @Test
    void severalPhasesAreAnyOfThem() {
        assertThat(read("PHASE=ERROR&phase=ARCHIVED").phases()).containsExactlyInAnyOrder(Phase.ERROR, Phase.ARCHIVED);
    }

    @Test
    void ofSeveralTimesTheLatestCountsAndOfSeveralNumbersTheSmallest() {
        assertThat(read("AFTER=2026&AFTER=2025&last=7&LAST=3").after().orElseThrow())
                .isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(read("last=7&LAST=3").last()).hasValue(3);
    }

    /** The job that was created at the time that a client saw must not come again, although it was created a little later. */
    @Test
    void afterATimeThatWasShownIsAfterItsWholeMillisecond() {
        assertThat(read("AFTER=2026-11-20T12:00:00.123Z").after())
                .contains(Instant.parse("2026-11-20T12:00:00.123999Z"));
        assertThat(read("AFTER=2026-11-20T12:00:00.123456Z").after())
                .contains(Instant.parse("2026-11-20T12:00:00.123456Z"));
    }

    @Test
    void aNumberMayBeLargerThanAnyList() {
        assertThat(read("LAST=99999999999").last()).hasValue(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PHASE=executing",
                "PHASE=",
                "PHASE=RUNNING",
                "LAST=0",
                "LAST=-1",
                "LAST=abc",
                "LAST=",
                "LAST=1.5",
                "LAST=1e9",
                "AFTER=sometext",
                "AFTER=2015-26-10",
                "AFTER=2015-10-26T09:00%2B01:00",
                "AFTER=2015-10-26T09:00+01:00",
                "AFTER="
            })
    void whatIsNoFilterIsRefused(String query) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.FILTER));
    }

    @Test
    void otherParametersArePassedOver() {
        assertThat(read("colour=blue&&x")).isEqualTo(JobQuery.all());
    }

    @Test
    void moreParametersThanAnybodyNeedsAreRefused() {
        assertThatThrownBy(() -> read("a=b&".repeat(200)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.TOO_MANY_PARTS));
    }

    @ParameterizedTest
    @CsvSource({"%, bad-encoding", "a=%C3, bad-encoding", "LAST=%2, bad-encoding"})
    void aQueryThatIsBadlyEncodedIsRefused(String query, String kind) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind().word()).isEqualTo(kind));
    }

    private static JobQuery read(String query) {
        return JobFilter.read(RequestParameters.of(query), Optional.empty(), Optional.empty());
    }
}
