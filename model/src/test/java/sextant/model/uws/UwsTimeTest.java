package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UwsTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00Z, 2026-11-20T12:00:00.000Z",
        "2026-01-02T03:04:05.006999Z, 2026-01-02T03:04:05.006Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
    })
    void aTimeIsWrittenInUtcWithMilliseconds(Instant instant, String written) {
        assertThat(UwsTime.text(instant)).isEqualTo(written);
    }

    /** The forms that the validator of UWS 1.1 sends. */
    @ParameterizedTest
    @CsvSource({
        "2015, 2015-01-01T00:00:00Z",
        "2015-10, 2015-10-01T00:00:00Z",
        "2015-10-26, 2015-10-26T00:00:00Z",
        "20151026, 2015-10-26T00:00:00Z",
        "20151026T090010, 2015-10-26T09:00:10Z",
        "2015-10-26 09:00, 2015-10-26T09:00:00Z",
        "2015-10-26T09:00, 2015-10-26T09:00:00Z",
        "2015-10-26T09:00:10.5Z, 2015-10-26T09:00:10.5Z",
        "2015-10-26T09:00:10.123456789, 2015-10-26T09:00:10.123456789Z",
    })
    void aTimeMayBeShortAndWithoutZone(String text, Instant read) {
        assertThat(UwsTime.read(text)).contains(read);
    }

    /** A plus sign that was not encoded arrives as a space. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sometext",
                "2015-26-10",
                "0000-00-00",
                "2015-02-29",
                "2015-10-26T09:00+01:00",
                "2015-10-26T09:00 01:00",
                "2015-10-26T25:00:00Z",
                "+999999999-01-01",
                "1445850000",
                "2015-10-26T09:00:10.1234567890Z",
                "٢٠١٥"
            })
    void whatIsNoTimeInUtcIsNoTime(String text) {
        assertThat(UwsTime.read(text)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var time = Instant.parse("2026-11-20T12:00:00.123Z");

        assertThat(UwsTime.read(UwsTime.text(time))).contains(time);
    }
}
