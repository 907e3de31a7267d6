package sextant.server.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.dialect.CeaSchemas;
import sextant.server.ServiceUnderTest;
import sextant.server.TestPlatform;
import sextant.server.uws.Addresses;

/** The addresses at which applications are described to other programs. */
class DialectsTest {

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    static Stream<String> applications() {
        return Addresses.hosted(TestPlatform.of(TestPlatform.HOSTING)
                        .inForce()
                        .planner()
                        .platform())
                .map(one -> one.name());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void theXmlOfEveryApplicationIsValid(String name) throws Exception {
        for (var dialect : new String[] {"cea", "record"}) {
            var document = service.server.get("/apps/" + name + "/" + dialect).body();

            assertThatCode(() -> CeaSchemas.oursOverTheIvoas().validate(document.getBytes(StandardCharsets.UTF_8)))
                    .as(document)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cea, '', application/xml, <cea:CeaApplication",
        "record, text/html, application/xml, <ri:Resource",
        "openapi, '', application/json, '\"openapi\": \"3.1.0\"'",
        "openapi, application/yaml, application/yaml, 'openapi: 3.1.0'",
        "schema, '', application/schema+json, '\"seconds\"'",
        "schema, text/yaml, text/yaml, 'seconds:'",
        "schema/task, '', application/schema+json, 'uri://cea-application'",
        "descriptor, '', application/x-votable+xml;content=datalink, 'utype=\"adhoc:service\"'"
    })
    void eachComesInTheFormThatIsAskedFor(String dialect, String accept, String mediaType, String content)
            throws Exception {
        var address = "/apps/slow/" + dialect;
        var reply = accept.isEmpty() ? service.server.get(address) : service.server.get(address, "Accept", accept);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains(mediaType);
        assertThat(reply.body()).contains(content);
    }

    @Test
    void theDescriptionOfTheApplicationLeadsToAllOfThem() throws Exception {
        var one = service.server.get("/apps/slow").body();

        for (var dialect : new String[] {"cea", "record", "openapi", "schema", "schema/task", "descriptor"}) {
            assertThat(one).contains("\"" + service.server.address("/apps/slow/" + dialect) + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cea", "record", "openapi", "schema", "schema/task", "descriptor"})
    void whoHasItAlreadyIsNotSentItAgain(String dialect) throws Exception {
        var address = "/apps/slow/" + dialect;
        var tag = service.server.get(address).headers().firstValue("ETag").orElseThrow();
        var again = service.server.get(address, "If-None-Match", tag);
        var head = service.server.send("HEAD", address, BodyPublishers.noBody());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cea", "openapi", "schema/task", "descriptor"})
    void thereIsNoneOfAnApplicationThatThereIsNot(String dialect) throws Exception {
        assertThat(service.server.get("/apps/nothing/" + dialect).statusCode()).isEqualTo(404);
    }

    @Test
    void anInterfaceThatThereIsNotIsRefused() throws Exception {
        var reply = service.server.get("/apps/slow/schema?INTERFACE=fast");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("parameter-value", "default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ceabase-1.1.xsd", "ceaimplementation-2.1.xsd", "vocea-1.0.xsd", "voapplication-1.0rc1.xsd"})
    void theSchemasAreServed(String name) throws Exception {
        assertThat(service.server.get("/schemas/" + name).body()).contains("<xs:schema");
    }
}
