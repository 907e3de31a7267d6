package sextant.model.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.DataReference;
import sextant.model.task.DataReferences;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * From the tree of a question to a Task: {@code tasktype}, {@code taskinfo}, {@code resources} (section 5), {@code data} (section 6) and
 * {@code reserve}, which is ours, and nothing else. What {@code taskinfo} holds is the task type's business.
 */
public final class TaskDocument {

    static final String TASK_TYPE = "tasktype";
    private static final Path INFO = Path.of("taskinfo");
    private static final Path RESOURCES = Path.of("resources");
    private static final Path DATA = Path.of("data");

    private static final List<String> KEYS = List.of(TASK_TYPE, "taskinfo", "resources", "data", "reserve");
    private static final List<String> RESOURCE_KEYS = Stream.of(Resource.values())
            .flatMap(resource -> Stream.of(resource.minKey(), resource.maxKey()))
            .toList();

    private final Located document;

    private TaskDocument(Located document) {
        this.document = document;
    }

    /** @throws Refused {@code parameter-path}, {@code type} or {@code quantity}, with path and position */
    public static Task task(String type, Located document) {
        return new TaskDocument(document).task(type);
    }

    private Task task(String type) {
        var root = mapping(Path.ROOT);
        refuseUnknownKeys(root, Path.ROOT, KEYS);
        refuseOtherThanTruth(Task.RESERVE);
        return new Task(type, document, mapping(INFO), resources(), data());
    }

    private void refuseOtherThanTruth(Path path) {
        path.in(document.root()).filter(TaskDocument::saysSomething).ifPresent(value -> {
            if (!(value instanceof Scalar(var _, var kind)) || kind != Scalar.Kind.BOOLEAN) {
                throw located(RefusalKind.TYPE
                        .because("The value of " + path + " is true or false.")
                        .at(path)
                        .got(value instanceof Scalar(var text, var _) ? text : value.noun())
                        .limit("true, false"));
            }
        });
    }

    private Resources resources() {
        var given = mapping(RESOURCES);
        refuseUnknownKeys(given, RESOURCES, RESOURCE_KEYS);
        var ranges = new EnumMap<Resource, Resources.Range>(Resource.class);
        for (var resource : Resource.values()) {
            var min = quantity(given, resource, resource.minKey());
            var max = quantity(given, resource, resource.maxKey());
            if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
                throw located(RefusalKind.QUANTITY
                        .because("The " + resource.minKey() + " is above the " + resource.maxKey() + ".")
                        .got(text(given, resource.minKey()))
                        .limit("at most " + text(given, resource.maxKey()))
                        .at(RESOURCES.field(resource.minKey())));
            }
            if (min.isPresent() || max.isPresent()) {
                ranges.put(resource, new Resources.Range(min, max));
            }
        }
        return new Resources(ranges);
    }

    private Optional<Quantity> quantity(Fields given, Resource resource, String key) {
        var path = RESOURCES.field(key);
        return given.get(key)
                .filter(value -> !value.equals(Scalar.NULL))
                .map(value -> locating(() -> Quantities.parse(resource, value, path)));
    }

    private static String text(Fields given, String key) {
        return given.get(key)
                .map(value -> value instanceof Scalar scalar ? scalar.text() : value.noun())
                .orElse("");
    }

    private List<DataReference> data() {
        return switch (DATA.in(document.root())
                .filter(TaskDocument::saysSomething)
                .orElse(Items.of())) {
            case Items(var values) -> {
                var references = new ArrayList<DataReference>();
                for (int i = 0; i < values.size(); i++) {
                    references.add(reference(values.get(i), DATA.item(i)));
                }
                yield references;
            }
            case Node one -> List.of(reference(one, DATA));
        };
    }

    private DataReference reference(Node value, Path path) {
        return locating(() -> DataReferences.parse(value, path));
    }

    /** The mapping at this path; an absent or empty value is an empty one. */
    private Fields mapping(Path path) {
        return switch (path.in(document.root())
                .filter(TaskDocument::saysSomething)
                .orElse(Fields.EMPTY)) {
            case Fields fields -> fields;
            case Node other ->
                throw located(RefusalKind.TYPE
                        .because("The " + (path.equals(Path.ROOT) ? "question" : path) + " must be a mapping.")
                        .at(path)
                        .got(other.noun()));
        };
    }

    /** An empty text stands for nothing too: a form and an XML element cannot say it otherwise. */
    private static boolean saysSomething(Node value) {
        return !(value instanceof Scalar scalar) || !scalar.text().isEmpty();
    }

    private void refuseUnknownKeys(Fields fields, Path path, List<String> known) {
        for (var name : fields.values().keySet()) {
            if (!known.contains(name)) {
                var refusal = RefusalKind.PARAMETER_PATH
                        .because(
                                path.equals(Path.ROOT)
                                        ? "A question has no such value."
                                        : "There is no such value in " + path + ".")
                        .at(path.field(name))
                        .got(name)
                        .limit(String.join(", ", known));
                throw located(Nearest.to(name, known)
                        .or(() -> path.equals(Path.ROOT)
                                ? Optional.of(INFO.field(name).toString())
                                : Optional.empty())
                        .map(key -> refusal.suggest("Did you mean " + key + "?"))
                        .orElse(refusal));
            }
        }
    }

    private <T> T locating(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refused refused) {
            throw located(refused.refusal());
        }
    }

    /** With the place in the text, of the value itself or of the nearest one around it. */
    private Refused located(Refusal refusal) {
        var path = refusal.path().orElse(Path.ROOT);
        while (document.at(path).isEmpty() && !path.steps().isEmpty()) {
            path = new Path(path.steps().subList(0, path.steps().size() - 1));
        }
        return document.at(path).map(refusal::at).orElse(refusal).refused();
    }
}
