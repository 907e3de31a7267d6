package sextant.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.documents.FormFields;
import sextant.acceptance.documents.FormFields.Lists;
import sextant.acceptance.http.Reply;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Server;

/**
 * {@code /openapi.yaml} against the running server: every operation can be called by its examples, every status and media type that it
 * names is seen, and every JSON answer fits its schema.
 */
@Timeout(60)
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post");

    /** Seen in tests of their own: the server must be waited for half a minute, or be stopping. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of("408", "503");

    private static Server server;
    private static Object description;

    @BeforeAll
    static void start() {
        server = Server.demo();
        var served = Request.get("/openapi.yaml").to(server.uri()).text();
        description = Documents.map(Documents.yaml(served));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One method of one path. */
    private record Operation(String method, String path, Map<String, @Nullable Object> says) {

        /** The request that its examples make. */
        Request byExample() {
            var target = path;
            var query = new LinkedHashMap<String, @Nullable Object>();
            for (var parameter : parameters()) {
                var name = String.valueOf(parameter.get("name"));
                if (parameter.get("example") != null && "path".equals(parameter.get("in"))) {
                    target = target.replace("{" + name + "}", String.valueOf(parameter.get("example")));
                } else if (parameter.get("example") != null && "query".equals(parameter.get("in"))) {
                    query.put(name, parameter.get("example"));
                }
            }
            var fields = FormFields.of(query, Lists.IN_BRACES);
            return Request.get(fields.isEmpty() ? target : target + "?" + FormFields.encoded(fields));
        }

        List<Map<String, @Nullable Object>> parameters() {
            var parameters = new ArrayList<Map<String, @Nullable Object>>();
            if (says.get("parameters") != null) {
                Documents.list(says.get("parameters")).forEach(parameter -> parameters.add(resolved(parameter)));
            }
            return parameters;
        }

        Map<String, @Nullable Object> responses() {
            return Documents.map(says.get("responses"));
        }

        Map<String, @Nullable Object> content(String status) {
            var content = resolved(responses().get(status)).get("content");
            return content == null ? Map.of() : Documents.map(content);
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    private static Map<String, @Nullable Object> resolved(@Nullable Object part) {
        var fields = Documents.map(part);
        var reference = fields.get("$ref");
        return reference == null ? fields : Documents.map(SchemaCheck.resolve(description, String.valueOf(reference)));
    }

    static Stream<Operation> operations() {
        if (description == null) {
            description = Documents.map(
                    Documents.yaml(Documents.text(Checkout.ROOT.resolve("server/src/main/resources/openapi.yaml"))));
        }
        return Documents.map(Documents.map(description).get("paths")).entrySet().stream()
                .flatMap(path -> Documents.map(path.getValue()).entrySet().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .filter(method -> !needsAJob(Documents.map(method.getValue())))
                        .map(method ->
                                new Operation(method.getKey(), path.getKey(), Documents.map(method.getValue()))));
    }

    /**
     * What answers only if there is a job, or makes one, is seen by the checklist of UWS; what speaks SOAP, the draft of 2007 or to
     * registries, by the tests of those.
     */
    private static boolean needsAJob(Map<String, @Nullable Object> operation) {
        return Documents.list(operation.get("tags")).stream()
                .anyMatch(tag -> tag.equals("jobs") || tag.equals("applications") || tag.equals("cea"));
    }

    static Stream<Operation> gets() {
        return operations().filter(operation -> operation.method().equals("get"));
    }

    static Stream<Operation> posts() {
        return operations().filter(operation -> operation.method().equals("post"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gets")
    void everyGetAnswersInEveryFormatItNames(Operation operation) {
        for (var mediaType : operation.content("200").keySet()) {
            var reply = operation.byExample().with("Accept: " + mediaType).to(server.uri());

            assertThat(reply.status()).as("%s%n%s", operation, reply).isEqualTo(200);
            assertThat(reply.mediaType()).as("%s%n%s", operation, reply).isEqualTo(mediaType);
            assertFits(operation, "200", reply);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("posts")
    void everyPostTakesEveryExample(Operation operation) {
        var bodies = Documents.map(resolved(operation.says().get("requestBody")).get("content"));
        int asked = 0;
        for (var body : bodies.entrySet()) {
            var example = Documents.map(body.getValue()).get("example");
            if (example != null) {
                var reply = Request.post(operation.path(), body.getKey(), written(body.getKey(), example))
                        .to(server.uri());

                assertThat(reply.status())
                        .as("%s as %s%n%s", operation, body.getKey(), reply)
                        .isEqualTo(200);
                assertThat(Documents.at(Documents.of(reply), "reponseword")).isEqualTo("YES");
                assertFits(operation, "200", reply);
                asked++;
            }
        }
        assertThat(asked).as("examples").isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everyStatusThatIsNamedIsSeen(Operation operation) {
        for (var status : operation.responses().keySet()) {
            if (!status.equals("200") && !SEEN_ELSEWHERE.contains(status)) {
                var reply = provoke(status).apply(operation).to(server.uri());

                assertThat(reply.status()).as("%s%n%s", operation, reply).isEqualTo(Integer.parseInt(status));
                if (!status.equals("304")) {
                    assertThat(operation.content(status).keySet())
                            .as("%s%n%s", operation, reply)
                            .contains(reply.mediaType());
                    assertFits(operation, status, reply);
                }
            }
        }
    }

    /** How each status is brought about. */
    private static Function<Operation, Request> provoke(String status) {
        return switch (status) {
            case "304" ->
                operation -> operation
                        .byExample()
                        .with("If-None-Match: "
                                + operation
                                        .byExample()
                                        .to(server.uri())
                                        .header("ETag")
                                        .orElse("none"));
            case "400" -> operation -> wrong(operation, "tasktype=uri://docker-container&taskinfo={");
            case "401" -> operation -> good(operation).with("Authorization: Bearer nonsense");
            case "404" -> operation -> Request.get(operation.path().replaceAll("\\{[a-z]+}", "nobody"));
            case "406" -> operation -> good(operation).with("Accept: image/png");
            case "413" -> operation -> wrong(operation, "tasktype=uri://docker-container" + "&a=1".repeat(200));
            case "415" -> operation -> Request.post(operation.path(), "image/png", "x");
            default -> throw new AssertionError("nobody knows how to bring about " + status);
        };
    }

    private static Request good(Operation operation) {
        return operation.method().equals("get")
                ? operation.byExample()
                : Request.post(operation.path(), "application/yaml", "tasktype: uri://docker-container\n");
    }

    private static Request wrong(Operation operation, String form) {
        return operation.method().equals("get")
                ? Request.get(operation.path() + "?" + form)
                : Request.post(operation.path(), "application/x-www-form-urlencoded", form);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gets")
    void everyGetTakesHead(Operation operation) {
        var head = operation.byExample().method("HEAD").to(server.uri());

        assertThat(head.status()).as("%s%n%s", operation, head).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void everyExampleOfAnAnswerFitsItsSchema() {
        operations()
                .forEach(operation -> operation
                        .responses()
                        .keySet()
                        .forEach(status -> operation
                                .content(status)
                                .forEach((mediaType, content) -> examples(Documents.map(content))
                                        .forEach(example -> assertThat(SchemaCheck.faults(
                                                        description,
                                                        Documents.map(content).get("schema"),
                                                        example))
                                                .as("%s %s %s: %s", operation, status, mediaType, example)
                                                .isEmpty()))));
    }

    @Test
    void documentIsTheOneInTheSources() {
        var source = Documents.text(Checkout.ROOT.resolve("server/src/main/resources/openapi.yaml"));

        assertThat(withoutServers(Documents.yaml(source))).isEqualTo(withoutServers(description));
    }

    /** Where the server is reached is only known when it runs. */
    private static Map<String, @Nullable Object> withoutServers(@Nullable Object document) {
        var rest = new LinkedHashMap<>(Documents.map(document));
        rest.remove("servers");
        return rest;
    }

    private static Stream<@Nullable Object> examples(Map<String, @Nullable Object> content) {
        var several = content.get("examples") == null
                ? Stream.<@Nullable Object>of()
                : Documents.map(content.get("examples")).values().stream()
                        .map(example -> Documents.map(example).get("value"));
        return content.get("example") == null ? several : Stream.concat(several, Stream.of(content.get("example")));
    }

    private static void assertFits(Operation operation, String status, Reply reply) {
        var content = operation.content(status).get(reply.mediaType());
        var schema = content == null ? null : Documents.map(content).get("schema");
        if (schema != null && reply.mediaType().endsWith("json")) {
            assertThat(SchemaCheck.faults(description, schema, Documents.json(reply.text())))
                    .as("%s%n%s", operation, reply)
                    .isEmpty();
        }
    }

    private static String written(String mediaType, Object example) {
        return switch (mediaType) {
            case "application/x-www-form-urlencoded" -> {
                var fields = new ArrayList<String>();
                Documents.map(example)
                        .forEach((name, value) -> fields.add(
                                name + "=" + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8)));
                yield String.join("&", fields);
            }
            default -> Documents.write(example);
        };
    }
}
