package sextant.cli.plan;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import sextant.cli.console.Stopped;
import sextant.cli.plan.Question.AttachedFile;
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
        var boundary = "sextant-" + UUID.randomUUID();
        var parts = new ArrayList<BodyPublisher>();
        question.task()
                .get("tasktype")
                .ifPresent(type -> parts.add(
                        type instanceof Scalar(var text, var _)
                                ? part(boundary, disposition("tasktype"), text)
                                : document(boundary, "tasktype", type)));
        documents(parts, boundary, List.of(), question.task().without("tasktype"), question.files());
        for (var file : question.files()) {
            parts.add(head(
                    boundary,
                    disposition(file.name()) + "; filename=\""
                            + quotable(file.file().getFileName().toString()) + "\"\r\nContent-Type: "
                            + file.mediaType()));
            parts.add(content(file));
            parts.add(BodyPublishers.ofString("\r\n"));
        }
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return new Body(
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
    }

    /** Each value is a part of its own where a file stands beside it, so that no part overlaps another. */
    private static void documents(
            List<BodyPublisher> parts, String boundary, List<String> place, Fields fields, List<AttachedFile> files) {
        fields.values().forEach((name, value) -> {
            var below = new ArrayList<>(place);
            below.add(name);
            var holdsFile = files.stream()
                    .anyMatch(file -> file.place().size() > below.size()
                            && file.place().subList(0, below.size()).equals(below));
            if (holdsFile && value instanceof Fields inner) {
                documents(parts, boundary, below, inner, files);
            } else {
                parts.add(document(boundary, String.join(".", below), value));
            }
        });
    }

    private static BodyPublisher document(String boundary, String name, Node value) {
        return part(
                boundary,
                disposition(name) + "\r\nContent-Type: application/json",
                new String(json(value), StandardCharsets.UTF_8));
    }

    private static BodyPublisher part(String boundary, String headers, String content) {
        return BodyPublishers.ofString("--" + boundary + "\r\n" + headers + "\r\n\r\n" + content + "\r\n");
    }

    private static BodyPublisher head(String boundary, String headers) {
        return BodyPublishers.ofString("--" + boundary + "\r\n" + headers + "\r\n\r\n");
    }

    private static BodyPublisher content(AttachedFile file) {
        try {
            return BodyPublishers.ofFile(file.file());
        } catch (FileNotFoundException _) {
            throw Stopped.usage("--file: " + file.file() + " is gone.");
        }
    }

    private static String disposition(String name) {
        return "Content-Disposition: form-data; name=\"" + quotable(name) + "\"";
    }

    /** As browsers write names in headers. */
    private static String quotable(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static byte[] json(Node value) {
        return DocumentFormat.JSON.write(value, "task");
    }
}
