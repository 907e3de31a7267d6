package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

class JobTermsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3600, 3600",
        "007, 7",
        "2147483648, 2147483648",
        "999999999999999999, 999999999999999999",
        "100000000000000000000, 9223372036854775807"
    })
    void anExecutionDurationIsAWholeNumberOfSecondsHoweverLarge(String text, long seconds) {
        assertThat(JobTerms.executionDuration(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1e9", "NaN", "PT1H", " 5", "+5", "٣"})
    void anythingElseIsNoExecutionDuration(String text) {
        assertRefused(() -> JobTerms.executionDuration(text));
    }

    @Test
    void aDestructionTimeIsInUtcAndNoTimeAsksForTheLatest() {
        assertThat(JobTerms.destruction("2026-11-20T12:00:00Z")).contains(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(JobTerms.destruction("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "+999999999-01-01", "0000-00-00", "2026-11-20T12:00:00+01:00", "P7D"})
    void anythingElseIsNoDestructionTime(String text) {
        assertRefused(() -> JobTerms.destruction(text));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.TIME));
    }
}
