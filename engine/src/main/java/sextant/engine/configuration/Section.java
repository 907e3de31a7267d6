package sextant.engine.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * One mapping of platform.yaml, read strictly: what is wrong is noted with line and column, and every key that nobody asked for is
 * unknown. Getters never throw for what an operator may write; they note the problem and return something harmless.
 */
public final class Section {
    private static final Set<String> WEB = Set.of("http", "https");

    private final ConfigurationFile file;
    private final Fields fields;
    private final Path path;
    private final Form form;
    private final Set<String> asked = new HashSet<>();

    /** What stood in the file. */
    enum Form {
        MAPPING,
        /** A text alone that stands for a mapping with one key; it is itself where the value of that key stands. */
        TEXT_ALONE,
        /** Something else, which is reported already; that its keys are missing is not worth a second report. */
        UNUSABLE
    }

    Section(ConfigurationFile file, Fields fields, Path path, Form form) {
        this.file = file;
        this.fields = fields;
        this.path = path;
        this.form = form;
    }

    /** Text at a key; noted as a problem if it is missing. */
    public String text(String key) {
        if (!has(key)) {
            problem(key, "is missing");
        }
        return optionalText(key).orElse("");
    }

    public Optional<String> optionalText(String key) {
        return node(key).flatMap(value -> textOf(value, at(key)));
    }

    /** A list of texts, or one text alone; empty if the key is missing. */
    public List<String> texts(String key) {
        var texts = new ArrayList<String>();
        node(key).ifPresent(value -> {
            if (value instanceof Items(var items)) {
                for (int place = 0; place < items.size(); place++) {
                    textOf(items.get(place), at(key).item(place)).ifPresent(texts::add);
                }
            } else {
                textOf(value, at(key)).ifPresent(texts::add);
            }
        });
        return List.copyOf(texts);
    }

    /** Numbers are taken as they are written: a name may be {@code 42} and a tag {@code 1.0}. */
    private Optional<String> textOf(Node value, Path where) {
        if (value instanceof Scalar(var text, var kind) && (kind == Scalar.Kind.TEXT || kind == Scalar.Kind.NUMBER)) {
            if (!text.isBlank()) {
                return Optional.of(text);
            }
            file.problem(where, "must not be empty");
        } else {
            file.problem(where, "must be text, not " + value.noun());
        }
        return Optional.empty();
    }

