package sextant.engine.compose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import sextant.engine.ports.DocumentFetcher.Document;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Documents.NotYaml;
import sextant.engine.ports.Documents.Yaml;
import sextant.model.answer.Reason;
import sextant.model.answer.Reason.Retry;
import sextant.model.task.Task;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/** Where a Task has its compose file: at a URL, in a text or a file, or in the Task document itself. */
public final class ComposeSource {

    private ComposeSource() {}

    /** What came of reading it. */
    public sealed interface Outcome {}

    public record Read(ComposeFile file) implements Outcome {}

    public record Unreadable(Reason reason) implements Outcome {}

    /** Whether a value is an address and not the content. */
    public static boolean isUrl(Node value) {
        return value instanceof Scalar(var text, var _)
                && (text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8));
    }

    /** @param name of the value in {@code taskinfo} */
    public static Outcome read(Task task, String name, Documents documents) {
        var path = Path.of("taskinfo", name);
        var value = task.info(name).orElse(Scalar.NULL);
        return switch (value) {
            case Fields _ -> new Read(new ComposeFile(value, path, task.document()::at));
            case Scalar(var url, var _) when isUrl(value) -> fetched(url, path, documents);
            case Scalar(var text, var _) -> parsed(text, path, documents);
            case Attachment attachment -> decoded(attachment.content(), path, documents);
            case Items _ -> unreadable(Reason.of("composefile", 400, "a list is no compose file"), path);
        };
    }

    private static Outcome fetched(String url, Path path, Documents documents) {
        return switch (documents.fetch(url)) {
            case Document document -> decoded(document.content(), path, documents);
            case Failed(var kind, var text, var later) ->
                unreadable(
                        Reason.of(kind, 502, "the compose file could not be fetched: " + text)
                                .asked(Scalar.text(url))
                                .retry(later ? Retry.LATER : Retry.CHANGED),
                        path);
        };
    }

    private static Outcome decoded(byte[] content, Path path, Documents documents) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return parsed(text.toString(), path, documents);
        } catch (CharacterCodingException notText) {
            return unreadable(Reason.of("bad-character", 400, "the compose file is not UTF-8 text"), path);
        }
    }

    private static Outcome parsed(String text, Path path, Documents documents) {
        return switch (documents.yaml(text)) {
            case Yaml(var document) -> new Read(new ComposeFile(document.root(), path, inside(path, document::at)));
            case NotYaml(var refused) -> {
                var why = refused.refusal();
                var line = why.position().map(at -> "line " + at.line() + ": ").orElse("");
                var reason = Reason.of(why.kind().word(), 400, line + "the compose file cannot be read: " + why.text());
                yield unreadable(why.position().map(reason::at).orElse(reason), path);
            }
        };
    }

    /** Positions of a document of its own, whose paths begin where the value stands in the Task. */
    private static Function<Path, Optional<Position>> inside(Path path, Function<Path, Optional<Position>> positions) {
        int above = path.steps().size();
        return inTask -> positions.apply(
                new Path(inTask.steps().subList(above, inTask.steps().size())));
    }

    private static Outcome unreadable(Reason reason, Path path) {
        return new Unreadable(reason.at(path));
    }
}
