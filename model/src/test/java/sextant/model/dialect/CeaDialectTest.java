package sextant.model.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import sextant.model.application.Application;
import sextant.model.application.execution.HttpCall;
import sextant.model.application.execution.HttpCall.Field;
import sextant.model.application.execution.HttpCall.Method;
import sextant.model.application.execution.HttpCall.Part;

/** The XML of an application is valid by schemas that other people wrote, and by those that we serve. */
class CeaDialectTest {

    /** Where the schemas of AstroGrid lie beside a checkout, if somebody put them there; their licence keeps them out of it. */
    private static final Path HISTORIC = Path.of("../../shared/schemas/cea");

    private static final CeaSchemas OURS = CeaSchemas.ours();

    static Published published(Application application) {
        return new Published(
                application,
                "https://example.org/sextant",
                "Demo Observatory",
                Optional.of("ivo://example.org/sextant"),
                Optional.of("operator@example.org"),
                Instant.parse("2026-11-20T12:00:00.5Z"));
    }

    private static Stream<byte[]> documents() {
        var published = published(RichApplication.crossmatch());
        return Stream.of(CeaDocument.record(published), CeaDocument.application(published));
    }

    @Test
    void documentsAreValidByTheSchemasThatAreServed() {
        documents().forEach(document -> assertValid(OURS, document));
    }

    @Test
    void documentsAreValidOverTheSchemasOfTheIvoa() {
        documents().forEach(document -> assertValid(CeaSchemas.oursOverTheIvoas(), document));
    }

    @Test
    void documentsAreValidByTheSchemasOfAstroGrid() {
        assumeTrue(Files.isDirectory(HISTORIC), "the schemas of AstroGrid are not here");
        documents().forEach(document -> assertValid(CeaSchemas.historic(HISTORIC), document));
    }

    /** So that the tests above mean something. */
    @Test
    void whatIsWrongIsSeen() {
        var text = text(RichApplication.crossmatch());

        assertThatThrownBy(() -> OURS.validate(bytes(text.replace("type=\"angle\"", "type=\"corner\""))))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> OURS.validate(bytes(text.replace("ref=\"radius\"", "ref=\"raduis\""))))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> OURS.validate(bytes(text.replace("pval id=\"keep\"", "pval id=\"lose\""))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void everythingThatTheModelKnowsIsThere() {
        assertThat(text(RichApplication.crossmatch()))
                .contains("<parameterDefinition id=\"ra\" type=\"real\">")
                .contains("<unit>deg</unit>", "<ucd>pos.eq.ra;meta.main</ucd>", "<utype>stc:Rightascension</utype>")
                .contains("<defaultValue>0.001</defaultValue>")
                .contains("<optionVal displayValue=\"by position on the sky\">sky</optionVal>")
                .contains("<min inclusive=\"true\">0</min>", "<max inclusive=\"false\">1</max>")
                .contains("id=\"centre\" type=\"real\" array=\"2\"", "id=\"box\" type=\"real\" array=\"*s,\"")
                .contains(
                        "<pref ref=\"weight\" hidden=\"false\" name=\"Weights of the bands\" minOccurs=\"0\" maxOccurs=\"5\"/>")
                .contains("<pref ref=\"keep\" hidden=\"false\" minOccurs=\"0\" maxOccurs=\"0\"/>")
                .contains("<pref ref=\"debug\" hidden=\"true\"")
                .contains("<pval id=\"matcher\">", "<value>sky</value>")
                .contains("<pgroup minOccurs=\"0\" maxOccurs=\"0\" name=\"Where\">")
                .contains("<rgroup minOccurs=\"0\" maxOccurs=\"1\" name=\"A star of special interest\">")
                .contains("<cgroupHead ref=\"matcher\" hidden=\"false\">", "<cgroup name=\"Positions\">")
                .contains("<mimeType>image/png</mimeType>", "<pref ref=\"plot\" minOccurs=\"0\" maxOccurs=\"1\"/>")
                .contains("(of the form [a-z][a-z0-9]{0,7})")
                .contains("<email>operator@example.org</email>")
                .contains("<referenceURL>https://example.org/crossmatch?a=1&amp;b=2</referenceURL>");
    }

    private static Application called(HttpCall call) {
        var of = RichApplication.crossmatch();
        return new Application(
                of.name(),
                of.identifier(),
                of.title(),
                of.description(),
                of.references(),
                of.image(),
                call,
                of.environment(),
                of.parameters(),
                of.interfaces(),
                of.outputs(),
                of.limits(),
                of.resources(),
                of.estimate(),
                of.progress(),
                of.errors(),
                of.examples(),
                of.restartable(),
                of.folder());
    }

    private static HttpCall call(Method method, String path, Field... fields) {
        return new HttpCall(
                "https://example.org", path, "a=1&b=2", method, List.of(fields), Duration.ofMinutes(1), 1, List.of());
    }

    @Test
    void theCallOfAServiceIsDefinedAsCeaDefinedSuch() {
        var published = published(called(call(Method.POST, "/x", new Field(Part.FORM, "radius", "{radius}"))));
        var document = CeaDocument.application(published);

        assertThat(new String(document, StandardCharsets.UTF_8))
                .contains("xsi:type=\"ceaimp:CeaHttpApplicationDefinition\"", "<applicationType>http</applicationType>")
                .contains("<CeaHttpAdapterSetup>", "<URL method=\"post\">https://example.org/x?a=1&amp;b=2</URL>");
        assertValid(OURS, document);
        assertValid(OURS, CeaDocument.record(published));
        if (Files.isDirectory(HISTORIC)) {
            assertValid(CeaSchemas.historic(HISTORIC), document);
        }
    }

    /** CEA has no word for fields of other names, steps of a path, and what is nobody's business. */
    @Test
    void aCallThatCeaCannotDescribeIsAnApplicationLikeAnyOther() {
        var renamed = call(Method.GET, "/x", new Field(Part.QUERY, "SIZE", "{radius}"));
        var elsewhere = call(Method.POST, "/x", new Field(Part.QUERY, "radius", "{radius}"));
        var step = call(Method.GET, "/{radius}");
        var secret = new HttpCall(
                "http://cluster.internal",
                "/",
                "",
                Method.GET,
                List.of(),
                Duration.ofMinutes(1),
                1,
                List.of("10.0.0.0/8"));

        assertThat(Stream.of(renamed, elsewhere, step, secret).map(one -> published(called(one))))
                .allSatisfy(
                        published -> assertThat(new String(CeaDocument.application(published), StandardCharsets.UTF_8))
                                .contains("<applicationType>http</applicationType>")
                                .doesNotContain("CeaHttpAdapterSetup", "https://example.org/x", "cluster.internal"));
    }

    private static void assertValid(CeaSchemas schemas, byte[] document) {
        assertThatCode(() -> schemas.validate(document))
                .as(new String(document, StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
    }

    private static String text(Application application) {
        return new String(CeaDocument.record(published(application)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
