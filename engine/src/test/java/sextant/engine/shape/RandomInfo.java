package sextant.engine.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.ListOf;
import sextant.engine.shape.Shape.MapOf;
import sextant.engine.shape.Shape.Simple;
import sextant.engine.shape.Shape.Type;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** Trees that fit a shape and make little sense otherwise. */
public final class RandomInfo {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "docker.io/example:1.0",
            "Example@:/",
            "\u0435xample",
            "https://github.com/a/b.git",
            "gh/a/b",
            "git/https%3A%2F%2Fgit%2Fgit%2F%zz",
            "${A:-${B}}",
            "$",
            "services: {a: {image: b, ports: [1]}}",
            "services: &a [*a]",
            "{",
            "- 1",
            "http://127.0.0.1/",
            "md",
            "x".repeat(3_000),
            "a:b:c:d");

    private static final List<String> NAMES = List.of(
            "services", "image", "web", "volumes", "ports", "environment", "networks", "<<", "x-a", "depends_on", "");

    private RandomInfo() {}

    public static Fields of(Shape shape, Random random) {
        var info = Fields.EMPTY;
        for (var field : shape.fields()) {
            if (random.nextInt(4) > 0) {
                info = info.with(
                        field.name(), isNarrow(field) ? field.example().orElseThrow() : value(field.type(), random));
            }
        }
        return info;
    }

    /** Not every value of the type will do. */
    private static boolean isNarrow(Field field) {
        return !field.options().isEmpty()
                || field.pattern().isPresent()
                || field.min().isPresent()
                || field.max().isPresent();
    }

    private static Node value(Type type, Random random) {
        return switch (type) {
            case ListOf(var items) -> {
                var values = new ArrayList<Node>();
                for (int item = random.nextInt(4); item > 0; item--) {
                    values.add(value(items, random));
                }
                yield new Items(values);
            }
            case MapOf(var values) ->
                Fields.EMPTY.with("A", value(values, random)).with("b.c", value(values, random));
            case Simple simple ->
                switch (simple) {
                    case TEXT -> Scalar.plain(one(TEXTS, random));
                    case URI -> Scalar.text("https://example.org/" + random.nextInt());
                    case INTEGER -> Scalar.number(random.nextInt());
                    case NUMBER -> Scalar.plain(random.nextInt() + ".5");
                    case FLAG -> Scalar.truth(random.nextBoolean());
                    case DOCUMENT -> random.nextBoolean() ? tree(random, 5) : single(random);
                    case ANY -> any(random, 3);
                };
        };
    }

    private static Fields tree(Random random, int depth) {
        var fields = Fields.EMPTY;
        for (int field = random.nextInt(5); field >= 0; field--) {
            fields = fields.with(one(NAMES, random), any(random, depth));
        }
        return fields;
    }

    private static Node any(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> single(random);
            case 1 -> Items.of(any(random, depth - 1), any(random, depth - 1));
            default -> tree(random, depth - 1);
        };
    }

    private static Node single(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Scalar.number(random.nextLong());
            case 1 -> Scalar.truth(true);
            case 2 -> Scalar.NULL;
            case 3 -> new Attachment("../x", "text/yaml", one(TEXTS, random).getBytes(StandardCharsets.UTF_16));
            default -> Scalar.text(one(TEXTS, random));
        };
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
