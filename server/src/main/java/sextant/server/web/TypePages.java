package sextant.server.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.Simple;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;
import sextant.server.address.PublicAddress;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.platform.InForce;
import sextant.server.web.Catalogue.Entry;

/**
 * {@code /types} and {@code /types/{name}}: what a community would find at the address of a type (sections 1, 2 and 9.1 of the note),
 * as a page for people and as JSON Schema for programs.
 */
public final class TypePages {

    private final CurrentPlatform current;
    private final List<TypeDescription> taskTypes;
    private final ErrorPages errors;

    /** @param taskTypes every task type of this program, taken here or not */
    public TypePages(CurrentPlatform current, List<TypeDescription> taskTypes, ErrorPages errors) {
        this.current = current;
        this.taskTypes = taskTypes;
        this.errors = errors;
    }

    /** One of the two tables. */
    public record Group(String id, String title, List<Entry> types, String yes, String no) {}

    /** A route that takes the type; without its service type where it is the type that the page is about. */
    public record TakerView(String route, String service) {}

    /**
     * One row of the table that says what can stand in a {@code taskinfo} or {@code serviceinfo}.
     *
     * @param bounds what else is asked of the value, empty if nothing is
     */
    public record FieldView(
            String name, boolean required, String type, String bounds, String description, String example) {

        static List<FieldView> all(Shape shape) {
            return shape.fields().stream().map(FieldView::of).toList();
        }

        private static FieldView of(Field field) {
            return new FieldView(
                    field.name(),
                    field.required(),
                    field.type().noun(),
                    String.join("; ", bounds(field)),
                    field.description(),
                    field.example().map(Words::of).orElse(""));
        }

        private static List<String> bounds(Field field) {
            var bounds = new ArrayList<String>();
            if (!field.options().isEmpty()) {
                bounds.add("one of " + String.join(", ", field.options()));
            }
            var counted = field.type() == Simple.NUMBER || field.type() == Simple.INTEGER
                    ? ""
                    : field.type() instanceof Simple ? " characters" : " items";
            field.min().ifPresent(least -> bounds.add("at least " + least + counted));
            field.max().ifPresent(most -> bounds.add("at most " + most + counted));
            field.pattern().ifPresent(pattern -> bounds.add("of the form " + pattern));
            field.fallback().ifPresent(value -> bounds.add("otherwise " + Words.of(value)));
            return bounds;
        }
    }

    public Reply list(Call call) {
        var platform = current.inForce().planner().platform();
        var catalogue = new Catalogue(platform, taskTypes);
        if (Wanted.by(call) == Wanted.DATA) {
            return data("application/json", listing(catalogue, address(platform, call)));
        }
        var groups = List.of(
                new Group("tasks", "Task types", catalogue.tasks(), "taken", "not taken"),
                new Group("services", "Service types", catalogue.services(), "offered", "not offered"));
        return Templates.page(200, "types", Site.of(platform, call), "Types", "types", Map.of("groups", groups));
    }

    public Reply one(Call call) {
        var inForce = current.inForce();
        var platform = inForce.planner().platform();
        var catalogue = new Catalogue(platform, taskTypes);
        var entry = catalogue.byName(call.variable("name"));
        if (entry.isEmpty()) {
            return errors.notFound(call);
        }
        var schema = entry.get()
                .type()
                .info()
                .jsonSchema(
                        address(address(platform, call), entry.get()),
                        entry.get().title());
        return switch (Wanted.by(call)) {
            case DATA -> data(schemaType(call), schema);
            case PAGE -> page(call, inForce, catalogue, entry.get(), schema);
        };
    }

    private static Reply page(Call call, InForce inForce, Catalogue catalogue, Entry entry, Fields schema) {
        var platform = inForce.planner().platform();
        var example = Fields.of(QuestionForm.TASK_TYPE, Scalar.text(entry.uri()));
        var info = entry.type().info().example();
        var values = new HashMap<String, Object>();
        values.put("type", entry.type());
        values.put("kind", entry.task() ? "task type" : "service type");
        values.put("standing", standing(entry, platform));
        values.put(
                "takers",
                RouteView.published(call, inForce)
                        ? catalogue.routes(entry).stream()
                                .map(route -> taker(route, entry))
                                .toList()
                        : List.of());
        values.put("askable", entry.task());
        values.put("ask", QuestionForm.of(example, Set.of()).query());
        values.put(
                "example",
                info.isEmpty()
                        ? ""
                        : QuestionForm.of(example.with(QuestionForm.TASK_INFO, info), Set.of())
                                .query());
        values.put("element", entry.task() ? "taskinfo" : "serviceinfo");
        values.put("fields", FieldView.all(entry.type().info()));
        values.put("schema", Words.text(DocumentFormat.JSON, schema).stripTrailing());
        return Templates.page(200, "type", Site.of(platform, call), entry.title(), "types", values);
    }

    private static String standing(Entry entry, Platform platform) {
        var verb = entry.task() ? "taken" : "offered";
        return (entry.here() ? verb : "not " + verb) + " by " + platform.name();
    }

    private static TakerView taker(Route route, Entry entry) {
        return new TakerView(route.name(), entry.task() ? route.serviceType() : "");
    }

    private static Fields listing(Catalogue catalogue, URI server) {
        return Fields.EMPTY
                .with("tasktypes", entries(catalogue.tasks(), server, "taken"))
                .with("servicetypes", entries(catalogue.services(), server, "offered"));
    }

    private static Items entries(List<Entry> entries, URI server, String here) {
        return new Items(entries.stream()
                .map(entry -> (Node) Fields.EMPTY
                        .with("name", entry.type().name())
                        .with("uri", entry.uri())
                        .with("aliases", Items.texts(entry.type().aliases()))
                        .with("title", entry.title())
                        .with("description", entry.type().description())
                        .with("formats", Items.texts(entry.type().formats()))
                        .with(here, Scalar.truth(entry.here()))
                        .with("schema", address(server, entry)))
                .toList());
    }

    private static URI address(Platform platform, Call call) {
        return PublicAddress.of(platform, call);
    }

    private static String address(URI server, Entry entry) {
        return server + "/types/" + entry.segment();
    }

    private static String schemaType(Call call) {
        var accepted = call.header("Accept").orElse("");
        return accepted.contains("application/json") && !accepted.contains("application/schema+json")
                ? "application/json"
                : "application/schema+json";
    }

    private static Reply data(String mediaType, Fields document) {
        return Reply.ok(mediaType, Words.text(DocumentFormat.JSON, document).getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache")
                .with("Vary", "Accept");
    }
}
