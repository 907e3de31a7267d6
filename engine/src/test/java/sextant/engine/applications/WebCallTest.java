package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.applications.Reading.text;
import static sextant.engine.applications.Reading.upload;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.applications.WebRequest.Field.Content;
import sextant.engine.applications.WebRequest.Field.Text;
import sextant.model.application.Application;
import sextant.model.application.OutputDefinition.From;
import sextant.model.application.ProgressSource;
import sextant.model.application.execution.HttpCall;
import sextant.model.application.execution.HttpCall.Method;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** How values become a request to a web service, and what cannot. */
class WebCallTest {

    private static final Application IMAGES = Reading.good("""
            name: images
            http:
              url: "https://example.org:8443/archive/{survey}/sia?collection=a%20b"
              query: {POS: "{position}", BAND: "{band}", REQUEST: queryData, CIRCLE: "{ra} {dec} 1"}
              timeout: 20s
              attempts: 2
            parameters:
              survey: {default: dss}
              position: {type: real, array: {shape: 2, separator: ","}}
              band: {repeat: 0..}
              verbose: {type: boolean, optional: true, words: ["1", "0"]}
              ra: {type: real, default: 1}
              dec: {type: real, default: -2}
            outputs: {images: {type: VOTable}}
            """);

    private static final Application COUNT = Reading.good("""
            name: count
            http: {url: "http://example.org/count", method: post, query: {KEY: "{key}"}, form: {INPUT: "{table}", MODE: [a, b]}}
            parameters: {key: {default: k&k}, table: VOTable, note: {optional: true}}
            outputs: {result: {type: text, media-type: text/csv}}
            limits: {file-size: 1M}
            """);

    private static WebRequest request(Application application, ParameterValue... sent) {
        var complete = ParameterCheck.complete(
                application,
                application.interfaces().getFirst(),
                Stream.of(sent).toList());
        var call = (HttpCall) application.execution();
        WebCall.check(application, call, complete);
        return WebCall.of(application, call, complete, upload -> Path.of("/jobs/7", upload.file()));
    }

    @Test
    void theFixedQueryComesFirstAndWhatHasNoPlaceIsSentUnderItsName() {
        var request = request(
                IMAGES, text("POSITION", "56.75,24.12"), text("band", "V"), text("band", "B"), text("verbose", "yes"));

        assertThat(request.origin()).isEqualTo("https://example.org:8443");
        assertThat(request.path()).isEqualTo("/archive/dss/sia");
        assertThat(request.query())
                .isEqualTo(
                        "collection=a%20b&POS=56.75%2C24.12&BAND=V&BAND=B&REQUEST=queryData&CIRCLE=1%20-2%201&verbose=1");
        assertThat(request.method()).isEqualTo(Method.GET);
        assertThat(request.form()).isEmpty();
        assertThat(request.mediaType()).isEqualTo("application/x-votable+xml");
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(request.attempts()).isEqualTo(2);
    }

    @Test
    void aFieldIsNotSentWithoutAValue() {
        assertThat(request(IMAGES, text("position", "1,2")).query())
                .isEqualTo("collection=a%20b&POS=1%2C2&REQUEST=queryData&CIRCLE=1%20-2%201");
    }

    @Test
    void aFormTakesTextsAndFiles() {
        var request = request(COUNT, upload("table", "4"), text("note", "ü"));

        assertThat(request.method()).isEqualTo(Method.POST);
        assertThat(request.query()).isEqualTo("KEY=k%26k");
        assertThat(request.form())
                .containsExactly(
                        new Content("INPUT", Path.of("/jobs/7/4")),
                        new Text("MODE", "a"),
                        new Text("MODE", "b"),
                        new Text("note", "ü"));
        assertThat(request.most()).isEqualTo(1_000_000);
        assertThat(request.attempts()).isEqualTo(1);
    }

    /** Whatever a client sends stays the value of its field. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            V&POS=0,0|V%26POS%3D0%2C0
            #x?y=z|%23x%3Fy%3Dz
            %26|%2526
            a b+c|a%20b%2Bc
            é€|%C3%A9%E2%82%AC
            -x@-._~|-x%40-._~
            """)
    void aValueCannotLeaveItsField(String value, String encoded) {
        assertThat(request(IMAGES, text("position", "1,2"), text("band", value)).query())
                .contains("&BAND=" + encoded + "&REQUEST");
    }

    @Test
    void noLineBreakReachesTheRequest() {
        assertThat(request(IMAGES, text("position", "1,2"), text("band", "V\r\nHost: evil.example"))
                        .query())
                .contains("&BAND=V%0D%0AHost%3A%20evil.example&");
    }

    /** Read by somebody else's decoder. */
    @Test
    void whateverIsSentArrivesAsItWas() {
        var random = new Random(20261127);
        for (int round = 0; round < 2000; round++) {
            var value = random.ints(1 + random.nextInt(12), 1, 0x3000)
                    .map(character ->
                            random.nextBoolean() ? character % 0x80 + (character % 0x80 == 0 ? 1 : 0) : character)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            var query = request(IMAGES, text("position", "1,2"), text("band", value))
                    .query()
                    .split("&", -1);

            assertThat(query).as("%s", value).hasSize(5);
            assertThat(query[2]).startsWith("BAND=");
            assertThat(URLDecoder.decode(query[2].substring(5), StandardCharsets.UTF_8))
                    .isEqualTo(value);
        }
    }

