package sextant.model.reading;

import java.util.Set;
import sextant.model.multipart.PartHeader;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;

/**
 * What the parts of a multipart question say, in the order in which they came:
 *
 * <ul>
 *   <li>a YAML or JSON part is a document, with the places of its values counted from the start of the part;
 *   <li>a part with a file name, or of any other type than plain text (XML among them), is a file that is kept as it is;
 *   <li>every other part is a value as in a form.
 * </ul>
 *
 * Fields and documents together are as large as one document, files together too: a question cannot be made larger by cutting it up.
 */
final class QuestionParts {

    private static final Set<String> YAML =
            Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/vnd.yaml");
    private static final Set<String> JSON = Set.of("application/json", "text/json");

    private enum Content {
        FIELD,
        YAML,
        JSON,
        FILE
    }

    private final Limits limits;
    private final FormTree tree;
    private long textBytes;
    private long fileBytes;
    private int nodes;

    QuestionParts(Limits limits) {
        this.limits = limits;
        this.tree = new FormTree(limits);
    }

    /** @throws Refused if the part called {@code tasktype} is not a plain field with one line of text */
    static String taskType(PartHeader header, byte[] bytes) {
        header.requireReadable();
        if (content(header) != Content.FIELD) {
            throw RefusalKind.TYPE
                    .because("The part tasktype is a plain field.")
                    .at(FormSyntax.TASK_TYPE_PATH)
                    .got(header.mediaType().orElse("a file"))
                    .suggest("Send it without Content-Type and without a file name.")
                    .refused();
        }
        return FormValue.taskType(FormValue.utf8(FormSyntax.TASK_TYPE_PATH, bytes));
    }

    void addTaskType(String type) {
        tree.put(FormSyntax.TASK_TYPE_PATH, FormValue.read(FormSyntax.TASK_TYPE_PATH, type, limits));
    }

    void add(PartHeader header, byte[] bytes) {
        header.requireReadable();
        var path = DottedName.parse(header.name(), limits);
        var content = content(header);
        weigh(path, content, bytes.length);
        switch (content) {
            case FIELD -> tree.put(path, FormValue.read(path, FormValue.utf8(path, bytes), limits));
            case FILE ->
                tree.put(
                        path,
                        new Attachment(
                                header.filename().orElse(""), header.mediaType().orElse(""), bytes));
            case YAML, JSON -> tree.put(path, document(path, content, bytes));
        }
    }

    Located located() {
        return tree.located();
    }

    private static Content content(PartHeader header) {
        var type = header.mediaType().orElse("text/plain");
        if (YAML.contains(type) || type.endsWith("+yaml")) {
            return Content.YAML;
        }
        if (JSON.contains(type) || type.endsWith("+json")) {
            return Content.JSON;
        }
        return type.equals("text/plain") && header.filename().isEmpty() ? Content.FIELD : Content.FILE;
    }

    private void weigh(Path path, Content content, int bytes) {
        long sum = content == Content.FILE ? (fileBytes += bytes) : (textBytes += bytes);
        if (sum > limits.document()) {
            throw RefusalKind.BODY_TOO_LARGE
                    .because("With " + path + " the parts of the question are too large together.")
                    .at(path)
                    .limit(limits.document() + " bytes of fields and documents, and as many of files")
                    .suggest("Send large data by reference.")
                    .refused();
        }
    }

    /** Only below the top may a document have aliases: it belongs to another application, as a compose file does. */
    private Located document(Path path, Content content, byte[] bytes) {
        var text = FormValue.utf8(path, bytes);
        try {
            var document = content == Content.YAML
                    ? YamlDocuments.read(text, path.steps().size() > 1, left())
                    : JsonDocuments.read(bytes, left());
            nodes += count(document.root());
            return document;
        } catch (Refused refused) {
            var refusal = refused.refusal();
            throw refusal.at(FormTree.below(path, refusal.path().orElse(Path.ROOT)))
                    .refused();
        }
    }

    /** The limits for one more document: all of them together have as many values as one may have. */
    private Limits left() {
        return new Limits(
                limits.body(),
                limits.document(),
                limits.depth(),
                Math.max(limits.nodes() - nodes, 0),
                limits.aliases(),
                limits.digits(),
                limits.parts(),
                limits.listItems());
    }

    private static int count(Node node) {
        return switch (node) {
            case Fields(var values) ->
                1 + values.values().stream().mapToInt(QuestionParts::count).sum();
            case Items(var values) ->
                1 + values.stream().mapToInt(QuestionParts::count).sum();
            default -> 1;
        };
    }
}
