package sextant.engine.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.answer.Reason;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** The keys of a service: what is not here is refused. */
final class ServiceKeys {

    private static final Pattern ROOT = Pattern.compile("(?:root|0+)(?::.*)?", Pattern.DOTALL);
    private static final Pattern RESTART = Pattern.compile("no|false|always|unless-stopped|on-failure(?::[0-9]{1,6})?");

    private static final Rule HEALTHCHECK = Values.parts(Map.of(
            "test", Values.TEXTS,
            "interval", Values.TEXT,
            "timeout", Values.TEXT,
            "retries", Values.TEXT,
            "start_period", Values.TEXT,
            "start_interval", Values.TEXT,
            "disable", Values.FLAG));

    private static final Rule DEPENDENCY = Values.parts(Map.of(
            "condition", Values.words("service_started", "service_healthy", "service_completed_successfully"),
            "restart", Values.FLAG,
            "required", Values.FLAG));

    private static final Rule AMOUNTS =
            Values.parts(Map.of("cpus", Values.TEXT, "memory", Values.TEXT, "pids", Values.TEXT));

    /** Only what takes less of the machine; devices are not among it. */
    private static final Rule DEPLOY = Values.parts(Map.of(
            "resources", Values.parts(Map.of("limits", AMOUNTS, "reservations", AMOUNTS)), "labels", Values.LABELS));