    @Test
    void aStepOfThePathIsOneStep() {
        assertThat(request(IMAGES, text("position", "1,2"), text("survey", "two mass;v=1"))
                        .path())
                .isEqualTo("/archive/two%20mass%3Bv%3D1/sia");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "..\\x", "/etc", "a\nb"})
    void andNothingElse(String survey) {
        var refused = catchThrowableOfType(
                Refused.class, () -> request(IMAGES, text("position", "1,2"), text("survey", survey)));

        assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.PARAMETER_VALUE);
        assertThat(refused.refusal().text()).isEqualTo("The value of survey cannot be one step of a path.");
    }

    @Test
    void whatIsNoTextIsRefused() {
        for (var value : List.of("a\0b", "\ud800")) {
            var refused = catchThrowableOfType(
                    Refused.class, () -> request(IMAGES, text("position", "1,2"), text("band", value)));
            assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.BAD_CHARACTER);
        }
    }

    @Test
    void aQueryThatIsTooLongIsRefused() {
        var refused = catchThrowableOfType(
                Refused.class, () -> request(IMAGES, text("position", "1,2"), text("band", "x".repeat(8000))));

        assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.ARGUMENT_TOO_LONG);
        assertThat(refused.refusal().limit().orElseThrow()).startsWith("7500 characters");
    }

    @Test
    void theOutputIsTheBodyAndAGetMayBeDoneAgain() {
        assertThat(IMAGES.outputs()).singleElement().extracting("from").isEqualTo(new From.File(HttpCall.BODY));
        assertThat(IMAGES.progress()).containsInstanceOf(ProgressSource.Pattern.class);
        assertThat(IMAGES.restartable()).isTrue();
        assertThat(COUNT.restartable()).isFalse();
    }

    /** What stands on the right is put in the place of what stands on the left. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://example.org/count | /count | http.url must be a whole http or https address
            http://example.org/count | ftp://example.org/count | http.url must be a whole http or https address
            http://example.org/count | http://u:p@example.org/ | http.url must not hold a user name or password, since everybody can see it
            http://example.org/count | http://{key}/count | http.url has a place for a value in its host or query
            http://example.org/count | http://example.org/?k={key} | http.url has a place for a value in its host or query
            http://example.org/count | http://example.org/a b | http.url has a character in its path that must be percent-encoded
            http://example.org/count | http://example.org/?ü | http.url has a character in its query that must be percent-encoded
            http://example.org/count | http://example.org/../x | http.url has dots as a step of its path
            http://example.org/count | http://example.org/#x | http.url must be a whole http or https address without fragment
            http://example.org/count | http://example.org/{kez} | http.url there is no parameter kez; did you mean key?
            http://example.org/count | http://example.org/{note} | parameters.note stands in a path, so it has exactly one value in each interface
            http://example.org/count | http://example.org/{table} | parameters.table is a file, and cannot be part of a path
            INPUT: "{table}" | INPUT: "<{table}>" | parameters.table is a file, so it is the whole value of a field
            KEY: "{key}" | KEY: "{table}" | parameters.table is a file, which a query cannot carry; send it with method: post and form
            KEY: "{key}" | KEY: "{key} {note}" | parameters.note stands in a field with several, so it has exactly one value in each interface
            KEY: "{key}" | KEY: "{key" | http.query.KEY has a brace that starts no name of a parameter
            table: VOTable | table: FITS | parameters.table is a file without text (FITS), which a form cannot carry
            method: post | method: get | http.form is sent by method: post only
            method: post | method: put | http.method must be get or post, not put
            method: post | method: post, attempts: 2 | http.attempts has no meaning for method: post, which is never sent twice
            method: post | method: post, open: [home] | http.open[0] must be a network like 127.0.0.0/8 or fd00::/8
            method: post | method: post, header: x | http.header is not known here
            result: {type: text | other: {type: text}, result: {type: text | outputs must be one only: a call gives the body of its answer
            result: {type: text | result: {stdout: true, type: text | outputs.result.stdout has no meaning here
            name: count | {name: count, command: [wc]} | command has no meaning beside http, by which no program is started
            name: count | {name: count, environment: {A: b}} | environment has no meaning beside http
            """)
    void whatCannotBeCalledIsRefused(String good, String bad, String problem) {
        var yaml = """
                name: count
                http: {url: "http://example.org/count", method: post, query: {KEY: "{key}"}, form: {INPUT: "{table}"}}
                parameters: {key: {default: k}, table: VOTable, note: {optional: true}}
                outputs: {result: {type: text, media-type: text/csv}}
                """;
        assertThat(yaml).contains(good);
        var changed = bad.startsWith("{")
                ? bad.substring(1, bad.length() - 1).replaceFirst(", ", "\n") + yaml.substring(good.length())
                : yaml.replace(good, bad);
        assertThat(Reading.problems(changed)).anyMatch(text -> text.contains(problem));
    }
}
