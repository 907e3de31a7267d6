package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.refusal.Refused;
import sextant.server.TestPlatform;

class WantedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                   | DATA
            */*                                                  | DATA
            text/html                                            | PAGE
            text/html,application/xhtml+xml,*/*;q=0.8            | PAGE
            text/html;q=0.5, application/json                    | DATA
            text/html;q=0.9, application/json;q=0.5              | PAGE
            text/html;q=0, */*                                   | DATA
            application/schema+json                              | DATA
            APPLICATION/JSON                                     | DATA
            text/html;q=much                                     | PAGE
            """)
    void aBrowserGetsAPageAndAProgramData(String accept, Wanted wanted) {
        assertThat(Wanted.by(TestPlatform.get("/types", "", accept, Map.of()))).isEqualTo(wanted);
    }

    @Test
    void whoWantsNeitherIsTold() {
        assertThatThrownBy(() -> Wanted.by(TestPlatform.get("/types", "", "image/png", Map.of())))
                .isInstanceOf(Refused.class);
    }
}
