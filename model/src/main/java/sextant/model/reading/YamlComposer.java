package sextant.model.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/**
 * Makes the tree of one YAML document. Aliases are put in where they stand, and merge keys are resolved as docker compose does, so
 * that what is judged is what would run.
 */
final class YamlComposer {

    private static final String MERGE = "<<";

    /** A value that was given a name. It has no value while it is still being read. */
    private static final class Anchored {
        private final Path path;
        private @Nullable Node value;

        Anchored(Path path) {
            this.path = path;
        }
    }

    private final ParserImpl parser;
    private final boolean aliasesTaken;
    private final Limits limits;
    private final TreeBuilder builder;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int aliases;

    YamlComposer(ParserImpl parser, boolean aliasesTaken, Limits limits) {
        this.parser = parser;
        this.aliasesTaken = aliasesTaken;
        this.limits = limits;
        this.builder = new TreeBuilder(limits, RefusalKind.YAML_LIMIT);
    }

    /** The document whose first value is the next event. */
    Located document() {
        return builder.located(value(parser.next(), Path.ROOT, 1));
    }

    private Node value(Event event, Path path, int depth) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias, path, depth);
        }
        var anchor = anchor(event, path);
        var value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, path);
            case SequenceStartEvent start -> list(start, path, depth);
            case MappingStartEvent start -> mapping(start, path, depth);
            default -> throw new IllegalStateException("no value: " + event);
        };
        anchor.ifPresent(named -> named.value = value);
        return value;
    }

    private Scalar scalar(ScalarEvent scalar, Path path) {
        refuseTag(scalar, scalar.getTag(), path);
        var at = YamlDocuments.position(scalar);
        if (!scalar.isPlain()) {
            return builder.text(scalar.getValue(), path, at);
        }
        var plain = builder.plain(scalar.getValue(), path, at);
        return plain.kind() == Scalar.Kind.TEXT ? YamlDocuments.plain(scalar) : plain;
    }

    private Items list(SequenceStartEvent start, Path path, int depth) {
        refuseTag(start, start.getTag(), path);
        builder.checkDepth(depth, YamlDocuments.position(start));
        var items = new ArrayList<Node>();
        for (var event = parser.next(); !(event instanceof SequenceEndEvent); event = parser.next()) {
            var below = path.item(items.size());
            builder.item(below, YamlDocuments.position(event));
            items.add(value(event, below, depth + 1));
        }
        return new Items(items);
    }

    private Fields mapping(MappingStartEvent start, Path path, int depth) {
        refuseTag(start, start.getTag(), path);
        builder.checkDepth(depth, YamlDocuments.position(start));
        var fields = new LinkedHashMap<String, Node>();
        boolean merges = false;
        for (var event = parser.next(); !(event instanceof MappingEndEvent); event = parser.next()) {
            var key = key(event, path);
            var below = path.field(key.getValue());
            boolean merge = key.isPlain() && key.getValue().equals(MERGE);
            if (merge && !aliasesTaken) {
                throw notTaken("Merge keys (<<)", key, below);
            }
            builder.field(fields, key.getValue(), below, YamlDocuments.position(key));
            fields.put(key.getValue(), value(parser.next(), below, depth + 1));
            merges |= merge;
        }
        if (merges) {
            merge(fields, path, depth);
        }
        return new Fields(fields);
    }

    private ScalarEvent key(Event event, Path path) {
        if (event instanceof AliasEvent && !aliasesTaken) {
            throw notTaken("Aliases", event, path);
        }
        if (!(event instanceof ScalarEvent key)) {
            throw RefusalKind.YAML_SYNTAX
                    .because("The name of a value must be plain text, not a list, a mapping or an alias.")
                    .at(path)
                    .at(YamlDocuments.position(event))
                    .refused();
        }
        var below = path.field(key.getValue());
        refuseTag(key, key.getTag(), below);
        if (key.getAnchor().isPresent()) {
            throw notTaken("Anchors of names", key, below);
        }
        return key;
    }

    /**
     * Puts the fields of what stands at the merge key into the mapping that has it. What the mapping says itself wins, whichever
     * comes first; of several merged mappings the first wins. Nothing is merged below the first level.
     */
    private void merge(SequencedMap<String, Node> fields, Path path, int depth) {
        var from = path.field(MERGE);
        var at = builder.position(from, new Position(1, 1));
        var value = Objects.requireNonNull(fields.remove(MERGE));
        switch (value) {
            case Fields merged -> merge(fields, merged, from, path, depth);
            case Items(var several) -> {
                for (int i = 0; i < several.size(); i++) {
                    if (!(several.get(i) instanceof Fields merged)) {
                        throw notMergeable(from.item(i), builder.position(from.item(i), at));
                    }
                    merge(fields, merged, from.item(i), path, depth);
                }
            }
            default -> throw notMergeable(from, at);
        }
        builder.forget(value, from);
    }

    private void merge(SequencedMap<String, Node> fields, Fields merged, Path from, Path to, int depth) {
        merged.values().forEach((name, value) -> {
            if (fields.putIfAbsent(name, value) == null) {
                builder.repeatField(value, from.field(name), to.field(name), depth);
            }
        });
    }

    private Node aliased(AliasEvent alias, Path path, int depth) {
        var at = YamlDocuments.position(alias);
        var name = alias.getAlias().getValue();
        var anchored = anchors.get(name);
        if (anchored != null && anchored.value == null) {
            throw RefusalKind.YAML_RECURSION
                    .because("The alias *" + name + " stands inside the value that it stands for.")
                    .at(path)
                    .at(at)
                    .refused();
        }
        if (!aliasesTaken) {
            throw notTaken("Aliases", alias, path);
        }
        if (++aliases > limits.aliases()) {
            throw RefusalKind.YAML_LIMIT
                    .because("The document has too many aliases.")
                    .at(path)
                    .at(at)
                    .limit(limits.aliases() + " aliases")
                    .refused();
        }
        if (anchored == null || anchored.value == null) {
            throw RefusalKind.YAML_SYNTAX
                    .because("The alias *" + name + " stands for nothing: there is no &" + name + " before it.")
                    .at(path)
                    .at(at)
                    .refused();
        }
        builder.repeat(anchored.value, anchored.path, path, depth, at);
        return anchored.value;
    }

    private Optional<Anchored> anchor(Event event, Path path) {
        if (!(event instanceof NodeEvent named) || named.getAnchor().isEmpty()) {
            return Optional.empty();
        }
        var anchored = new Anchored(path);
        anchors.put(named.getAnchor().get().getValue(), anchored);
        return Optional.of(anchored);
    }

    private static void refuseTag(Event event, Optional<String> tag, Path path) {
        if (tag.isPresent()) {
            throw RefusalKind.YAML_TAG
                    .because("The value has a tag.")
                    .at(path)
                    .at(YamlDocuments.position(event))
                    .got(tag.get())
                    .suggest("Leave the tag out; quote a value that is text.")
                    .refused();
        }
    }

    private static Refused notMergeable(Path path, Position at) {
        return RefusalKind.YAML_SYNTAX
                .because("At a merge key stands a mapping or a list of mappings.")
                .at(path)
                .at(at)
                .refused();
    }

    private static Refused notTaken(String what, Event event, Path path) {
        return RefusalKind.YAML_LIMIT
                .because(what + " are not taken here.")
                .at(path)
                .at(YamlDocuments.position(event))
                .suggest(
                        "Write the value out. A compose file may have them when it comes as text or as a part of its own.")
                .refused();
    }
}
