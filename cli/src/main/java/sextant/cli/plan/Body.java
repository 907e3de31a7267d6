package sextant.cli.plan;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sextant.cli.plan.Question.AttachedFile;
import sextant.cli.server.Multipart;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;

/** A question as the body of a POST: JSON, or multipart where files come with it (sections 4.2 and 9.1 of the note). */
record Body(String contentType, BodyPublisher publisher) {

    static Body of(Question question) {
        return question.files().isEmpty()
                ? new Body("application/json", BodyPublishers.ofByteArray(json(question.task())))
                : multipart(question);
    }

    /** The tasktype first, so that a planner that does not know it can stop there. */
    private static Body multipart(Question question) {
        var body = new Multipart();
        question.task().get("tasktype").ifPresent(type -> {
            if (type instanceof Scalar(var text, var _)) {
                body.field("tasktype", text);
            } else {
                document(body, "tasktype", type);
            }
        });
        documents(body, List.of(), question.task().without("tasktype"), question.files());
        question.files()
                .forEach(file -> body.file(
                        file.name(), file.file(), file.file().getFileName().toString(), file.mediaType()));
        return new Body(body.contentType(), body.publisher());
    }

    /** Each value is a part of its own where a file stands beside it, so that no part overlaps another. */
    private static void documents(Multipart body, List<String> place, Fields fields, List<AttachedFile> files) {
        fields.values().forEach((name, value) -> {
            var below = new ArrayList<>(place);
            below.add(name);
            var holdsFile = files.stream()
                    .anyMatch(file -> file.place().size() > below.size()
                            && file.place().subList(0, below.size()).equals(below));
            if (holdsFile && value instanceof Fields inner) {
                documents(body, below, inner, files);
            } else {
                document(body, String.join(".", below), value);
            }
        });
    }

    private static void document(Multipart body, String name, Node value) {
        body.document(name, "application/json", new String(json(value), StandardCharsets.UTF_8));
    }

    private static byte[] json(Node value) {
        return DocumentFormat.JSON.write(value, "task");
    }
}
