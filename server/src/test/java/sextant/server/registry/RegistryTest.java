package sextant.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import sextant.model.dialect.CeaSchemas;
import sextant.server.ServiceUnderTest;
import sextant.server.TestPlatform;
import sextant.server.http.EdgeServer;
import sextant.server.vosi.Capabilities;

/** What a registry is told, and how a client finds through it where an application runs. */
class RegistryTest {

    private static final String MATCHER = "ivo://small.example.org/matcher";
    private static final String SERVICE = "ivo://small.example.org/planner";
    private static final Path HISTORIC = Path.of("../../shared/schemas/cea");
    private static final CeaSchemas SCHEMAS = CeaSchemas.ofTheRegistry();

    private EdgeServer server;
    private TestPlatform platform;

    /** Two applications: one that the operator registers, and one that has not been given a name for that. */
    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        var application = """
                name: %s
                title: Matcher
                command: ["true"]
                outputs: {result: {stdout: true}}
                """;
        Files.writeString(folder.resolve("matcher.yaml"), application.formatted("matcher") + "identifier: " + MATCHER);
        Files.writeString(folder.resolve("private.yaml"), application.formatted("private"));
        platform = TestPlatform.of(TestPlatform.HOSTING.replace("../applications", folder.toString()));
        server = serving(platform);
    }

    private static EdgeServer serving(TestPlatform platform) throws Exception {
        var server = new EdgeServer();
        new Publication(
                        platform,
                        new Capabilities(platform, Optional.empty()),
                        InstantSource.fixed(Instant.parse("2026-11-27T12:00:00Z")))
                .register(server.edge);
        return server;
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** The way of AstroGrid's clients: find the application by its name, then the services that manage it (CEA note of 2004, 2.5.1). */
    @Test
    void aClientFindsTheApplicationAndThenTheServicesThatRunIt() throws Exception {
        var application = harvest("verb=GetRecord&metadataPrefix=ivo_vor&identifier=" + MATCHER);
        assertThat(application).contains("xsi:type=\"cea:CeaApplication\"", "<title>Matcher</title>");

        var services = elements(harvest("verb=ListRecords&metadataPrefix=ivo_vor"), "Resource").stream()
                .filter(resource -> texts(resource, "applicationReference").contains(MATCHER))
                .toList();

        assertThat(services).singleElement().satisfies(service -> {
            assertThat(texts(service, "identifier")).containsExactly(SERVICE);
            assertThat(texts(service, "accessURL"))
                    .contains(
                            "https://small.example.org/sextant/services/CommonExecutionConnectorService",
                            "https://small.example.org/sextant/cea/jobs",
                            "https://small.example.org/sextant/jobs",
                            "https://small.example.org/sextant/accepts");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/registry",
                "/registry/records/service",
                "/registry/records/registry",
                "/registry/records/authority",
                "/registry/oai?verb=Identify",
                "/registry/oai?verb=ListMetadataFormats",
                "/registry/oai?verb=ListMetadataFormats&identifier=" + MATCHER,
                "/registry/oai?verb=ListSets",
                "/registry/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
                "/registry/oai?verb=ListRecords&metadataPrefix=ivo_vor&set=ivo_managed",
                "/registry/oai?verb=GetRecord&metadataPrefix=ivo_vor&identifier=" + SERVICE,
                "/registry/oai?verb=Guess",
                "/registry/oai"
            })
    void everythingIsValidByTheSchemasOfTheIvoaAndOfTheOpenArchives(String address) throws Exception {
        var reply = server.get(address);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThatCode(() -> SCHEMAS.validate(reply.body().getBytes(StandardCharsets.UTF_8)))
                .as(reply.body())
                .doesNotThrowAnyException();
    }

    /** As far as they know what a server of today has; the schemas lie beside a checkout, if somebody put them there. */
    @Test
    void theServiceIsValidByTheSchemasOfAstroGrid() throws Exception {
        assumeTrue(Files.isDirectory(HISTORIC), "the schemas of AstroGrid are not here");
        var records = server.get("/registry/records/service").body();

        assertThatCode(() -> CeaSchemas.historic(HISTORIC).validate(records.getBytes(StandardCharsets.UTF_8)))
                .as(records)
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsUnregisteredIsInNoList() throws Exception {
        assertThat(identifiers())
                .containsExactly(
                        SERVICE, MATCHER, "ivo://small.example.org/planner/registry", "ivo://small.example.org");
        assertThat(server.get("/registry").body()).contains(MATCHER).doesNotContain("private");
        assertThat(server.get("/registry", "Accept", "text/html").body())
                .contains("<code>" + MATCHER + "</code>")
                .doesNotContain("private");
    }

    /** The service has a record even so, since {@code returnRegistryEntry} must answer; a registry never sees it. */
    @Test
    void aPlatformWithoutANameIsUnregisteredToo(@TempDir Path empty) throws Exception {
        var nameless = TestPlatform.of(TestPlatform.HOSTING
                .replace("  ivoid: ivo://small.example.org/planner\n", "")
                .replace("../applications", empty.toString()));
        try (var alone = serving(nameless)) {
            assertThat(alone.get("/registry").statusCode()).isEqualTo(404);
            assertThat(alone.get("/registry/records/registry").statusCode()).isEqualTo(404);
            assertThat(alone.get("/registry", "Accept", "text/html").body())
                    .contains("Nothing here is for the registry");
            assertThat(alone.get("/registry/oai?verb=ListRecords&metadataPrefix=ivo_vor")
                            .body())
                    .contains("code=\"noRecordsMatch\"");
            assertThat(alone.get("/registry/records/service").body())
                    .contains("<identifier>ivo://org.astrogrid.unregistered/sextant</identifier>");
        }
    }

    @Test
    void theSoapOperationTellsTheRecordOfTheService(@TempDir Path folder) throws Exception {
        try (var service = new ServiceUnderTest(folder)) {
            var reply = service.send(
                    "POST",
                    "/services/CommonExecutionConnectorService",
                    BodyPublishers.ofString("""
                            <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>
                            <i:returnRegistryEntry xmlns:i="urn:impl.cea.applications.astrogrid.org"/>
                            </e:Body></e:Envelope>"""),
                    "text/xml; charset=utf-8");
            var record = elements(reply.body(), "returnRegistryEntryReturn")
                    .getFirst()
                    .getTextContent();

            assertThat(record).contains("<identifier>" + SERVICE + "</identifier>");
            SCHEMAS.validate(record.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', badVerb",
        "verb=identify, badVerb",
        "verb=Identify&verb=Identify, badVerb",
        "verb=Identify&set=ivo_managed, badArgument",
        "verb=ListRecords, badArgument",
        "verb=ListRecords&metadataPrefix=marc, cannotDisseminateFormat",
        "verb=ListRecords&metadataPrefix=ivo_vor&set=others, noRecordsMatch",
        "verb=ListRecords&metadataPrefix=ivo_vor&from=2026-11-21, noRecordsMatch",
        "verb=ListRecords&metadataPrefix=ivo_vor&from=2026-13-01, badArgument",
        "verb=ListRecords&metadataPrefix=ivo_vor&from=2026-11-21&until=2026-11-20, badArgument",
        "verb=ListRecords&metadataPrefix=ivo_vor&from=2026-11-21&until=2026-11-20T00:00:00Z, badArgument",
        "verb=ListRecords&resumptionToken=x, badResumptionToken",
        "verb=GetRecord&metadataPrefix=ivo_vor&identifier=ivo://nobody/x, idDoesNotExist",
        "verb=GetRecord&metadataPrefix=ivo_vor&identifier=ivo://org.astrogrid.unregistered/private, idDoesNotExist"
    })
    void aHarvesterIsToldWhatIsWrong(String query, String code) throws Exception {
        assertThat(harvest(query)).contains("<oai:error code=\"" + code + "\">");
    }

    @Test
    void onlyWhatChangedIsHarvestedAgain() throws Exception {
        assertThat(harvest("verb=ListIdentifiers&metadataPrefix=ivo_vor&from=2026-11-20&until=2026-11-20"))
                .contains("<oai:datestamp>2026-11-20T12:00:00Z</oai:datestamp>");
        assertThat(harvest("verb=ListIdentifiers&metadataPrefix=ivo_vor&from=2026-11-20T12:00:00Z"))
                .contains(MATCHER);
        assertThat(harvest("verb=ListIdentifiers&metadataPrefix=ivo_vor&until=2026-11-20T11:59:59Z"))
                .contains("noRecordsMatch");
    }

    @Test
    void aHarvesterMayPostItsQuestion() throws Exception {
        var form = "application/x-www-form-urlencoded";
        var reply =
                server.send("POST", "/registry/oai", BodyPublishers.ofString("verb=ListSets"), "Content-Type", form);
        var tooLong = server.send(
                "POST", "/registry/oai", BodyPublishers.ofString("verb=" + "x".repeat(9000)), "Content-Type", form);

        assertThat(reply.body()).contains("<oai:setSpec>ivo_managed</oai:setSpec>");
        assertThat(tooLong.statusCode()).isEqualTo(413);
    }

    @Test
    void thePolicyIsPublishedAndTheRecordLeadsThere() throws Exception {
        assertThat(server.get("/authorization").body()).contains("deleted only by that caller", "Operators may see");
        assertThat(server.get("/authorization", "Accept", "text/html").body()).contains("<li>");
        assertThat(server.get("/registry/records/service").body())
                .contains("https://small.example.org/sextant/authorization");
    }

    private String harvest(String query) throws Exception {
        return server.get("/registry/oai?" + query).body();
    }

    private List<String> identifiers() throws Exception {
        return elements(harvest("verb=ListIdentifiers&metadataPrefix=ivo_vor"), "header").stream()
                .map(header -> texts(header, "identifier").getFirst())
                .toList();
    }

    private static List<Element> elements(String document, String name) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        return elements(root, name);
    }

    private static List<Element> elements(Element root, String name) {
        var found = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .toList();
    }

    private static List<String> texts(Element root, String name) {
        return elements(root, name).stream().map(Element::getTextContent).toList();
    }
}
