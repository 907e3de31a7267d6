package sextant.model.writing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** YAML in block style, with text of several lines as a literal block. */
final class YamlWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .build();

    /**
     * Text that some reader would take for something else. Many readers still speak YAML 1.1, where {@code NO} is false and
     * {@code 1:30} is ninety: the word of a no must not become false on its way.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "|~|null|true|false|y|n|yes|no|on|off|=|<<|[-+]?\\.(inf|nan)"
                    + "|[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|\\.[0-9_]+(e[-+]?[0-9]+)?)"
                    + "|[-+]?[0-9][0-9_:]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?"
                    + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The ends of lines of YAML 1.1 that are none in YAML 1.2, and the byte order mark. They stand in quotes, escaped. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u0085\\u2028\\u2029\\uFEFF]");

    private final Emitter emitter;

    private YamlWriter(Emitter emitter) {
        this.emitter = emitter;
    }

    static byte[] write(Node document) {
        var text = new Text(new StringBuilder(512));
        var emitter = new Emitter(SETTINGS, text);
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        new YamlWriter(emitter).emit(document);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
        return escaped(text.builder.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** The emitter leaves them as they are, also in quotes. */
    private static String escaped(String yaml) {
        return UNSEEN.matcher(yaml)
                .replaceAll(unseen -> "\\\\u%04X".formatted((int) unseen.group().charAt(0)));
    }

    private void emit(Node node) {
        switch (node) {
            case Scalar(var text, var kind) -> {
                switch (kind) {
                    case TEXT -> text(WellFormed.of(text));
                    case NULL -> scalar("null", ScalarStyle.PLAIN);
                    case NUMBER, BOOLEAN -> scalar(text, ScalarStyle.PLAIN);
                }
            }
            case Items(var values) -> {
                var style = values.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
                emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style));
                values.forEach(this::emit);
                emitter.emit(new SequenceEndEvent());
            }
            case Fields(var values) -> {
                var style = values.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
                emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
                values.forEach((name, value) -> {
                    text(WellFormed.of(name));
                    emit(value);
                });
                emitter.emit(new MappingEndEvent());
            }
            case Attachment file -> emit(DocumentFormat.describe(file));
        }
    }

    /** The emitter turns a style that the text does not allow into one that it does. */
    private void text(String text) {
        if (UNSEEN.matcher(text).find() || AMBIGUOUS.matcher(text).matches()) {
            scalar(text, ScalarStyle.DOUBLE_QUOTED);
        } else if (text.contains("\n")) {
            scalar(text, ScalarStyle.LITERAL);
        } else {
            scalar(text, ScalarStyle.PLAIN);
        }
    }

    private void scalar(String text, ScalarStyle style) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
    }

    /** Where the emitter writes. */
    private record Text(StringBuilder builder) implements StreamDataWriter {
        @Override
        public void write(String text) {
            builder.append(text);
        }

        @Override
        public void write(String text, int from, int length) {
            builder.append(text, from, from + length);
        }
    }
}
