package sextant.model.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.OutputDefinition;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * An application as an OpenAPI 3.1 document: the forms that its two resources take, the job that comes of it, and its results. What else
 * can be done with a job is in the description of the whole server.
 */
public final class OpenApiTree {

    public static final String MEDIA_TYPE = "application/vnd.oai.openapi+json";

    private static final String VERSION = "3.1.0";
    private static final String PROBLEM = "application/problem+json";
    private static final String MULTIPART = "multipart/form-data";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Published published;
    private final Application application;

    private OpenApiTree(Published published) {
        this.published = published;
        this.application = published.application();
    }

    /** @param version of the program that serves it */
    public static Fields of(Published published, String version) {
        return new OpenApiTree(published).document(version);
    }

    private Fields document(String version) {
        var info = Fields.of("title", Scalar.text(application.title()))
                .with("version", version)
                .with("description", application.description().orElse(application.title()));
        return Fields.of("openapi", Scalar.text(VERSION))
                .with("info", info)
                .with("servers", Items.of(Fields.of("url", Scalar.text(published.server()))))
                .with("security", Items.of(Fields.EMPTY, Fields.of("bearer", new Items(List.of()))))
                .with("paths", paths())
                .with("components", components());
    }

    private Fields paths() {
        var path = published.path();
        return Fields.of(path + "/async", (Node) Fields.of("post", create()))
                .with(path + "/sync", Fields.of("post", run()))
                .with(
                        path + "/async/{job}",
                        Fields.of("parameters", Items.of(inPath("job"))).with("get", show()))
                .with(
                        path + "/async/{job}/results/{result}",
                        Fields.of("parameters", Items.of(inPath("job"), result()))
                                .with("get", fetch()));
    }

    private Fields create() {
        var created = described("It is made. Its address is in the header Location.")
                .with(
                        "headers",
                        Fields.of(
                                "Location",
                                Fields.of("required", Scalar.truth(true))
                                        .with(
                                                "schema",
                                                Fields.of("type", Scalar.text("string"))
                                                        .with("format", "uri"))));
        return operation("create", "Make a job, and run it with PHASE=RUN")
                .with("requestBody", body("Job"))
                .with("responses", refused(Fields.of("303", created)));
    }

    private Fields run() {
        var primary = application.outputs().getFirst();
        return operation("run", "Run it, and be led to the result")
                .with("requestBody", body("Run"))
                .with(
                        "responses",
                        refused(Fields.of("200", (Node) result(primary))
                                .with("303", described("Where to go on, in the header Location."))));
    }

    private Fields show() {
        var job = Fields.of("type", Scalar.text("object"));
        return operation("show", "The job: its phase, and its results")
                .with(
                        "responses",
                        refused(Fields.of(
                                "200",
                                described("The job of UWS 1.1.")
                                        .with(
                                                "content",
                                                Fields.of("application/xml", (Node) Fields.EMPTY)
                                                        .with("application/json", Fields.of("schema", job))))));
    }

    private Fields fetch() {
        var content = Fields.EMPTY;
        for (var output : application.outputs()) {
            content = content.with(output.mediaType(), Fields.EMPTY);
        }
        return operation("fetch", "One of its results")
                .with(
                        "responses",
                        refused(Fields.of("200", described("The result.").with("content", content))));
    }

    private static Fields operation(String id, String summary) {
        return Fields.of("operationId", Scalar.text(id)).with("summary", summary);
    }

    private static Fields described(String text) {
        return Fields.of("description", Scalar.text(text));
    }

    private static Fields result(OutputDefinition output) {
        return described(output.description().orElse("The result."))
                .with("content", Fields.of(output.mediaType(), Fields.EMPTY));
    }

    private static Fields refused(Fields responses) {
        return responses.with("4XX", Fields.of("$ref", Scalar.text("#/components/responses/Refused")));
    }

    private static Fields inPath(String name) {
        return Fields.of("name", Scalar.text(name))
                .with("in", "path")
                .with("required", Scalar.truth(true))
                .with("schema", Fields.of("type", Scalar.text("string")));
    }

    private Fields result() {
        var names = application.outputs().stream().map(OutputDefinition::id).toList();
        return inPath("result")
                .with("schema", Fields.of("type", Scalar.text("string")).with("enum", Items.texts(names)));
    }

    /** @param kind of the forms: for a job, or for a run that is waited for */
    private Fields body(String kind) {
        var references = application.interfaces().stream()
                .<Node>map(called -> reference(kind, called))
                .toList();
        var schema = references.size() == 1 ? references.getFirst() : Fields.of("anyOf", new Items(references));
        var content = Fields.of(MULTIPART, (Node) Fields.of("schema", schema));
        return Fields.of("required", Scalar.truth(needsSomething()))
                .with("content", content.with(FORM, Fields.of("schema", schema)));
    }

    private boolean needsSomething() {
        return application.interfaces().stream()
                .noneMatch(called ->
                        new InterfaceSchema(application, called).needed().isEmpty());
    }

    private static Fields reference(String kind, InterfaceDefinition called) {
        return Fields.of("$ref", Scalar.text("#/components/schemas/" + kind + "." + called.id()));
    }

    private Fields components() {
        var schemas = Fields.EMPTY;
        for (var called : application.interfaces()) {
            var schema = new InterfaceSchema(application, called);
            schemas = schemas.with("Job." + called.id(), schema.ofForm(controls(called, true)))
                    .with("Run." + called.id(), schema.ofForm(controls(called, false)));
        }
        var problem = Fields.of("type", Scalar.text("object"))
                .with(
                        "properties",
                        Fields.of("kind", (Node) Fields.of("type", Scalar.text("string")))
                                .with("detail", Fields.of("type", Scalar.text("string"))));
        var bearer = Fields.of("type", Scalar.text("http")).with("scheme", "bearer");
        return Fields.of("schemas", (Node) schemas)
                .with(
                        "responses",
                        Fields.of(
                                "Refused",
                                described("Refused, and nothing has changed (RFC 9457).")
                                        .with("content", Fields.of(PROBLEM, Fields.of("schema", problem)))))
                .with("securitySchemes", Fields.of("bearer", bearer));
    }

    /** The fields that every application has (UWS 1.1, 2.2.3). @param kept whether the job is for the client to start and to keep */
    private Fields controls(InterfaceDefinition called, boolean kept) {
        var controls = new ArrayList<Control>();
        if (application.interfaces().size() > 1) {
            controls.add(new Control("INTERFACE", "which way to call it", Optional.of(called.id())));
        }
        controls.add(new Control("RUNID", "a name of the client for the job", Optional.empty()));
        if (kept) {
            controls.add(new Control("PHASE", "starts the job", Optional.of("RUN")));
            controls.add(new Control("EXECUTIONDURATION", "the longest that it may run, in seconds", Optional.empty()));
            controls.add(new Control("DESTRUCTION", "when it is deleted, a time in UTC", Optional.empty()));
        }
        var fields = Fields.EMPTY;
        for (var control : controls) {
            var schema = Fields.of("type", Scalar.text("string")).with("description", control.description());
            fields = fields.with(
                    control.name(),
                    control.only().map(word -> schema.with("const", word)).orElse(schema));
        }
        return fields;
    }

    private record Control(String name, String description, Optional<String> only) {}
}