    private static final Map<String, Rule> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("image", ServiceKeys::image);
        KEYS.put("command", Values.TEXTS);
        KEYS.put("entrypoint", Values.TEXTS);
        KEYS.put(
                "environment",
                Values.either(
                        Values.map(ServiceKeys::variable),
                        Values.list(ServiceKeys::assignment),
                        "must be a mapping or a list"));
        KEYS.put("working_dir", Values.TEXT);
        KEYS.put(
                "user",
                Values.text(
                        "must not be root", text -> !ROOT.matcher(text.strip()).matches()));
        KEYS.put(
                "networks",
                references("networks", Values.parts(Map.of("aliases", Values.TEXTS, "priority", Values.TEXT))));
        KEYS.put("depends_on", references("services", DEPENDENCY));
        KEYS.put("ports", Values.list(Ports::published));
        KEYS.put("expose", Values.list(Ports.EXPOSED));
        KEYS.put("volumes", Values.list(Mounts::mount));
        KEYS.put("labels", Values.LABELS);
        KEYS.put("healthcheck", HEALTHCHECK);
        KEYS.put("deploy", DEPLOY);
        KEYS.put(
                "restart",
                Values.text(
                        "must be no, always, on-failure or unless-stopped",
                        text -> RESTART.matcher(text).matches()));
        KEYS.put("cpus", Values.TEXT);
        KEYS.put("mem_limit", Values.TEXT);
        KEYS.put("pids_limit", Values.TEXT);
        KEYS.put("cap_drop", Values.list(Values.TEXT));
        KEYS.put("read_only", Values.FLAG);
        KEYS.put("privileged", refusedUnless("false"));
        KEYS.put("network_mode", refusedUnless("none"));
        KEYS.put("security_opt", Values.list(refusedUnless("no-new-privileges:true", "no-new-privileges")));
        KEYS.put("init", Values.FLAG);
        KEYS.put("tty", Values.FLAG);
        KEYS.put("stdin_open", Values.FLAG);
        KEYS.put("attach", Values.FLAG);
        KEYS.put("hostname", Values.TEXT);
        KEYS.put("platform", Values.TEXT);
        KEYS.put("profiles", Values.list(Values.TEXT));
        KEYS.put("pull_policy", Values.words("always", "missing", "if_not_present", "never"));
        KEYS.put("stop_grace_period", Values.TEXT);
        KEYS.put("stop_signal", Values.TEXT);
    }

    private static final Rule STRICT = Values.keys(KEYS);

    private ServiceKeys() {}

    static boolean takes(String key) {
        return KEYS.containsKey(key);
    }

    /** What may stay of one service, which must have something to run. */
    static Optional<Node> service(Node value, Place place, Sieve sieve) {
        if (!(value instanceof Fields fields)) {
            sieve.refuse(value, place, "must be a mapping with an image");
            return Optional.empty();
        }
        boolean built =
                fields.get("build").isPresent() && sieve.rules().opened().contains("build");
        if (fields.get("image").isEmpty() && !built) {
            sieve.refuse(Reason.of("image", 400, "needs an image"), value, place);
        }
        return keys(fields, place, sieve)
                .map(Fields.class::cast)
                .flatMap(kept -> built || kept.get("image").isPresent()
                        ? Optional.of(kept)
                        : sieve.rules().images().nearestOfList(place.name()).map(image -> kept.with("image", image)));
    }

    private static Optional<Node> keys(Node value, Place place, Sieve sieve) {
        var opened = sieve.rules().opened();
        if (opened.isEmpty()) {
            return STRICT.keep(value, place, sieve);
        }
        var taken = new LinkedHashMap<>(KEYS);
        opened.forEach(key -> taken.put(key, Values.FREE));
        return Values.keys(taken).keep(value, place, sieve);
    }

    /** An image is judged as it would run; what depends on a variable without a value cannot be. */
    private static Optional<Node> image(Node value, Place place, Sieve sieve) {
        if (!(value instanceof Scalar scalar) || scalar.kind() == Scalar.Kind.NULL) {
            sieve.refuse(Reason.of("image", 400, "must be an image reference"), value, place);
            return Optional.empty();
        }
        var images = sieve.rules().images();
        var text = sieve.text(scalar, place);
        if (text.unset()) {
            sieve.refuse(
                    Reason.of("image", 400, "depends on a variable without a value; give it in taskinfo.environment"),
                    value,
                    place);
            return images.nearest(text.filled()).map(Scalar::text);
        }
        var reason = images.judge(text.filled());
        if (reason.isPresent()) {
            sieve.refuse(reason.get(), value, place);
            return images.nearest(text.filled()).map(Scalar::text);
        }
        if (ImageRules.isUntagged(text.filled())) {
            sieve.untagged().add(text.filled());
        }
        return Optional.of(text.kept());
    }

    /** A variable of the container. Without a value it is taken from the Task's environment, as an engine would from its own. */
    private static Optional<Node> variable(Node value, Place place, Sieve sieve) {
        if (Scalar.NULL.equals(value)) {
            sieve.interpolation().value(place.name());
            return Optional.of(value);
        }
        return Values.TEXT.keep(value, place, sieve);
    }

    private static Optional<Node> assignment(Node value, Place place, Sieve sieve) {
        var kept = Values.TEXT.keep(value, place, sieve);
        if (value instanceof Scalar(var text, var _) && text.indexOf('=') < 0 && !text.isEmpty()) {
            sieve.interpolation().value(text);
        }
        return kept;
    }

    /** Harmless with some words and refused with all others. */
    private static Rule refusedUnless(String... words) {
        var harmless = java.util.List.of(words);
        return (value, place, sieve) -> {
            if (value instanceof Scalar scalar) {
                var text = sieve.text(scalar, place);
                if (harmless.contains(text.filled())) {
                    return Optional.of(text.kept());
                }
            }
            return Values.refused(value, place, sieve);
        };
    }

    /** Names of things that the same file defines: a list of them, or a mapping with more about each. */
    private static Rule references(String what, Rule more) {
        var list = Values.list((value, place, sieve) -> {
            if (value instanceof Scalar scalar) {
                var text = sieve.text(scalar, place);
                if (isDefined(what, text.filled(), sieve)) {
                    return Optional.of(text.kept());
                }
            }
            return undefined(what, value, place, sieve);
        });
        var map = Values.map((value, place, sieve) -> isDefined(what, place.name(), sieve)
                ? more.keep(value, place, sieve)
                : undefined(what, value, place, sieve));
        return Values.either(map, list, "must be a list or a mapping of names");
    }

    private static boolean isDefined(String what, String name, Sieve sieve) {
        return sieve.defined(what).contains(name) || what.equals("networks") && name.equals("default");
    }

    private static Optional<Node> undefined(String what, Node value, Place place, Sieve sieve) {
        sieve.refuse(value, place, "is not among the " + what + " of this file");
        return Optional.empty();
    }
}
