package sextant.engine.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * Puts secrets where a configuration file names them: {@code ${env:NAME}} is an environment variable and {@code ${file:path}} the
 * content of a file without its last line end. Both may be a part of a text. What comes out is text and is not looked at again, and
 * every other use of the dollar sign stays as it is.
 *
 * @param folder      that relative paths start from
 * @param environment the environment variables
 */
public record Secrets(java.nio.file.Path folder, Function<String, Optional<String>> environment) {
    private static final int LONGEST_FILE = 1 << 16;
    private static final Pattern PLACE = Pattern.compile("\\$\\{(env|file):([^}]*)(}?)");

    /**
     * @param places  the values that hold a secret now
     * @param missing why a secret could not be had, by the value that names it; never with content
     * @param files   that were read
     */
    record Filled(Node root, Set<Path> places, Map<Path, String> missing, Set<java.nio.file.Path> files) {}

    /** A document that is left as it is. */
    static Filled none(Node root) {
        return new Filled(root, Set.of(), Map.of(), Set.of());
    }

    Filled fill(Node root) {
        var filling = new Filling();
        var filled = filling.fill(root, Path.ROOT);
        return new Filled(filled, filling.places, filling.missing, filling.files);
    }

    private final class Filling {
        private final Set<Path> places = new HashSet<>();
        private final Map<Path, String> missing = new LinkedHashMap<>();
        private final Set<java.nio.file.Path> files = new LinkedHashSet<>();

        private Node fill(Node node, Path path) {
            return switch (node) {
                case Scalar(var text, var kind)
                when kind == Scalar.Kind.TEXT && text.contains("${") -> fill(text, path);
                case Items(var values) -> {
                    var items = new ArrayList<Node>();
                    for (int place = 0; place < values.size(); place++) {
                        items.add(fill(values.get(place), path.item(place)));
                    }
                    yield new Items(items);
                }
                case Fields(var values) -> {
                    var fields = new LinkedHashMap<String, Node>();
                    values.forEach((name, value) -> fields.put(name, fill(value, path.field(name))));
                    yield new Fields(fields);
                }
                default -> node;
            };
        }

        private Scalar fill(String text, Path path) {
            return Scalar.text(PLACE.matcher(text).replaceAll(place -> {
                places.add(path);
                return Matcher.quoteReplacement(secret(place.group(1), place.group(2), place.group(3), path));
            }));
        }

        private String secret(String kind, String name, String end, Path path) {
            if (end.isEmpty()) {
                missing.put(path, "${env:NAME} or ${file:path} is not closed");
                return "";
            }
            return kind.equals("env") ? variable(name, path) : file(name, path);
        }

        private String variable(String name, Path path) {
            return environment.apply(name).orElseGet(() -> {
                missing.put(path, "the environment variable " + name + " is not set");
                return "";
            });
        }

        private String file(String name, Path path) {
            try {
                var place = folder.resolve(name);
                files.add(place);
                if (Files.size(place) > LONGEST_FILE) {
                    missing.put(path, "the file " + name + " is larger than " + LONGEST_FILE + " bytes");
                    return "";
                }
                return Files.readString(place, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
            } catch (IOException | RuntimeException unreadable) {
                missing.put(path, "the file " + name + " cannot be read as text");
                return "";
            }
        }
    }
}
