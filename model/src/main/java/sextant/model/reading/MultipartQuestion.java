package sextant.model.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import sextant.model.forms.DottedName;
import sextant.model.forms.FormTree;
import sextant.model.forms.FormValue;
import sextant.model.multipart.Boundary;
import sextant.model.multipart.MultipartReader;
import sextant.model.multipart.Part;
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
 * A question in a multipart body (sections 4.2 and 9.1 of the note), read as a stream: the task type is known before the parts that
 * follow it are read. Each part has a dotted name, and is
 *
 * <ul>
 *   <li>a document if its type is YAML or JSON, with the places of its values counted from the start of the part,
 *   <li>else a file that is kept as it is, if it has a file name or a type other than plain text (XML too),
 *   <li>else a value as in a form.
 * </ul>
 *
 * All values and documents together are no larger than one document may be, and neither are all files: cutting a question up does
 * not make room for more.
 */
public final class MultipartQuestion implements AutoCloseable {

    private static final Set<String> YAML =
            Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/vnd.yaml");
    private static final Set<String> JSON = Set.of("application/json", "text/json");

    private enum Content {
        VALUE,
        YAML,
        JSON,
        FILE
    }

    private final Limits limits;
    private final MultipartReader parts;
    private final FormTree tree;
    private long textBytes;
    private long fileBytes;
    private int nodes;

    /**
     * @param contentType the request's Content-Type with its boundary
     * @throws Refused with {@code multipart-boundary} or {@code media-type}
     */
    public MultipartQuestion(String contentType, InputStream body, Limits limits) {
        this.limits = limits;
        this.tree = new FormTree(limits.listItems());
        this.parts =
                new MultipartReader(body, Boundary.of(contentType), limits.body(), limits.document(), limits.parts());
    }

    /**
     * Reads parts until one is called {@code tasktype}; what stands before it is set aside unread, on disk if it is large. Nothing
     * behind that part is looked at.
     *
     * @return empty if there is none
     * @throws Refused if it cannot be found: the body ends or is beyond the limits before it, or a header cannot be read
     */
    public Optional<String> taskType() throws IOException {
        var part = parts.find(DottedName.TASK_TYPE.toString());
        if (part.isEmpty()) {
            return Optional.empty();
        }
        requireValue(part.get().header());
        add(part.get());
        return Optional.of(FormValue.utf8(DottedName.TASK_TYPE, part.get().content()))
                .filter(type -> !type.isEmpty());
    }

    /**
     * The whole question. Called once, after {@link #taskType()}.
     *
     * @throws Refused if a part is wrong, or the body
     */
    public Located read() throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            add(part.get());
        }
        return tree.located();
    }

    /** Removes whatever was set aside. */
    @Override
    public void close() {
        try {
            parts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireValue(PartHeader header) {
        if (content(header) != Content.VALUE) {
            throw RefusalKind.TYPE
                    .because("The part tasktype is a plain field.")
                    .at(DottedName.TASK_TYPE)
                    .got(header.mediaType().orElse("a file"))
                    .suggest("Send it without Content-Type and without a file name.")
                    .refused();
        }
    }

    private void add(Part part) {
        var header = part.header();
        header.requireReadable();
        var path = DottedName.parse(header.name(), limits.depth());
        var content = content(header);
        weigh(path, content, part.content().length);
        switch (content) {
            case VALUE -> tree.put(path, value(path, part.content()));
            case FILE -> tree.put(path, file(header, part.content()));
            case YAML, JSON -> tree.put(path, document(path, content, part.content()));
        }
    }

    private static Content content(PartHeader header) {
        var type = header.mediaType().orElse("text/plain");
        if (YAML.contains(type) || type.endsWith("+yaml")) {
            return Content.YAML;
        }
        if (JSON.contains(type) || type.endsWith("+json")) {
            return Content.JSON;
        }
        return type.equals("text/plain") && header.filename().isEmpty() ? Content.VALUE : Content.FILE;
    }

    private void weigh(Path path, Content content, int bytes) {
        if (content == Content.FILE) {
            fileBytes += bytes;
        } else {
            textBytes += bytes;
        }
        if (Math.max(fileBytes, textBytes) > limits.document()) {
            throw RefusalKind.BODY_TOO_LARGE
                    .because("With " + path + " the parts of the question are too large together.")
                    .at(path)
                    .limit(limits.document() + " bytes of values and documents, and as many of files")
                    .suggest("Send large data by reference.")
                    .refused();
        }
    }

    private Node value(Path path, byte[] bytes) {
        return FormValue.read(path, FormValue.utf8(path, bytes), limits.digits(), limits.listItems());
    }

    private static Attachment file(PartHeader header, byte[] bytes) {
        return new Attachment(header.filename().orElse(""), header.mediaType().orElse(""), bytes);
    }

    /** Only below the top may a document have aliases: there it belongs to another application, as a compose file does. */
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
                1 + values.values().stream().mapToInt(MultipartQuestion::count).sum();
            case Items(var values) ->
                1 + values.stream().mapToInt(MultipartQuestion::count).sum();
            default -> 1;
        };
    }
}
