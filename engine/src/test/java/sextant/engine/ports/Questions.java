package sextant.engine.ports;

import java.util.List;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Section;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.task.Resources;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Located;
import sextant.model.tree.Path;

/** Questions and conditions as they are written, for tests. */
public final class Questions {

    private Questions() {}

    /** A Task in YAML, with the positions of its lines. */
    public static Task task(String yaml) {
        var document = YamlDocuments.read(yaml, false, Limits.DEFAULT);
        return task(document);
    }

    public static Task task(Located document) {
        var root = (Fields) document.root();
        var info = root.get("taskinfo").map(Fields.class::cast).orElse(Fields.EMPTY);
        return new Task("uri://any", document, info, Resources.NONE, List.of());
    }

    public static Task withInfo(Fields info) {
        return task(Located.nowhere(Fields.of("taskinfo", info)));
    }

    /** One entry of a route's {@code accepts} without its {@code task} key, in YAML. */
    public static Section entry(String yaml) {
        var text = yaml.isBlank() ? "{}" : yaml;
        return ConfigurationFile.of(YamlDocuments.read(text, false, Limits.DEFAULT))
                .root();
    }

    /** A question that cannot fetch anything. */
    public static Documents offline() {
        return new Documents(_ -> new Failed("unreachable", "there is no network here", true));
    }

    public static Judgement judge(TaskType type, String entry, Task task) {
        return type.rules(entry(entry)).judge(task, offline());
    }

    public static Judgement judge(TaskType type, String entry, String task) {
        return judge(type, entry, task(task));
    }

    /** The Task with a change made, as the planner tries it. */
    public static Task changed(Task task, Finding.Repair repair) {
        var info = task.info();
        for (var change : repair.changes()) {
            var name = change.path().steps().getLast() instanceof Path.Field(var last) ? last : "";
            info = change.to().isPresent() ? info.with(name, change.to().get()) : info.without(name);
        }
        return withInfo(info);
    }
}
