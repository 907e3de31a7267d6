package sextant.engine.tasktypes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import sextant.engine.shape.Shape.ListOf;
import sextant.engine.shape.Shape.Simple;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** A notebook of Apache Zeppelin, which may hold several languages (sections 3.4 and 3.5 of the note). */
public final class ZeppelinNotebook implements TaskType {

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "zeppelin-notebook",
            "uri://zeppelin-notebook",
            List.of(),
            "Zeppelin notebook",
            "A notebook as the Apache Zeppelin project defines it. The languages that its paragraphs use are named, such as md, "
                    + "python and pyspark; the answer says which of them the service speaks.",
            Shape.of(Field.optional("languages", new ListOf(Simple.TEXT), "languages of the notebook's paragraphs")
                    .example(List.of("md", "python", "pyspark"))),
            List.of("application/json"));

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Reads {@code languages: [md, python, ...]}, the languages that the service speaks; without it every language is taken. */
    @Override
    public TaskRules rules(Section entry) {
        var offered = entry.keys().contains("languages")
                ? Optional.of(entry.texts("languages"))
                : Optional.<List<String>>empty();
        return new CheckedRules(DESCRIPTION, new Languages(offered));
    }

    /** @param offered absent if the operator does not say */
    record Languages(Optional<List<String>> offered) implements TaskRules {

        private static final Path LANGUAGES = Path.of("taskinfo", "languages");

        /** More would not be read; the change that is proposed mends all of them. */
        private static final int MOST_REASONS = 50;

        @Override
        public Judgement judge(Task task, Documents documents) {
            var asked = task.info("languages").filter(Shape::present);
            if (asked.isEmpty() || offered.isEmpty()) {
                return Judgement.FINE;
            }
            var missing = missing(asked.get(), offered.get());
            return missing.isEmpty()
                    ? new Judgement(List.of(), List.of(), Fields.of("languages", Items.texts(offered.get())))
                    : new Judgement(mended(missing, asked.get(), offered.get()), List.of(), Fields.EMPTY);
        }

        private static List<Reason> missing(Node asked, List<String> offered) {
            var missing = new ArrayList<Reason>();
            var languages = texts(asked);
            for (int index = 0; index < languages.size() && missing.size() < MOST_REASONS; index++) {
                var language = languages.get(index);
                if (!offered.contains(language)) {
                    var text = "the language %s is not spoken here; %s"
                            .formatted(
                                    language,
                                    offered.isEmpty() ? "none is" : "these are: " + String.join(", ", offered));
                    missing.add(Reason.of("language", 404, text)
                            .at(asked instanceof Items ? LANGUAGES.item(index) : LANGUAGES)
                            .asked(Scalar.text(language))
                            .available(Items.texts(offered)));
                }
            }
            return missing;
        }

        /** All of them need the same change: to ask for those that are spoken, or for all that are if none is left. */
        private static List<Finding> mended(List<Reason> missing, Node asked, List<String> offered) {
            if (offered.isEmpty()) {
                return missing.stream().map(Finding::of).toList();
            }
            var left =
                    texts(asked).stream().filter(offered::contains).distinct().toList();
            var instead = left.isEmpty() ? offered : left;
            var change = new Change(LANGUAGES, Optional.of(asked), Optional.of(Items.texts(instead)));
            var repairs = List.of(new Repair("ask for the languages " + String.join(", ", instead), List.of(change)));
            return missing.stream().map(reason -> new Finding(reason, repairs)).toList();
        }

        private static List<String> texts(Node asked) {
            return switch (asked) {
                case Items(var values) ->
                    values.stream()
                            .map(value -> value instanceof Scalar(var text, var _) ? text : "")
                            .toList();
                case Scalar(var text, var _) -> List.of(text);
                default -> List.of();
            };
        }
    }
}
