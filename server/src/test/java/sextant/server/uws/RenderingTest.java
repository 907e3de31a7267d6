package sextant.server.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.server.TestPlatform;

class RenderingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                            | application/xml
            */*                                                           | application/xml
            application/xml,text/plain                                    | application/xml
            text/xml                                                      | text/xml
            text/plain                                                    | application/xml
            image/png                                                     | application/xml
            application/json                                              | application/json
            application/yaml                                              | application/yaml
            text/yaml;q=0.5, application/json;q=0.4                       | text/yaml
            text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2          | application/xml
            text/html, image/gif, image/jpeg, */*; q=0.2                  | application/xml
            """)
    void programsGetXmlUnlessTheyAskForSomethingElseThatThereIs(String accept, String mediaType) {
        assertThat(rendering(accept))
                .isInstanceOfSatisfying(
                        Rendering.Data.class,
                        data -> assertThat(data.mediaType()).isEqualTo(mediaType));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8"
            })
    void browsersGetAPage(String accept) {
        assertThat(rendering(accept)).isInstanceOf(Rendering.Page.class);
    }

    private static Rendering rendering(String accept) {
        return Rendering.of(TestPlatform.get("/jobs", "", accept, Map.of()));
    }
}
