package sextant.model.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

class AcceptHeaderTest {

    @Test
    void withoutTheHeaderTheAnswerIsJson() {
        assertThat(AcceptHeader.choose(Optional.empty()))
                .isEqualTo(new AcceptHeader.Choice(DocumentFormat.JSON, "application/json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                              | application/json
            *                                                | application/json
            application/json                                 | application/json
            text/json                                        | text/json
            application/yaml                                 | application/yaml
            text/yaml                                        | text/yaml
            application/x-yaml                               | application/x-yaml
            Application/XML ; charset=utf-8                  | application/xml
            text/xml                                         | text/xml
            application/*                                    | application/json
            text/*                                           | text/json
            application/yaml, application/xml                | application/yaml
            application/xml, application/yaml                | application/xml
            application/json;q=0.5, text/yaml;q=0.6          | text/yaml
            application/xml, */*                             | application/xml
            */*, application/xml                             | application/xml
            application/yaml;q=0.1, */*;q=0.2                | application/json
            application/json;q=0, */*                        | text/json
            application/*;q=0.2, application/xml;q=0.9       | application/xml
            text/csv, application/yaml;q=0.001               | application/yaml
            application/problem+json, application/json       | application/json
            text/yaml;a="x,y;z";q=0.9, text/xml;q=0.8        | text/yaml
            application/xml; Q=1.0, application/json;q=1.000 | application/xml
            """)
    void theBestOfWhatIsAskedForIsChosen(String header, String contentType) {
        assertThat(AcceptHeader.choose(Optional.of(header)).contentType()).isEqualTo(contentType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "text/html, application/xml, application/json;q=0.1",
            })
    void aBrowserGetsJson(String header) {
        assertThat(AcceptHeader.choose(Optional.of(header)).format()).isEqualTo(DocumentFormat.JSON);
    }

    @Test
    void whoeverLikesXmlBetterThanPagesGetsXml() {
        assertThat(AcceptHeader.choose(Optional.of("application/xml, text/html;q=0.5, */*;q=0.1"))
                        .format())
                .isEqualTo(DocumentFormat.XML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",,", "yaml", "application/yaml;q=abc", "application/yaml;q=2", "/", "\"application/yaml"})
    void whatIsMalformedIsPassedOver(String header) {
        assertThat(AcceptHeader.choose(Optional.of(header)).contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/csv", "text/html", "*/*;q=0", "image/*", "application/json;q=0", "application/json;q=0.0"})
    void whereNothingFitsTheRefusalSaysWhatThereIs(String header) {
        var refusal = catchThrowableOfType(Refused.class, () -> AcceptHeader.choose(Optional.of(header)))
                .refusal();
        assertThat(refusal.kind()).isEqualTo(RefusalKind.NOT_ACCEPTABLE);
        assertThat(refusal.got()).hasValue(header);
        assertThat(refusal.limit())
                .hasValue("application/json, text/json, application/yaml, text/yaml, application/x-yaml, "
                        + "application/xml, text/xml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/xml                          | XML
            text/yaml                                | YAML
            text/csv                                 | JSON
            text/html, application/xml;q=0.9, */*;q=0.8 | JSON
            """)
    void anErrorIsWrittenAsAskedForIfItCanBe(String header, DocumentFormat format) {
        assertThat(AcceptHeader.formatOrJson(Optional.of(header))).isEqualTo(format);
        assertThat(AcceptHeader.formatOrJson(Optional.empty())).isEqualTo(DocumentFormat.JSON);
    }

    @Test
    void aHeaderOfAnyLengthIsReadOnce() {
        assertThat(AcceptHeader.choose(Optional.of("\"\\".repeat(50_000) + ",text/csv;".repeat(10_000) + ",text/yaml"))
                        .format())
                .isIn(DocumentFormat.JSON, DocumentFormat.YAML);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                            | application/xml
            application/xml, text/plain                                    | application/xml
            text/xml                                                       | text/xml
            text/html                                                      | text/html
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=.8 | text/html
            application/json;q=0.9, text/html;q=0.5                        | application/json
            """)
    void ofOtherMediaTypesTheBestIsChosenToo(String header, String mediaType) {
        assertThat(AcceptHeader.preferred(
                        Optional.of(header), List.of("application/xml", "text/xml", "application/json", "text/html")))
                .contains(mediaType);
    }

    @Test
    void whoAsksForNothingGetsTheFirstAndWhoAsksForSomethingElseNothing() {
        assertThat(AcceptHeader.preferred(Optional.empty(), List.of("text/xml", "text/html")))
                .contains("text/xml");
        assertThat(AcceptHeader.preferred(Optional.of("image/png"), List.of("text/xml", "text/html")))
                .isEmpty();
    }
}
