package sextant.acceptance.documents;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import sextant.acceptance.http.Reply;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON, YAML and XML as one kind of tree: maps in the order written, lists, text, BigDecimal, Boolean and null. */
public final class Documents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Documents() {}

    /** The body of an answer, by its media type. */
    public static @Nullable Object of(Reply reply) {
        return switch (reply.mediaType()) {
            case "application/json", "application/problem+json" -> json(reply.text());
            case "application/yaml", "text/yaml", "application/x-yaml" -> yaml(reply.text());
            case "application/xml", "text/xml", "application/problem+xml" -> xml(reply.text());
            default -> throw new AssertionError("no document: " + reply);
        };
    }

    public static @Nullable Object json(String text) {
        return plain(JSON.readValue(text, Object.class));
    }

    public static @Nullable Object yaml(String text) {
        return plain(new Load(LoadSettings.builder().build()).loadFromReader(new StringReader(text)));
    }

    /** The XML form: see {@link XmlForm}. */
    public static @Nullable Object xml(String text) {
        return XmlForm.read(text);
    }

    /** One line of JSON, in the order of the tree. Two trees are the same document in the same order if these are equal. */
    public static String write(@Nullable Object tree) {
        return JSON.writeValueAsString(tree);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(@Nullable Object tree) {
        if (!(tree instanceof Map)) {
            throw new AssertionError("not a mapping: " + tree);
        }
        return (Map<String, @Nullable Object>) tree;
    }

    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(@Nullable Object tree) {
        if (!(tree instanceof List)) {
            throw new AssertionError("not a list: " + tree);
        }
        return (List<@Nullable Object>) tree;
    }

    /** What stands at a dotted path, for instance {@code reponseinfo.reasons.0.text}; null if nothing does. */
    public static @Nullable Object at(@Nullable Object tree, String path) {
        var here = tree;
        for (var step : path.split("\\.")) {
            here = switch (here) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when Integer.parseInt(step) < list.size() -> list.get(Integer.parseInt(step));
                case null, default -> null;
            };
        }
        return here;
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object number(String text) {
        var number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, field) -> plain.put(String.valueOf(key), plain(field)));
                yield plain;
            }
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.forEach(item -> plain.add(plain(item)));
                yield plain;
            }
            case Number number -> number(number.toString());
            case null, default -> value;
        };
    }
}
