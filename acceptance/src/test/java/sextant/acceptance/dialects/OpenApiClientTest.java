package sextant.acceptance.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Server;

/**
 * The OpenAPI document of an application, read by the parser that generators of clients use: it finds no fault, and a request that is
 * made of nothing but what the document says runs.
 */
@Timeout(120)
class OpenApiClientTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml"})
    void theParserFindsNoFaultInAnyOfThem(String mediaType) {
        var applications = Documents.map(
                Documents.json(Request.get("/apps").to(server.uri()).text()));
        for (var one : Documents.list(applications.get("applications"))) {
            var path = "/apps/" + Documents.map(one).get("name") + "/openapi";
            var text = Request.get(path)
                    .with("Accept: " + mediaType)
                    .to(server.uri())
                    .text();
            var read = new OpenAPIV3Parser().readContents(text, null, new ParseOptions());

            assertThat(read.getMessages()).as(path).isEmpty();
            assertThat(read.getOpenAPI().getPaths()).as(path).hasSize(4);
        }
    }

    @Test
    void aRequestMadeOfTheDocumentRuns() {
        var description = description("default");
        var create = operation(description, "create");
        var sent = JobClient.of(server.uri())
                .send(Request.post(
                        path(description, "create"), FORM, form(fields(description, create), Map.of("PHASE", "RUN"))));
        var job = JobClient.of(server.uri()).ended(JobClient.id(sent));

        assertThat(sent.status()).isEqualTo(303);
        assertThat(create.getResponses()).containsKeys("303", "4XX");
        assertThat(job.phase()).isEqualTo("COMPLETED");
    }

    @Test
    void whatTheDocumentDoesNotHaveIsRefusedAsItSays() {
        var description = description("default");
        var refused = Request.post(path(description, "create"), FORM, "in4=x").to(server.uri());
        var told = description.getComponents().getResponses().get("Refused").getContent();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(told).containsKey(refused.mediaType());
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private static OpenAPI description(String application) {
        var options = new ParseOptions();
        options.setResolve(true);
        var read = new OpenAPIV3Parser().readLocation(server.uri() + "apps/" + application + "/openapi", null, options);
        assertThat(read.getMessages()).isEmpty();
        return read.getOpenAPI();
    }

    private static Operation operation(OpenAPI description, String id) {
        return description.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getOperationId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String path(OpenAPI description, String id) {
        return description.getPaths().entrySet().stream()
                .filter(path -> path.getValue().readOperations().stream()
                        .anyMatch(operation -> operation.getOperationId().equals(id)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Every parameter with a value that its schema takes. */
    private static Map<String, String> fields(OpenAPI description, Operation operation) {
        Schema<?> schema = operation.getRequestBody().getContent().get(FORM).getSchema();
        var name = schema.get$ref().substring("#/components/schemas/".length());
        Schema<?> form = description.getComponents().getSchemas().get(name);
        var fields = new java.util.LinkedHashMap<String, String>();
        form.getProperties().forEach((property, value) -> {
            if (Character.isLowerCase(property.charAt(0))) {
                fields.put(property, value.getTypes().contains("number") ? "0" : "text");
            }
        });
        return fields;
    }

    private static String form(Map<String, String> fields, Map<String, String> more) {
        var pairs = new ArrayList<String>();
        for (var part : List.of(fields, more)) {
            part.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return String.join("&", pairs);
    }
}
