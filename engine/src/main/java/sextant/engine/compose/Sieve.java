package sextant.engine.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import sextant.engine.compose.Interpolation.Demanded;
import sextant.engine.compose.Interpolation.Filled;
import sextant.engine.compose.Interpolation.Malformed;
import sextant.model.answer.Reason;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/** One pass over one compose file: what the rules know and what they find. */
final class Sieve {

    /** More reasons than anybody reads are counted and not kept. */
    private static final int MOST_REASONS = 50;

    /**
     * A value with its variables filled in.
     *
     * @param kept   as it may stay in the file
     * @param filled what it would be when it runs
     * @param unset  whether a variable in it has neither value nor default
     */
    record Text(Scalar kept, String filled, boolean unset) {}

    private final ComposeRules rules;
    private final Interpolation interpolation;
    private final Path root;
    private final Function<Path, Optional<Position>> positions;
    private final Fields file;
    private final List<Reason> reasons = new ArrayList<>();
    private final SequencedSet<String> untagged = new LinkedHashSet<>();
    private int unnamed;

    Sieve(
            ComposeRules rules,
            Map<String, String> environment,
            Fields file,
            Path root,
            Function<Path, Optional<Position>> positions) {
        this.rules = rules;
        this.interpolation = new Interpolation(environment);
        this.file = file;
        this.root = root;
        this.positions = positions;
    }

    ComposeRules rules() {
        return rules;
    }

    Interpolation interpolation() {
        return interpolation;
    }

    /** The images that were taken and name no tag. */
    SequencedSet<String> untagged() {
        return untagged;
    }

    /** The names that stand under a key at the top of the file: services, networks, volumes. */
    Set<String> defined(String key) {
        return file.get(key).orElse(Fields.EMPTY) instanceof Fields(var values) ? values.keySet() : Set.of();
    }

    boolean isClean() {
        return reasons.isEmpty();
    }

    List<Reason> reasons() {
        if (unnamed == 0) {
            return reasons;
        }
        var all = new ArrayList<>(reasons);
        all.add(Reason.of("compose-more", 403, "and " + unnamed + " more in this compose file")
                .at(root));
        return all;
    }

    /** The value as it would run. A variable that must have a value, or that nobody can read, is a reason of its own. */
    Text text(Scalar value, Place place) {
        return switch (interpolation.fill(value.text())) {
            case Filled(var filled, var unset) -> new Text(value, filled, unset);
            case Demanded(var variable, var words) -> {
                refuse(
                        Reason.of(
                                "variable",
                                400,
                                "the variable %s must have a value%s; give it in taskinfo.environment"
                                        .formatted(variable, words.isEmpty() ? "" : " (" + shortened(words) + ")")),
                        value,
                        place);
                yield text(Scalar.text(Interpolation.withoutDemands(value.text())), place);
            }
            case Malformed(var problem) -> {
                refuse(Reason.of("variable", 400, problem), value, place);
                yield new Text(Scalar.text(value.text().replace("$", "$$")), value.text(), false);
            }
        };
    }

    /** The value at a place is not taken. */
    void refuse(Node value, Place place, String why) {
        refuse(Reason.of(kind(place.key()), 403, why), value, place);
    }

    void refuse(Reason reason, Node value, Place place) {
        if (reasons.size() == MOST_REASONS) {
            unnamed++;
            return;
        }
        var position = position(place.path());
        var where = "%s%s: "
                .formatted(position.map(at -> "line " + at.line() + ": ").orElse(""), inFile(place.path()));
        var named = new Reason(
                reason.kind(),
                reason.httpCode(),
                where + reason.text(),
                reason.detail(),
                Optional.of(place.path()),
                reason.asked().or(() -> value instanceof Scalar ? Optional.of(value) : Optional.empty()),
                reason.available(),
                reason.retry(),
                reason.route(),
                position);
        reasons.add(named);
    }

    /** A client's own words do not become kinds: the words of the specification are a closed list. */
    private static String kind(String key) {
        return ServiceKeys.takes(key) || TopKeys.takes(key) || RefusedKeys.known(key)
                ? "compose-" + key
                : "compose-key";
    }

    /** Of the value, or of the nearest one around it that has a position. */
    private Optional<Position> position(Path path) {
        for (int length = path.steps().size(); length >= root.steps().size(); length--) {
            var position = positions.apply(new Path(path.steps().subList(0, length)));
            if (position.isPresent()) {
                return position;
            }
        }
        return Optional.empty();
    }

    private String inFile(Path path) {
        var inside =
                new Path(path.steps().subList(root.steps().size(), path.steps().size()));
        return inside.steps().isEmpty() ? "the compose file" : shortened(inside.toString());
    }

    static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
