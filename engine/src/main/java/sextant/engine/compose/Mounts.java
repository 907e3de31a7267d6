package sextant.engine.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** The volumes of a service: those that the file defines and nameless ones, never a folder or a socket of the machine. */
final class Mounts {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}");
    private static final Pattern TARGET = Pattern.compile("/[^:]*");
    private static final Set<String> TYPES = Set.of("volume", "tmpfs");
    private static final String MACHINE = "a folder, file or socket of the machine is not taken";
    private static final Set<String> MODES = Set.of("ro", "rw", "nocopy");

    private static final Rule LONG = Values.parts(Map.of(
            "type",
            Values.TEXT,
            "source",
            Mounts::source,
            "target",
            Values.text("must be an absolute path", text -> TARGET.matcher(text).matches()),
            "read_only",
            Values.FLAG,
            "volume",
            Values.parts(Map.of("nocopy", Values.FLAG, "subpath", Values.TEXT)),
            "tmpfs",
            Values.parts(Map.of("size", Values.TEXT, "mode", Values.TEXT))));

    private Mounts() {}

    static Optional<Node> mount(Node value, Place place, Sieve sieve) {
        return switch (value) {
            case Fields fields -> detailed(fields, place, sieve);
            case Scalar scalar -> brief(scalar, place, sieve);
            default -> {
                sieve.refuse(value, place, "must be a text or a mapping");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Node> detailed(Fields value, Place place, Sieve sieve) {
        var type = value.get("type").orElse(Scalar.NULL) instanceof Scalar scalar
                ? sieve.text(scalar, place.named("type")).filled()
                : "";
        if (!TYPES.contains(type) || value.get("target").isEmpty()) {
            sieve.refuse(value, place, "must have a target and the type volume or tmpfs; " + MACHINE);
            return Optional.empty();
        }
        boolean hasSource = value.get("source").isPresent();
        return LONG.keep(value, place, sieve)
                .filter(kept -> kept instanceof Fields mount
                        && mount.get("target").isPresent()
                        && mount.get("source").isPresent() == hasSource);
    }

    private static Optional<Node> brief(Scalar value, Place place, Sieve sieve) {
        var text = sieve.text(value, place);
        var parts = List.of(text.filled().split(":", -1));
        var problem = switch (parts.size()) {
            case 1 -> target(parts.getFirst());
            case 2 -> named(parts.getFirst(), sieve).or(() -> target(parts.get(1)));
            case 3 ->
                named(parts.getFirst(), sieve).or(() -> target(parts.get(1))).or(() -> modes(parts.get(2)));
            default -> Optional.of("must be name:/path or name:/path:ro");
        };
        problem.ifPresent(why -> sieve.refuse(value, place, why));
        return problem.isPresent() ? Optional.empty() : Optional.of(text.kept());
    }

    private static Optional<Node> source(Node value, Place place, Sieve sieve) {
        if (value instanceof Scalar scalar) {
            var text = sieve.text(scalar, place);
            var problem = named(text.filled(), sieve);
            if (problem.isEmpty()) {
                return Optional.of(text.kept());
            }
            sieve.refuse(value, place, problem.get());
            return Optional.empty();
        }
        sieve.refuse(value, place, "must be the name of a volume");
        return Optional.empty();
    }

    private static Optional<String> named(String source, Sieve sieve) {
        if (!NAME.matcher(source).matches()) {
            return Optional.of(MACHINE + "; use a volume that the file defines");
        }
        return sieve.defined("volumes").contains(source)
                ? Optional.empty()
                : Optional.of("is not among the volumes of this file");
    }

    private static Optional<String> target(String path) {
        return TARGET.matcher(path).matches()
                ? Optional.empty()
                : Optional.of("must be mounted at an absolute path in the container");
    }

    private static Optional<String> modes(String modes) {
        return MODES.containsAll(List.of(modes.split(",", -1)))
                ? Optional.empty()
                : Optional.of("can be mounted as ro, rw or nocopy");
    }
}
