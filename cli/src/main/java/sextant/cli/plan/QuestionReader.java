package sextant.cli.plan;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.cli.console.Stopped;
import sextant.cli.plan.Question.AttachedFile;
import sextant.model.reading.FormSyntax;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Located;

/** Puts a question together from a file and from the command line, which wins. */
final class QuestionReader {

    private final InputStream in;

    QuestionReader(InputStream in) {
        this.in = in;
    }

    /**
     * @param task  a file in YAML or JSON, or {@code -} for standard input
     * @param type  the task type
     * @param sets  {@code name=value}, in the syntax of section 3.5 of the note
     * @param files {@code name=file}
     */
    Question read(Optional<String> task, Optional<String> type, List<String> sets, List<String> files) {
        var source =
                task.map(name -> name.equals("-") ? "standard input" : name).orElse("the command line");
        var document = task.map(this::document).orElse(Located.nowhere(Fields.EMPTY));
        if (!(document.root() instanceof Fields fields)) {
            throw Stopped.usage(source + ": a Task is a mapping with a tasktype, and this is "
                    + document.root().noun() + ".");
        }
        var changed = merged(fields, assignments(sets));
        if (type.isPresent()) {
            changed = changed.with("tasktype", type.get());
        }
        if (changed.get("tasktype").isEmpty()) {
            throw Stopped.usage(source + ": the question has no tasktype. Name one with --type, for instance"
                    + " --type uri://jupyter-notebook.");
        }
        var attached = files.stream().map(QuestionReader::attached).toList();
        for (var file : attached) {
            changed = without(changed, file.place());
        }
        return new Question(source, new Located(changed, document.positions()), attached);
    }

    private Located document(String name) {
        var bytes = bytes(name);
        try {
            return name.endsWith(".json")
                    ? JsonDocuments.read(bytes, Limits.DEFAULT)
                    : YamlDocuments.read(new String(bytes, StandardCharsets.UTF_8), false, Limits.DEFAULT);
        } catch (Refused refused) {
            throw Stopped.usage(message(name.equals("-") ? "standard input" : name, refused.refusal()));
        }
    }

    private byte[] bytes(String name) {
        int most = Limits.DEFAULT.document();
        try (var input = name.equals("-") ? in : Files.newInputStream(path(name))) {
            var bytes = input.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Stopped.usage(name + ": a Task has at most " + most + " bytes; attach large files with --file.");
            }
            return bytes;
        } catch (NoSuchFileException _) {
            throw Stopped.usage(name + ": there is no such file.");
        } catch (IOException cause) {
            throw Stopped.usage(name + ": cannot be read: " + cause.getMessage());
        }
    }

    /** The same values in the same syntax as in a GET question, so that both mean the same. */
    private static Fields assignments(List<String> sets) {
        if (sets.isEmpty()) {
            return Fields.EMPTY;
        }
        var query = sets.stream()
                .map(set -> {
                    var parts = named("--set", set, "taskinfo.image=docker.io/example:1.0");
                    return encoded(parts[0]) + "=" + encoded(parts[1]);
                })
                .collect(Collectors.joining("&"));
        try {
            return FormSyntax.read(query, Limits.DEFAULT).root() instanceof Fields fields ? fields : Fields.EMPTY;
        } catch (Refused refused) {
            throw Stopped.usage(message("--set", refused.refusal()));
        }
    }

    private static Fields merged(Fields below, Fields above) {
        var merged = below;
        for (var entry : above.values().entrySet()) {
            var name = entry.getKey();
            merged = entry.getValue() instanceof Fields upper && below.get(name).orElse(upper) instanceof Fields lower
                    ? merged.with(name, merged(lower, upper))
                    : merged.with(name, entry.getValue());
        }
        return merged;
    }

    private static AttachedFile attached(String text) {
        var parts = named("--file", text, "taskinfo.composefile=compose.yml");
        var file = path(parts[1]);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Stopped.usage("--file: " + file + " is no file that can be read.");
        }
        return new AttachedFile(List.of(parts[0].split("\\.", -1)), file, mediaType(file.toString()));
    }

    private static Fields without(Fields fields, List<String> place) {
        var name = place.getFirst();
        if (place.size() == 1) {
            return fields.without(name);
        }
        return fields.get(name).orElse(Fields.EMPTY) instanceof Fields inner && !inner.isEmpty()
                ? fields.with(name, without(inner, place.subList(1, place.size())))
                : fields;
    }

    private static String[] named(String option, String text, String example) {
        var parts = text.split("=", 2);
        if (parts.length < 2 || parts[0].isEmpty()) {
            throw Stopped.usage(option + " " + text + ": a name, an equals sign and a value are needed, for instance "
                    + option + " " + example + ".");
        }
        return parts;
    }

    private static String mediaType(String file) {
        var name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            return "text/yaml";
        }
        return name.endsWith(".json") ? "application/json" : "application/octet-stream";
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw Stopped.usage(name + ": this cannot be the name of a file.");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String message(String source, Refusal refusal) {
        var lines = new ArrayList<String>();
        lines.add(source
                + refusal.position()
                        .map(at -> ":" + at.line() + ":" + at.column())
                        .orElse("") + ": " + refusal.text());
        refusal.suggest().ifPresent(lines::add);
        return String.join(" ", lines);
    }
}
