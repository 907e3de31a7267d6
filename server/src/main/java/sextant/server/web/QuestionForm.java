package sextant.server.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.model.task.Resource;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * The fields of the form as somebody filled them in. A question that is sent becomes a multipart question as any client may send it
 * (section 9.1), so that the page has no reader of its own and lines are counted from the top of each field.
 */
public final class QuestionForm {

    static final String TASK_TYPE = "tasktype";
    static final String OTHER_TYPE = "othertype";
    static final String TASK_INFO = "taskinfo";
    static final String DATA = "data";

    /** The names of all fields. */
    static final List<String> NAMES = Stream.of(
                    Stream.of(TASK_TYPE, OTHER_TYPE, TASK_INFO, DATA),
                    Words.RESOURCES.stream().map(Resource::minKey),
                    Words.RESOURCES.stream().map(Resource::maxKey))
            .flatMap(names -> names)
            .toList();

    private final Map<String, String> values;
    private final Set<String> listed;

    /** @param listed the task types that the form lists; any other is one of the user's own */
    private QuestionForm(Map<String, String> values, Set<String> listed) {
        this.values = values;
        this.listed = listed;
    }

    /** The fields of a query string. What is badly encoded, unknown or given again is passed over: nobody types it. */
    static QuestionForm read(String rawQuery, Set<String> listed) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                var name = pair.substring(0, equals);
                if (NAMES.contains(name)) {
                    values.putIfAbsent(name, decode(pair.substring(equals + 1)));
                }
            }
        }
        return new QuestionForm(values, listed);
    }

    /** Browsers send line breaks as CR LF. */
    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
        } catch (IllegalArgumentException _) {
            return raw;
        }
    }

    /** The form that asks the question in a document. */
    static QuestionForm of(Node document, Set<String> listed) {
        var values = new LinkedHashMap<String, String>();
        if (document instanceof Fields question) {
            question.get(TASK_TYPE).ifPresent(type -> values.put(TASK_TYPE, Words.of(type)));
            question.get(TASK_INFO)
                    .filter(info -> !info.equals(Fields.EMPTY))
                    .ifPresent(info -> values.put(TASK_INFO, Words.yaml(info)));
            if (question.get("resources").orElse(Scalar.NULL) instanceof Fields(var resources)) {
                resources.forEach((name, value) -> values.put(name, Words.of(value)));
            }
            question.get(DATA).ifPresent(data -> values.put(DATA, lines(data)));
        }
        return new QuestionForm(values, listed);
    }

    private static String lines(Node data) {
        return data instanceof Items(var references)
                ? references.stream().map(Words::of).collect(Collectors.joining("\n"))
                : Words.of(data);
    }

    /** Whether there is a question at all. */
    public boolean sent() {
        return !values.isEmpty();
    }

    /** What was typed into a field. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The task type that is asked for: the user's own before the one that was chosen. */
    public String type() {
        var other = value(OTHER_TYPE).strip();
        return other.isEmpty() ? value(TASK_TYPE).strip() : other;
    }

    public String listedType() {
        return listed.contains(type()) ? type() : "";
    }

    public String otherType() {
        return listed.contains(type()) ? "" : type();
    }

    /** The query string that fills in this form and sends it. */
    String query() {
        return NAMES.stream()
                .filter(name -> !value(name).isBlank())
                .map(name -> name + "=" + Words.encode(value(name)))
                .collect(Collectors.joining("&"));
    }

    /** A multipart body. */
    record Body(String contentType, InputStream content) {}

    /** The question as a multipart body. Its boundary is drawn anew each time, so that no text of a user can contain it. */
    Body body() {
        var boundary = UUID.randomUUID().toString();
        var text = new StringBuilder();
        parts().forEach(part -> text.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(part.name())
                .append(part.name().equals(TASK_INFO) ? "\"\r\nContent-Type: application/yaml\r\n\r\n" : "\"\r\n\r\n")
                .append(part.value())
                .append("\r\n"));
        text.append("--").append(boundary).append("--\r\n");
        return new Body(
                "multipart/form-data; boundary=" + boundary,
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private record Part(String name, String value) {}

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        if (!type().isEmpty()) {
            parts.add(new Part(TASK_TYPE, type()));
        }
        if (!value(TASK_INFO).isBlank()) {
            parts.add(new Part(TASK_INFO, value(TASK_INFO)));
        }
        for (var resource : Words.RESOURCES) {
            Stream.of(resource.minKey(), resource.maxKey())
                    .filter(key -> !value(key).isBlank())
                    .forEach(key ->
                            parts.add(new Part("resources." + key, value(key).strip())));
        }
        var references = value(DATA)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        for (int place = 0; place < references.size(); place++) {
            parts.add(new Part(DATA + "[" + place + "]", references.get(place)));
        }
        return parts;
    }
}
