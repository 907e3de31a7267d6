package sextant.model.reading;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/** The first step of section 3.5 in YAML: the task type, whatever follows it. */
final class YamlTaskType {

    /** Enough for most questions, so that little is read behind the task type. */
    private static final int BUFFER = 8192;

    private final KeptBody body;
    private final Limits limits;

    private YamlTaskType(KeptBody body, Limits limits) {
        this.body = body;
        this.limits = limits;
    }

    /**
     * The value of the first {@code tasktype} of the outermost mapping, reading no further; of a list or mapping only that it is
     * one.
     *
     * @return empty if the document ends without one, or is no mapping
     */
    static Optional<Node> find(KeptBody body, Limits limits) throws IOException {
        Decoding.refuseWideCharacters(body.first(2), RefusalKind.YAML_SYNTAX);
        return new YamlTaskType(body, limits).findIn(Decoding.lenient(body));
    }

    private Optional<Node> findIn(Reader text) {
        var settings = LoadSettings.builder().setBufferSize(BUFFER).build();
        var reader = new StreamReader(settings, text);
        return YamlDocuments.refusing(reader, () -> {
            try {
                return find(new ParserImpl(settings, reader));
            } catch (ScannerException | IllegalArgumentException e) {
                return findBefore(brokenAt(e, reader)).orElseThrow(() -> e);
            }
        });
    }

    /**
     * The scanner looks ahead for the colon that makes a key of what it has just read, and so finds what is broken behind the task
     * type. What stands before the broken place is looked at alone.
     */
    private Optional<Optional<Node>> findBefore(int end) {
        try {
            body.rewind();
            var before = Decoding.first(Decoding.lenient(body), end);
            var settings =
                    LoadSettings.builder().setBufferSize(before.length() + 2).build();
            var reader = new StreamReader(settings, new StringReader(before));
            try {
                return Optional.of(find(new ParserImpl(settings, reader))).filter(Optional::isPresent);
            } catch (ScannerException | IllegalArgumentException e) {
                int earlier = brokenAt(e, reader);
                return earlier < end ? findBefore(earlier) : Optional.empty();
            }
        } catch (YamlEngineException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where what is broken starts, in characters from the start of the text. A number that the scanner cannot convert it has just
     * come to; without the character before it that is an end of the text like any other.
     */
    private static int brokenAt(RuntimeException e, StreamReader reader) {
        return e instanceof ScannerException broken
                ? broken.getContextMark()
                        .or(broken::getProblemMark)
                        .orElseThrow(() -> e)
                        .getIndex()
                : reader.getIndex() - 1;
    }

    private Optional<Node> find(ParserImpl parser) {
        parser.next();
        if (parser.next() instanceof StreamEndEvent) {
            return Optional.empty();
        }
        var first = parser.next();
        if (!(first instanceof MappingStartEvent root)) {
            skip(parser, first, 0);
        } else {
            if (!root.isFlow() && parser.peekEvent() instanceof MappingStartEvent) {
                // Something behind the braces made a name of them, which would be refused: what is in them came first.
                parser.next();
            }
            while (!(parser.peekEvent() instanceof CollectionEndEvent)) {
                var key = parser.next();
                if (key instanceof ScalarEvent scalar && scalar.getValue().equals(TaskDocument.TASK_TYPE)) {
                    return Optional.of(taskType(parser.next()));
                }
                skip(parser, key, 1);
                skip(parser, parser.next(), 1);
            }
            parser.next();
        }
        parser.next();
        YamlDocuments.refuseMore(parser);
        return Optional.empty();
    }

    private Node taskType(Event event) {
        if (event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && !scalar.getValue().isEmpty()) {
            refuseSecondColon(scalar);
        }
        return shallow(event);
    }

    /**
     * A document that has lost its line ends on the way has the next key behind the task type, in one line. What stands before that
     * colon is no task type that anybody meant.
     */
    private void refuseSecondColon(ScalarEvent scalar) {
        var end = scalar.getEndMark().orElseThrow();
        try {
            body.rewind();
            var upTo = Decoding.first(Decoding.lenient(body), end.getIndex() + 1);
            if (upTo.length() > end.getIndex() && upTo.endsWith(":")) {
                throw RefusalKind.YAML_SYNTAX
                        .because("The line of the tasktype has a second colon, as if line ends had been lost.")
                        .at(new Position(end.getLine() + 1, end.getColumn() + 1))
                        .suggest(
                                "Write one key in a line, and send files with curl --data-binary: -d takes line ends out.")
                        .refused();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node shallow(Event event) {
        return switch (event) {
            case ScalarEvent scalar when scalar.isPlain() -> YamlDocuments.plain(scalar);
            case ScalarEvent scalar -> Scalar.text(scalar.getValue());
            case MappingStartEvent _ -> Fields.EMPTY;
            default -> Items.of();
        };
    }

    /**
     * Steps over one value without judging it: only the limits hold.
     *
     * @param above how many lists and mappings are around it
     */
    private void skip(ParserImpl parser, Event first, int above) {
        int depth = above;
        for (var event = first; ; event = parser.next()) {
            switch (event) {
                case CollectionStartEvent _ ->
                    TreeBuilder.checkDepth(++depth, YamlDocuments.position(event), limits, RefusalKind.YAML_LIMIT);
                case CollectionEndEvent _ -> depth--;
                case ScalarEvent scalar
                when scalar.isPlain() ->
                    TreeBuilder.checkNumber(
                            YamlDocuments.plain(scalar), Path.ROOT, YamlDocuments.position(event), limits);
                default -> {}
            }
            if (depth == above) {
                return;
            }
        }
    }
}
