package sextant.engine.configuration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sextant.engine.configuration.Section.Form;
import sextant.model.pattern.Nearest;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/**
 * One YAML file that a person wrote, while it is being read: hands out its sections and gathers everything that is found to be wrong
 * with it, so that all of it is reported at once. For one thread.
 */
public final class ConfigurationFile {
    private static final Position START = new Position(1, 1);

    private final Located document;
    private final Secrets.Filled secrets;
    private final List<Section> sections = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();
    private boolean readable = true;
    private boolean keysAreSecret;

    private ConfigurationFile(Located document, Secrets.Filled secrets) {
        this.document = document;
        this.secrets = secrets;
    }

    /** Reads a text and puts its secrets in their places. What is no YAML at all is an empty file with one problem. */
    public static ConfigurationFile read(String text, Secrets secrets) {
        return read(text, secrets, Refusal::text);
    }

    /** Reads a text that is secret as a whole: what is said about it holds nothing that stands there, its keys neither. */
    public static ConfigurationFile readSecretly(String text, Secrets secrets) {
        var file = read(text, secrets, refusal -> refusal.kind().title());
        file.keysAreSecret = true;
        return file;
    }

    private static ConfigurationFile read(String text, Secrets secrets, Function<Refusal, String> words) {
        try {
            var written = YamlDocuments.read(text, true, Limits.DEFAULT);
            var filled = secrets.fill(written.root());
            var file = new ConfigurationFile(new Located(filled.root(), written.positions()), filled);
            filled.missing().forEach(file::missingSecret);
            return file;
        } catch (Refused refused) {
            var refusal = refused.refusal();
            var file = of(Located.nowhere(Fields.EMPTY));
            file.readable = false;
            file.problems.add(new Problem(
                    refusal.position().orElse(START),
                    Path.ROOT,
                    "the file cannot be read: " + words.apply(refusal),
                    Optional.empty()));
            return file;
        }
    }

    /** A document that has been read already, without secrets. */
    public static ConfigurationFile of(Located document) {
        return new ConfigurationFile(document, Secrets.none(document.root()));
    }

    /** The whole file as a mapping. */
    public Section root() {
        if (document.root() instanceof Fields fields) {
            return section(fields, Path.ROOT, readable ? Form.MAPPING : Form.UNUSABLE);
        }
        problem(
                Path.ROOT,
                "the file must be a mapping of keys, and is " + document.root().noun());
        return section(Fields.EMPTY, Path.ROOT, Form.UNUSABLE);
    }

    /** The whole file as a list of mappings. */
    public List<Section> entries() {
        if (document.root() instanceof Items) {
            return sections(document.root(), Path.ROOT, Optional.empty());
        }
        if (readable) {
            problem(
                    Path.ROOT,
                    "the file must be a list of mappings, and is "
                            + document.root().noun());
        }
        return List.of();
    }

    /** Everything that was found to be wrong so far and every key that nobody asked for, in the order of the file. */
    public List<Problem> problems() {
        var all = new LinkedHashSet<>(problems);
        sections.forEach(section -> all.addAll(section.unknownKeys()));
        return all.stream().sorted(Problem.IN_ORDER_OF_THE_FILE).toList();
    }

    /** The files that secrets were read from, or should have been. */
    public Set<java.nio.file.Path> secretFiles() {
        return secrets.files();
    }

    /** What can be used but should be looked at, in the order of the file. */
    public List<Problem> warnings() {
        return warnings.stream().sorted(Problem.IN_ORDER_OF_THE_FILE).toList();
    }

    /** A mapping below; what is no mapping is a problem, and an empty section. */
    Section section(Node node, Path path, Optional<String> alone) {
        if (node instanceof Fields fields) {
            return section(fields, path, Form.MAPPING);
        }
        if (alone.isPresent() && node instanceof Scalar(var _, var kind) && kind == Scalar.Kind.TEXT) {
            return section(Fields.of(alone.get(), node), path, Form.TEXT_ALONE);
        }
        problem(path, "must be " + (alone.isPresent() ? "text or " : "") + "a mapping, not " + node.noun());
        return section(Fields.EMPTY, path, Form.UNUSABLE);
    }

    /** The mappings of a list; one alone stands for a list of one. */
    List<Section> sections(Node node, Path path, Optional<String> alone) {
        if (!(node instanceof Items(var items))) {
            return List.of(section(node, path, alone));
        }
        var found = new ArrayList<Section>();
        for (int place = 0; place < items.size(); place++) {
            found.add(section(items.get(place), path.item(place), alone));
        }
        return found;
    }

    private Section section(Fields fields, Path path, Form form) {
        var section = new Section(this, fields, path, form);
        sections.add(section);
        return section;
    }

    private void missingSecret(Path path, String text) {
        problems.add(new Problem(position(path), path, text, Optional.empty()));
    }

    /** Notes that what stands at a path cannot be used. */
    public void problem(Path path, String text) {
        problem(path, text, Optional.empty());
    }

    /** Notes that what stands, or is missing, at a path can be used, but should be looked at. */
    public void warning(Path path, String text) {
        warning(path, text, Optional.empty());
    }

    /** Notes a problem; where a secret is to blame the text, which may quote it, is replaced. */
    void problem(Path path, String text, Optional<String> suggest) {
        if (secrets.missing().containsKey(path)) {
            return; // the secret that is missing is reported already
        }
        if (holdsSecret(path)) {
            problems.add(new Problem(
                    position(path),
                    path,
                    "cannot be used as it comes out of ${...}; it is not shown here",
                    Optional.empty()));
        } else {
            problems.add(new Problem(position(path), path, text, suggest));
        }
    }

    void warning(Path path, String text, Optional<String> suggest) {
        if (!holdsSecret(path)) {
            warnings.add(new Problem(position(path), path, text, suggest));
        }
    }

    Problem unknownKey(Path section, String key, Set<String> known) {
        var path = section.field(key);
        return keysAreSecret
                ? new Problem(
                        position(path),
                        section,
                        "has a key that is not known here; known are "
                                + String.join(", ", known.stream().sorted().toList()),
                        Optional.empty())
                : new Problem(position(path), path, "is not known here", Nearest.to(key, known));
    }

    private Position position(Path path) {
        for (int length = path.steps().size(); length >= 0; length--) {
            var found = document.at(new Path(path.steps().subList(0, length)));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return START;
    }

    /** Whether a secret was put into the value at a path or into a part of it. */
    boolean holdsSecret(Path path) {
        var start = path.steps();
        return secrets.places().stream()
                .map(Path::steps)
                .anyMatch(place -> place.size() >= start.size()
                        && place.subList(0, start.size()).equals(start));
    }
}
