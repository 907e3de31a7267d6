package sextant.model.reading;

import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Located;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/**
 * Reads one YAML 1.2 document (core schema) into the tree, with positions. Only events are read: no object is ever made from what
 * the text names.
 */
public final class YamlDocuments {

    private YamlDocuments() {}

    /**
     * @param aliases whether aliases and merge keys are taken (compose files) or refused (Task documents)
     * @throws sextant.model.refusal.Refused if it is not YAML, beyond the limits, has tags, names a key twice ...
     */
    public static Located read(String text, boolean aliases, Limits limits) {
        KeptBody.refuseTooLarge(text.length(), limits.document());
        Decoding.refuseForbidden(text, RefusalKind.YAML_SYNTAX);
        refuseAmbiguousCharacters(text);
        // The engine moves its whole buffer for each piece it reads; with one piece a long text costs no more than its
        // length.
        var settings = LoadSettings.builder().setBufferSize(text.length() + 2).build();
        var reader = new StreamReader(settings, text);
        return refusing(reader, () -> {
            var parser = new ParserImpl(settings, reader);
            parser.next();
            if (parser.peekEvent() instanceof StreamEndEvent) {
                return Located.nowhere(Scalar.NULL);
            }
            parser.next();
            var located = new YamlComposer(parser, aliases, limits).document();
            parser.next();
            refuseMore(parser);
            return located;
        });
    }

    /** An unquoted value. Nothing at all is null, and so is {@code ~}; else it is what JSON would call it. */
    static Scalar plain(ScalarEvent scalar) {
        var text = scalar.getValue();
        return text.isEmpty() || text.equals("~") ? Scalar.NULL : Scalar.plain(text);
    }

    static Position position(Event event) {
        return event.getStartMark().map(YamlDocuments::position).orElse(new Position(1, 1));
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    static void refuseMore(ParserImpl parser) {
        if (parser.hasNext() && parser.peekEvent() instanceof DocumentStartEvent next) {
            throw RefusalKind.MULTIPLE_DOCUMENTS
                    .because("A second document starts here.")
                    .at(position(next))
                    .suggest("Send one document.")
                    .refused();
        }
    }

    /**
     * YAML 1.1 ended lines at two characters and YAML 1.2 does not, and a byte order mark starts a document for some readers and is
     * text for others: two readers would see two different texts.
     */
    private static void refuseAmbiguousCharacters(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\u2028' || character == '\u2029' || character == '\uFEFF') {
                throw RefusalKind.YAML_SYNTAX
                        .because("The text has the character " + Decoding.name(character)
                                + ", which not every reader of YAML understands in the same way.")
                        .at(Decoding.position(text, index))
                        .suggest("Leave it out, or write it as an escape in double quotes.")
                        .refused();
            }
        }
    }

    /** What the engine says becomes a refusal. */
    static <T> T refusing(StreamReader reader, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MarkedYamlEngineException e) {
            var refusal = RefusalKind.YAML_SYNTAX.because("The YAML cannot be read: " + e.getProblem());
            throw e.getProblemMark()
                    .map(mark -> refusal.at(position(mark)))
                    .orElse(refusal)
                    .refused();
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw RefusalKind.YAML_SYNTAX
                    .because("The YAML cannot be read: " + e.getMessage())
                    .at(new Position(reader.getLine() + 1, reader.getColumn() + 1))
                    .refused();
        }
    }
}
