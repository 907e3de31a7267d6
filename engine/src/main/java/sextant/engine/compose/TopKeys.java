package sextant.engine.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.answer.Reason;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** The keys at the top of a compose file, and of its networks and volumes. */
final class TopKeys {

    private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}");

    /** Networks are made for the file alone; {@code external} and {@code name} would join one of others. */
    private static final Rule NETWORK = Values.parts(Map.of(
            "driver", Values.words("bridge", "overlay"),
            "internal", Values.FLAG,
            "attachable", Values.FLAG,
            "enable_ipv6", Values.FLAG,
            "external", Values.words("false"),
            "labels", Values.LABELS));

    /** Volumes are made for the file alone; {@code driver_opts} could make one of any folder of the machine. */
    private static final Rule VOLUME = Values.parts(
            Map.of("driver", Values.words("local"), "external", Values.words("false"), "labels", Values.LABELS));

    private static final Map<String, Rule> KEYS = Map.of(
            "version", Values.TEXT,
            "name",
                    Values.text(
                            "must be of small letters, digits, - and _",
                            text -> PROJECT.matcher(text).matches()),
            "services", TopKeys::services,
            "networks", named(NETWORK),
            "volumes", named(VOLUME));

    private static final Rule FILE = Values.keys(KEYS);

    private TopKeys() {}

    static boolean takes(String key) {
        return KEYS.containsKey(key);
    }

    /** What may stay of a whole file, which must have a service to run. */
    static Optional<Fields> keep(Fields file, Place place, Sieve sieve) {
        if (sieve.defined("services").isEmpty()) {
            sieve.refuse(
                    Reason.of("compose-services", 400, "has no services; it needs at least one with an image"),
                    file,
                    place);
        }
        return FILE.keep(file, place, sieve)
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast)
                .filter(kept ->
                        kept.get("services").orElse(Scalar.NULL) instanceof Fields services && !services.isEmpty());
    }

    private static Optional<Node> services(Node value, Place place, Sieve sieve) {
        return named(ServiceKeys::service).keep(value, place, sieve);
    }

    /** A mapping of names that engines take, or nothing. */
    private static Rule named(Rule each) {
        return (value, place, sieve) -> {
            if (Scalar.NULL.equals(value)) {
                return Optional.of(value);
            }
            if (!(value instanceof Fields(var values))) {
                sieve.refuse(value, place, "must be a mapping");
                return Optional.empty();
            }
            var kept = new LinkedHashMap<String, Node>();
            values.forEach((name, inner) -> {
                if (NAME.matcher(name).matches()) {
                    each.keep(inner, place.named(name), sieve).ifPresent(node -> kept.put(name, node));
                } else {
                    sieve.refuse(
                            inner,
                            place.named(name),
                            "must be named with letters, digits, -, _ and . (63 characters at most)");
                }
            });
            return Optional.of(new Fields(kept));
        };
    }
}
