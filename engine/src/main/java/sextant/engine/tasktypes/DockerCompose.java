package sextant.engine.tasktypes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.compose.ComposeFile;
import sextant.engine.compose.ComposeFile.Verdict;
import sextant.engine.compose.ComposeRules;
import sextant.engine.compose.ComposeSource;
import sextant.engine.compose.ComposeSource.Read;
import sextant.engine.compose.ComposeSource.Unreadable;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Finding.Repair;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.MapOf;
import sextant.engine.shape.Shape.Simple;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Warning;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * Several containers, described by a compose file (section 4.2 of the note): by its URL, or by its content as a mapping, a text or a
 * file. Every service, image and key is judged, and what is not known to be harmless is refused.
 */
public final class DockerCompose implements TaskType {

    static final List<String> FORMATS = List.of("application/yaml", "text/yaml");

    static final Shape SHAPE = Shape.of(
            Field.required("composefile", Simple.DOCUMENT, "compose file: an http or https URL, or the content")
                    .example("https://example.org/compose.yml"),
            Field.optional("environment", new MapOf(Simple.TEXT), "values of the variables in the compose file")
                    .example(Fields.EMPTY.with("database", "catalogue")));

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "docker-compose",
            "uri://docker-compose",
            List.of(),
            "Docker Compose",
            "Several containers that are described by one compose file, given by its URL or by its content. Every service, image and "
                    + "key in it is judged. Variables take their values from taskinfo.environment and from nowhere else.",
            SHAPE,
            FORMATS);

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Reads {@code images: {allow: [rule, ...]}} and {@code compose: {allow: [key, ...]}}. */
    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(DESCRIPTION, new Content(ComposeRules.read(entry)));
    }

    record Content(ComposeRules rules) implements TaskRules {

        private static final int NOT_FETCHED = 502;
        private static final Path COMPOSEFILE = Path.of("taskinfo", "composefile");
        private static final Path ENVIRONMENT = Path.of("taskinfo", "environment");

        @Override
        public boolean asksOutside(Task task) {
            return task.info("composefile").filter(ComposeSource::isUrl).isPresent();
        }

        @Override
        public Judgement judge(Task task, Documents documents) {
            return switch (ComposeSource.read(task, "composefile", documents)) {
                case Unreadable(var reason)
                when reason.httpCode() == NOT_FETCHED -> Judgement.against(Finding.of(reason));
                case Unreadable(var reason) -> Judgement.against(new Finding(reason, template(task)));
                case Read(var file) -> judged(task, file.judge(rules, environment(task)));
            };
        }

        @Override
        public Optional<Node> instead(String name) {
            return name.equals("composefile")
                    ? ComposeFile.smallest(rules).map(ComposeFile::write).map(Scalar::text)
                    : Optional.empty();
        }

        private static Map<String, String> environment(Task task) {
            var values = new LinkedHashMap<String, String>();
            if (task.info("environment").orElse(Fields.EMPTY) instanceof Fields(var variables)) {
                variables.forEach((name, value) -> {
                    if (value instanceof Scalar(var text, var kind) && kind != Scalar.Kind.NULL) {
                        values.put(name, text);
                    }
                });
            }
            return values;
        }

        private Judgement judged(Task task, Verdict verdict) {
            var repairs = verdict.template()
                    .map(template -> List.of(repair(
                            task,
                            "use the compose file without what is refused, with images that are taken",
                            template)))
                    .orElseGet(() -> template(task));
            var findings = verdict.reasons().stream()
                    .map(reason -> new Finding(reason, repairs))
                    .toList();
            return new Judgement(findings, warnings(verdict), Fields.EMPTY);
        }

        /** Where nothing of the file can stay, one to start from. */
        private List<Repair> template(Task task) {
            return ComposeFile.smallest(rules)
                    .map(template -> repair(task, "start from this compose file, which is taken", template))
                    .stream()
                    .toList();
        }

        /** Content of a client that wrote a mapping stays a mapping; whatever else it was becomes the text of a file. */
        private static Repair repair(Task task, String text, Fields template) {
            var from = task.info("composefile");
            var to = from.orElse(Scalar.NULL) instanceof Fields ? template : Scalar.text(ComposeFile.write(template));
            return new Repair(text, List.of(new Change(COMPOSEFILE, from, Optional.of(to))));
        }

        private static List<Warning> warnings(Verdict verdict) {
            var warnings = new ArrayList<Warning>();
            if (!verdict.unset().isEmpty()) {
                warnings.add(Warning.of(
                                "variable",
                                "Variables without a value: %s. Give them in taskinfo.environment; without they are empty."
                                        .formatted(String.join(", ", verdict.unset())))
                        .at(ENVIRONMENT));
            }
            if (!verdict.untagged().isEmpty()) {
                warnings.add(Warning.of(
                                "latest",
                                "Images without a tag: %s. Of them latest is taken, whatever that is on the day."
                                        .formatted(String.join(", ", verdict.untagged())))
                        .at(COMPOSEFILE));
            }
            return warnings;
        }
    }
}
