package sextant.engine.tasktypes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.compose.ImageRules;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.ListOf;
import sextant.engine.shape.Shape.MapOf;
import sextant.engine.shape.Shape.Simple;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** One container (section 4.1 of the note): "can I run <em>this</em> container here?" is answered by its image. */
public final class DockerContainer implements TaskType {

    static final Shape SHAPE = Shape.of(
            Field.required("image", Simple.TEXT, "container image, fully qualified with its tag or digest")
                    .example("docker.io/example:1.0"),
            Field.optional("command", new ListOf(Simple.TEXT), "arguments, instead of those of the image")
                    .example(List.of("fit", "--all")),
            Field.optional(
                            "entrypoint",
                            new ListOf(Simple.TEXT),
                            "program and first arguments, instead of those of the image")
                    .example(List.of("/usr/bin/python3")),
            Field.optional("environment", new MapOf(Simple.TEXT), "variables of the container")
                    .example(Fields.EMPTY.with("CATALOGUE", "gaia")),
            Field.optional("platform", Simple.TEXT, "operating system and architecture that the image is made for")
                    .example("linux/amd64"));

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "docker-container",
            "uri://docker-container",
            List.of(),
            "Docker container",
            "One container that is run from an image. The image is judged by its reference: registry, repository, tag and digest.",
            SHAPE,
            List.of());

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Reads {@code images: {allow: [rule, ...]}}; without it every image is taken. */
    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(DESCRIPTION, new Image(ImageRules.read(entry)));
    }

    record Image(ImageRules images) implements TaskRules {

        private static final Path IMAGE = Path.of("taskinfo", "image");

        @Override
        public Judgement judge(Task task, Documents documents) {
            var written = task.info("image").orElse(Scalar.NULL) instanceof Scalar(var text, var _) ? text : "";
            var findings = new ArrayList<Finding>();
            images.judge(written)
                    .map(reason -> located(reason, task))
                    .map(reason -> finding(reason, task, written))
                    .ifPresent(findings::add);
            var warnings = findings.isEmpty() && ImageRules.isUntagged(written)
                    ? List.of(Warning.of(
                                    "latest",
                                    "taskinfo.image names no tag: latest is taken, whatever that is on the day.")
                            .at(IMAGE))
                    : List.<Warning>of();
            return new Judgement(findings, warnings, Fields.EMPTY);
        }

        @Override
        public Optional<Node> instead(String name) {
            return name.equals("image") ? images.nearest("").map(Scalar::text) : Optional.empty();
        }

        private static Reason located(Reason reason, Task task) {
            var there = reason.at(IMAGE);
            return task.document().at(IMAGE).map(there::at).orElse(there);
        }

        private Finding finding(Reason reason, Task task, String written) {
            return images.nearest(written)
                    .map(image -> Finding.of(
                            reason,
                            "use the image " + image,
                            new Change(IMAGE, task.info("image"), Optional.of(Scalar.text(image)))))
                    .orElse(Finding.of(reason));
        }
    }
}
