package sextant.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.model.forms.PercentEncoding;

/**
 * Finds what answers at a path, whatever the number of addresses: step by step, where a step is a name, or {@code :name} for any one.
 * A name is preferred. A slash at the end makes no difference.
 *
 * @param <T> what stands at an address
 */
final class AddressTree<T> {

    private final Place<T> root = new Place<>();

    /** @param variables the steps that the address leaves open, decoded */
    record Found<T>(T value, Map<String, String> variables) {}

    private static final class Place<T> {
        private final Map<String, Place<T>> named = new HashMap<>();
        private @Nullable Place<T> any;
        private String variable = "";
        private @Nullable T value;
    }

    /** Called at the start only. */
    void put(String address, T value) {
        var place = root;
        for (var step : steps(address)) {
            place = step.startsWith(":")
                    ? open(place, step.substring(1))
                    : place.named.computeIfAbsent(step, _ -> new Place<>());
        }
        if (place.value != null) {
            throw new IllegalArgumentException("two handlers for " + address);
        }
        place.value = value;
    }

    private static <T> Place<T> open(Place<T> place, String variable) {
        var any = place.any;
        if (any == null) {
            any = new Place<>();
            any.variable = variable;
            place.any = any;
        } else if (!any.variable.equals(variable)) {
            throw new IllegalArgumentException("one step has two names: " + any.variable + ", " + variable);
        }
        return any;
    }

    /** @param path normalised; a step that is badly encoded is no step of any address */
    Optional<Found<T>> find(String path) {
        return Optional.ofNullable(find(root, steps(path), 0));
    }

    private static <T> @Nullable Found<T> find(Place<T> place, List<String> steps, int at) {
        if (at == steps.size()) {
            return place.value == null ? null : new Found<>(place.value, Map.of());
        }
        var named = place.named.get(steps.get(at));
        var found = named == null ? null : find(named, steps, at + 1);
        return found != null || place.any == null ? found : findAny(place.any, steps, at);
    }

    private static <T> @Nullable Found<T> findAny(Place<T> any, List<String> steps, int at) {
        var text = decoded(steps.get(at));
        var found = text.isEmpty() ? null : find(any, steps, at + 1);
        if (found == null) {
            return null;
        }
        var variables = new HashMap<>(found.variables());
        variables.put(any.variable, text.get());
        return new Found<>(found.value(), variables);
    }

    private static Optional<String> decoded(String step) {
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return step.indexOf('%') < 0 ? Optional.of(step) : PercentEncoding.decode(step.replace("+", "%2B"));
    }

    /** What stands between the slashes, but for nothing at the end. */
    private static List<String> steps(String path) {
        var steps = new ArrayList<String>();
        int from = 1;
        for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
            steps.add(path.substring(from, slash));
            from = slash + 1;
        }
        if (from < path.length()) {
            steps.add(path.substring(from));
        }
        return steps;
    }
}
