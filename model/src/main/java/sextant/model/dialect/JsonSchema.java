package sextant.model.dialect;

import java.util.List;
import sextant.model.application.InterfaceDefinition;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** An application as JSON Schemas of the 2020-12 dialect: of its parameters, and of the Task document that asks for a run. */
public final class JsonSchema {

    public static final String MEDIA_TYPE = "application/schema+json";

    /** The task type that names an application. */
    static final String TASK_TYPE = "uri://cea-application";

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchema() {}

    /** Of the object that has the parameters of one interface, by name. */
    public static Fields parameters(Published published, InterfaceDefinition called) {
        var first = published.application().interfaces().indexOf(called) <= 0;
        var id = published.at(Published.SCHEMA) + (first ? "" : "?INTERFACE=" + called.id());
        return head(id).with(new InterfaceSchema(published.application(), called).ofDocument());
    }

    /** Of a whole Task, whichever interface it calls. */
    public static Fields task(Published published) {
        var application = published.application();
        var interfaces = application.interfaces();
        var info = Fields.of("application", choice(List.of(application.name(), application.identifier())))
                .with(
                        "interface",
                        choice(interfaces.stream().map(InterfaceDefinition::id).toList())
                                .with("default", interfaces.getFirst().id()))
                .with("parameters", Fields.of("type", Scalar.text("object")))
                .with("outputs", outputs(published));
        var taskinfo = Fields.of("type", Scalar.text("object"))
                .with("properties", info)
                .with("required", Items.texts(List.of("application")))
                .with("allOf", calls(published))
                .with("additionalProperties", Scalar.truth(false));
        var definitions = Fields.EMPTY;
        for (var called : interfaces) {
            definitions = definitions.with(called.id(), new InterfaceSchema(application, called).ofDocument());
        }
        return head(published.at(Published.TASK_SCHEMA))
                .with("title", application.title())
                .with("description", application.description().orElse(application.title()))
                .with("type", "object")
                .with(
                        "properties",
                        Fields.of("tasktype", Fields.of("const", Scalar.text(TASK_TYPE)))
                                .with("taskinfo", taskinfo)
                                .with("resources", Fields.of("type", Scalar.text("object")))
                                .with("data", Fields.EMPTY))
                .with("required", Items.texts(List.of("tasktype", "taskinfo")))
                .with("$defs", definitions);
    }

    private static Fields head(String id) {
        return Fields.of("$schema", Scalar.text(DIALECT)).with("$id", id);
    }

    private static Fields choice(List<String> words) {
        return Fields.of("enum", Items.texts(words));
    }

    private static Fields outputs(Published published) {
        var outputs = Fields.EMPTY;
        for (var output : published.application().outputs()) {
            var one = Fields.of("type", Scalar.text("string"))
                    .with("format", "uri")
                    .with("contentMediaType", output.mediaType());
            outputs = outputs.with(
                    output.id(),
                    output.description()
                            .map(text -> one.with("description", text))
                            .orElse(one));
        }
        return Fields.of(
                        "description",
                        Scalar.text("Where outputs are to be sent; those that are not named stay with the job."))
                .with("type", "object")
                .with("properties", outputs)
                .with("additionalProperties", Scalar.truth(false));
    }

    /** Which parameters there are follows from the interface; the first is meant where none is named. */
    private static Items calls(Published published) {
        var application = published.application();
        return new Items(application.interfaces().stream()
                .<Node>map(called -> {
                    var named = Fields.of(
                            "properties", Fields.of("interface", Fields.of("const", Scalar.text(called.id()))));
                    var isFirst = called.equals(application.interfaces().getFirst());
                    var then = Fields.of(
                            "properties",
                            Fields.of("parameters", Fields.of("$ref", Scalar.text("#/$defs/" + called.id()))));
                    var needs =
                            !new InterfaceSchema(application, called).needed().isEmpty();
                    return Fields.of("if", isFirst ? named : named.with("required", Items.texts(List.of("interface"))))
                            .with("then", needs ? then.with("required", Items.texts(List.of("parameters"))) : then);
                })
                .toList());
    }
}
