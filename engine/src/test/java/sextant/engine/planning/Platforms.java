package sextant.engine.planning;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.engine.platform.Loaded;
import sextant.engine.platform.PlatformReader;
import sextant.engine.ports.DocumentFetcher;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.tasktypes.BinderNotebook;
import sextant.engine.tasktypes.CeaApplication;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.engine.tasktypes.DockerCompose;
import sextant.engine.tasktypes.DockerContainer;
import sextant.engine.tasktypes.EsapNotebook;
import sextant.engine.tasktypes.JupyterNotebook;
import sextant.engine.tasktypes.ServiceTypes;
import sextant.engine.tasktypes.ZeppelinNotebook;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskDocument;
import sextant.model.reading.YamlDocuments;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/** Planners and Tasks from the YAML that a person would write. */
final class Platforms {

    /** Nothing is reachable: a test that fetches says so. */
    private static final DocumentFetcher NOWHERE = url -> new Failed("unreachable", "nothing answers", true);

    private Platforms() {}

    static Planner planner(String platformYaml) {
        var reader = new PlatformReader(
                List.of(
                        new JupyterNotebook(),
                        new BinderNotebook(),
                        new EsapNotebook(),
                        new ZeppelinNotebook(),
                        new DockerContainer(),
                        new DockerCompose(),
                        new CeaApplication()),
                ServiceTypes.all(),
                DeclaredTaskType::of,
                _ -> Optional.empty());
        return switch (reader.read(platformYaml, Path.of("."))) {
            case Loaded.Good good -> new Planner(good.platform(), NOWHERE);
            case Loaded.Bad bad -> throw new AssertionError(bad.problems() + "\n" + platformYaml);
        };
    }

    static Task task(String yaml) {
        var document = YamlDocuments.read(yaml, false, Limits.DEFAULT);
        var type = (Scalar) ((Fields) document.root()).get("tasktype").orElseThrow();
        return TaskDocument.task(type.text(), document);
    }
}
