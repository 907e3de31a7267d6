package sextant.model.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON document (RFC 8259) into the tree, with positions. Nothing that only looks like JSON is taken. */
public final class JsonDocuments {

    /**
     * Our own limits come first; these are beyond anything that {@link Limits#document()} lets through. Names are not kept between
     * documents, so that no stranger can fill or slow down a table that all share.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final JsonParser json;
    private final Limits limits;
    private final TreeBuilder builder;

    private JsonDocuments(JsonParser json, Limits limits) {
        this.json = json;
        this.limits = limits;
        this.builder = new TreeBuilder(limits, RefusalKind.JSON_LIMIT);
    }

    /** @throws sextant.model.refusal.Refused if it is not JSON, beyond the limits, names a key twice ... */
    public static Located read(byte[] utf8, Limits limits) {
        KeptBody.refuseTooLarge(utf8.length, limits.document());
        Decoding.refuseWideCharacters(utf8, RefusalKind.BAD_CHARACTER);
        var text = Decoding.strict(utf8, StandardCharsets.UTF_8, RefusalKind.BAD_CHARACTER);
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonDocuments(json, limits).document();
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    /**
     * The first step of section 3.5: the value of the first {@code tasktype} of the outermost mapping, reading no further.
     *
     * @return empty if the document ends without one, or is no mapping
     */
    static Optional<Node> taskType(KeptBody body, Limits limits) throws IOException {
        Decoding.refuseWideCharacters(body.first(2), RefusalKind.BAD_CHARACTER);
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), Decoding.lenient(body))) {
            return new JsonDocuments(json, limits).taskType();
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    private Located document() {
        var first = json.nextToken();
        if (first == null) {
            throw RefusalKind.JSON_SYNTAX
                    .because("The JSON document is empty.")
                    .at(new Position(1, 1))
                    .refused();
        }
        var root = value(first, Path.ROOT, 1);
        refuseMore();
        return builder.located(root);
    }

    private Node value(@Nullable JsonToken token, Path path, int depth) {
        return switch (token) {
            case START_OBJECT -> mapping(path, depth);
            case START_ARRAY -> list(path, depth);
            case VALUE_STRING -> builder.text(json.getString(), path, position());
            case null, default -> builder.plain(json.getString(), path, position());
        };
    }

    private Fields mapping(Path path, int depth) {
        builder.checkDepth(depth, position());
        var fields = new LinkedHashMap<String, Node>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.getString();
            var below = path.field(name);
            builder.field(fields, name, below, position());
            fields.put(name, value(json.nextToken(), below, depth + 1));
        }
        return new Fields(fields);
    }

    private Items list(Path path, int depth) {
        builder.checkDepth(depth, position());
        var items = new ArrayList<Node>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            var below = path.item(items.size());
            builder.item(below, position());
            items.add(value(token, below, depth + 1));
        }
        return new Items(items);
    }

    private Optional<Node> taskType() {
        var first = json.nextToken();
        if (first == null) {
            return Optional.empty();
        }
        if (first != JsonToken.START_OBJECT) {
            skip(first, Path.ROOT, 0);
        } else {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.getString();
                var value = json.nextToken();
                if (name.equals(TaskDocument.TASK_TYPE)) {
                    return Optional.of(shallow(value));
                }
                skip(value, Path.of(name), 1);
            }
        }
        refuseMore();
        return Optional.empty();
    }

    /** The value here, of a list or mapping only that it is one. */
    private Node shallow(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Fields.EMPTY;
            case START_ARRAY -> Items.of();
            case VALUE_STRING -> Scalar.text(json.getString());
            case null, default -> Scalar.plain(json.getString());
        };
    }

    /**
     * Steps over one value without judging it: only the limits hold.
     *
     * @param above how many lists and mappings are around it
     */
    private void skip(@Nullable JsonToken first, Path path, int above) {
        int depth = above;
        for (var token = first; ; token = json.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY ->
                    TreeBuilder.checkDepth(++depth, position(), limits, RefusalKind.JSON_LIMIT);
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    TreeBuilder.checkNumber(Scalar.plain(json.getString()), path, position(), limits);
                case null, default -> {}
            }
            if (depth == above) {
                return;
            }
        }
    }

    private void refuseMore() {
        if (json.nextToken() != null) {
            throw RefusalKind.JSON_SYNTAX
                    .because("Something follows the end of the JSON document.")
                    .at(position())
                    .refused();
        }
    }

    private Position position() {
        return position(json.currentTokenLocation());
    }

    private static Position position(TokenStreamLocation location) {
        return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static Refused refused(JacksonException e) {
        var kind = kind(e);
        var refusal = kind.because("The JSON cannot be read: " + e.getOriginalMessage());
        var location = Optional.ofNullable(e.getLocation()).map(JsonDocuments::position);
        return location.map(refusal::at).orElse(refusal).refused();
    }

    /** The parser has no other word for half a surrogate pair in a name; in a text it lets it pass. */
    private static RefusalKind kind(JacksonException e) {
        if (e.getOriginalMessage().contains("surrogate")) {
            return RefusalKind.BAD_CHARACTER;
        }
        return e instanceof StreamConstraintsException ? RefusalKind.JSON_LIMIT : RefusalKind.JSON_SYNTAX;
    }
}
