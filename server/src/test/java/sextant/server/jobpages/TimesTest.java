package sextant.server.jobpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-20T11:59:59.500Z | just now
            2026-11-20T11:59:30Z     | 30 s ago
            2026-11-20T11:55:00Z     | 5 min ago
            2026-11-20T10:00:01Z     | 1 h ago
            2026-11-19T12:00:00Z     | 1 day ago
            2026-10-20T12:00:00Z     | 31 days ago
            2026-11-20T12:00:59Z     | in 59 s
            2026-11-27T12:00:00Z     | in 7 days
            """)
    void anInstantIsToldByItsDistance(Instant at, String relative) {
        assertThat(Times.when(at, NOW).relative()).isEqualTo(relative);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT0S        | 0 s
            PT0.074S    | 0.07 s
            PT2S        | 2 s
            PT42.9S     | 42 s
            PT1M        | 1 min
            PT3M12S     | 3 min 12 s
            PT2H5M9S    | 2 h 5 min
            P3DT4H      | 3 d 4 h
            PT2147483647S | 24855 d 3 h
            """)
    void aSpanIsToldByItsTwoLargestUnits(Duration length, String words) {
        assertThat(Times.span(length)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 bytes
            1                   | 1 byte
            999                 | 999 bytes
            1000                | 1.0 kB
            999949              | 999.9 kB
            999960              | 1.0 MB
            4214080             | 4.2 MB
            9223372036854775807 | 9223.4 PB
            """)
    void aSizeHasThreeDigitsOrSo(long bytes, String words) {
        assertThat(Sizes.of(bytes)).isEqualTo(words);
    }
}