    public boolean flag(String key, boolean otherwise) {
        return node(key)
                .map(value -> switch (value) {
                    case Scalar(var text, var kind) when kind == Scalar.Kind.BOOLEAN -> Boolean.parseBoolean(text);
                    default -> {
                        problem(key, "must be true or false, not " + value.noun());
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int whole(String key, int otherwise, int least, int most) {
        return node(key).flatMap(value -> wholeOf(value, at(key), least, most)).orElse(otherwise);
    }

    /** A list of whole numbers, or one alone; empty if the key is missing. */
    public List<Integer> wholes(String key, int least, int most) {
        var numbers = new ArrayList<Integer>();
        node(key).ifPresent(value -> {
            if (value instanceof Items(var items)) {
                for (int place = 0; place < items.size(); place++) {
                    wholeOf(items.get(place), at(key).item(place), least, most).ifPresent(numbers::add);
                }
            } else {
                wholeOf(value, at(key), least, most).ifPresent(numbers::add);
            }
        });
        return List.copyOf(numbers);
    }

    private Optional<Integer> wholeOf(Node value, Path where, int least, int most) {
        if (value instanceof Scalar(var text, var kind)
                && kind == Scalar.Kind.NUMBER
                && text.matches("-?[0-9]{1,9}")
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most) {
            return Optional.of(Integer.parseInt(text));
        }
        file.problem(where, "must be a whole number from " + least + " to " + most);
        return Optional.empty();
    }

    /** One of some words; the first if the key is missing. */
    public String choice(String key, List<String> words) {
        var written = optionalText(key);
        written.filter(word -> !words.contains(word))
                .ifPresent(word -> problem(
                        key, "must be " + String.join(" or ", words) + ", not " + word, Nearest.to(word, words)));
        return written.filter(words::contains).orElse(words.getFirst());
    }

    /** The address of a web service: whole, {@code http} or {@code https}, and without a user name or password. */
    public Optional<URI> webAddress(String key) {
        return optionalText(key).flatMap(text -> {
            try {
                var address = new URI(text);
                if (address.getRawUserInfo() != null) {
                    problem(key, "must not hold a user name or password, since everybody can see it");
                    return Optional.empty();
                }
                if (WEB.contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                    return Optional.of(address);
                }
            } catch (URISyntaxException notAnAddress) {
                // What is said below is clearer than what the parser says.
            }
            problem(key, "must be a whole http or https address, such as https://hub.example.org/");
            return Optional.empty();
        });
    }

    public Optional<Section> section(String key) {
        return node(key).map(value -> file.section(value, at(key), Optional.empty()));
    }

    /** A mapping, or a text alone that stands for a mapping with that text at {@code alone}. */
    public Optional<Section> section(String key, String alone) {
        return node(key).map(value -> file.section(value, at(key), Optional.of(alone)));
    }

    /** The mapping that is one item of the list at a key; the value at the key itself if that is no list. */
    public Section section(String key, int item) {
        return switch (node(key).orElse(Scalar.NULL)) {
            case Items(var items) -> file.section(items.get(item), at(key).item(item), Optional.empty());
            case Node alone -> file.section(alone, at(key), Optional.empty());
        };
    }

    /** A list of mappings, or one alone; empty if the key is missing. */
    public List<Section> sections(String key) {
        return node(key)
                .map(value -> file.sections(value, at(key), Optional.empty()))
                .orElse(List.of());
    }

    /** A list of mappings in which a text alone stands for a mapping with that text at {@code alone}. */
    public List<Section> sections(String key, String alone) {
        return node(key)
                .map(value -> file.sections(value, at(key), Optional.of(alone)))
                .orElse(List.of());
    }

    /** Whatever stands there. */
    public Optional<Node> node(String key) {
        asked.add(key);
        return fields.get(key);
    }

    /** Whether the value at a key, or a part of it, came out of {@code ${...}}. */
    public boolean isSecret(String key) {
        return file.holdsSecret(at(key));
    }

    /** Whether the key stands there at all, with whatever value. */
    public boolean has(String key) {
        asked.add(key);
        return fields.get(key).isPresent();
    }

    /** The keys that stand in this section, in order. */
    public Set<String> keys() {
        return fields.values().sequencedKeySet();
    }

    /**
     * Reads a value by a function that throws {@link Refused} for what it cannot use; the refusal becomes the problem.
     *
     * @return empty if the key is missing or its value cannot be used
     */
    public <T> Optional<T> parsed(String key, BiFunction<Node, Path, T> reader) {
        var value = node(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(value.get(), at(key)));
        } catch (Refused refused) {
            var refusal = refused.refusal();
            var allowed = refusal.limit().map(limit -> " Write " + limit + ".").orElse("");
            file.problem(refusal.path().orElse(at(key)), refusal.text() + allowed, refusal.suggest());
            return Optional.empty();
        }
    }

    /** Notes that the value at a key cannot be used. */
    public void problem(String key, String text) {
        problem(key, text, Optional.empty());
    }

    /** Notes that the value at a key cannot be used, and what was probably meant. */
    public void problem(String key, String text, Optional<String> suggest) {
        if (form != Form.UNUSABLE) {
            file.problem(at(key), text, suggest);
        }
    }

    /** Notes that one item of the list at a key cannot be used. */
    public void problem(String key, int item, String text) {
        file.problem(fields.get(key).orElse(Scalar.NULL) instanceof Items ? at(key).item(item) : at(key), text);
    }

    /** Notes that the value at a key can be used, but should be looked at. */
    public void warning(String key, String text, Optional<String> suggest) {
        file.warning(at(key), text, suggest);
    }

    private Path at(String key) {
        return form == Form.TEXT_ALONE ? path : path.field(key);
    }

    /** Leaves this section alone: it cannot be judged, so nothing in it is reported as unknown. */
    public void leave() {
        asked.addAll(keys());
    }

    List<Problem> unknownKeys() {
        return fields.values().keySet().stream()
                .filter(key -> !asked.contains(key))
                .map(key -> file.unknownKey(path, key, asked))
                .toList();
    }
}
