package sextant.cli.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.cli.console.Stopped;
import sextant.cli.plan.Question.AttachedFile;
import sextant.model.answer.Alternative;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Edits;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** The Task that an alternative asks for, whole: attached files stand in it. */
final class AppliedAlternative {

    private AppliedAlternative() {}

    static Node to(Question question, Alternative alternative) {
        var task = whole(question);
        for (var change : alternative.changes()) {
            var path = asNamed(task, change.path());
            task = Edits.apply(opened(task, path), List.of(new Change(path, change.from(), change.to())));
        }
        return typeFirst(task);
    }

    /** A planner can answer sooner if it sees the type first. */
    private static Node typeFirst(Node task) {
        return task instanceof Fields fields
                ? fields.get("tasktype")
                        .map(type -> Fields.of("tasktype", type).with(fields))
                        .orElse(fields)
                : task;
    }

    /** The Task with its files in their places. */
    static Node whole(Question question) {
        Node task = question.task();
        for (var file : question.files()) {
            var place = Path.of(file.place().toArray(String[]::new));
            task = Edits.apply(task, List.of(new Change(place, Optional.empty(), Optional.of(content(file)))));
        }
        return task;
    }

    private static Node content(AttachedFile file) {
        try {
            var text = Files.readString(file.file(), StandardCharsets.UTF_8);
            return file.mediaType().equals("application/octet-stream") ? Scalar.text(text) : document(text);
        } catch (IOException _) {
            throw Stopped.usage(file.file() + ": only text can stand in a Task; apply the alternative by hand.");
        }
    }

    /** The task in which the text that the path leads into (a compose file) is a document. */
    private static Node opened(Node task, Path path) {
        for (int length = 1; length < path.steps().size(); length++) {
            var place = new Path(path.steps().subList(0, length));
            if (place.in(task).orElse(Scalar.NULL) instanceof Scalar(var text, var kind) && kind == Scalar.Kind.TEXT) {
                return Edits.apply(task, List.of(new Change(place, Optional.empty(), Optional.of(document(text)))));
            }
        }
        return task;
    }

    private static Node document(String text) {
        try {
            return YamlDocuments.read(text, true, Limits.DEFAULT).root();
        } catch (Refused _) {
            return Scalar.text(text);
        }
    }

    /** A name that holds dots is several steps in the path as it was sent; the Task tells where it ends. */
    private static Path asNamed(Node task, Path sent) {
        var steps = new ArrayList<Path.Step>();
        for (int at = 0; at < sent.steps().size(); at++) {
            var here = new Path(steps).in(task);
            if (here.orElse(Scalar.NULL) instanceof Fields fields
                    && sent.steps().get(at) instanceof Path.Field) {
                int end = nameEnd(fields, sent.steps(), at);
                steps.add(new Path.Field(new Path(sent.steps().subList(at, end)).toString()));
                at = end - 1;
            } else {
                steps.add(sent.steps().get(at));
            }
        }
        return new Path(steps);
    }

    private static int nameEnd(Fields fields, List<Path.Step> steps, int from) {
        for (int end = from + 1; end <= steps.size(); end++) {
            if (fields.get(new Path(steps.subList(from, end)).toString()).isPresent()) {
                return end;
            }
        }
        return from + 1;
    }
}
