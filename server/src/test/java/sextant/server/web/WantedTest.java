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
            'text/html, image/gif, image/jpeg, */*; q=0.2'       | DATA
            """)
    void aBrowserGetsAPageAndAProgramData(String accept, Wanted wanted) {
        assertThat(Wanted.by(TestPlatform.get("/types", "", accept, Map.of()))).isEqualTo(wanted);
    }

    /** What browsers and programs send where XML is the default. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8  | true
            text/html                                                                   | true
            application/xml,text/plain                                                  | false
            application/xml, text/html;q=0.5                                            | false
            text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2                        | false
            */*                                                                         | false
            ''                                                                          | false
            text/plain, text/html;q=0.1                                                 | false
            """)
    void onlyABrowserIsAPerson(String accept, boolean person) {
        assertThat(Wanted.page(TestPlatform.get("/jobs", "", accept, Map.of()))).isEqualTo(person);
    }

    @Test
    void whoWantsNeitherIsTold() {
        assertThatThrownBy(() -> Wanted.by(TestPlatform.get("/types", "", "image/png", Map.of())))
                .isInstanceOf(Refused.class);
    }
}
