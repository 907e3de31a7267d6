package sextant.engine.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** The rules that others are made of. */
final class Values {

    private Values() {}

    /** Anything: nothing is judged but the variables in it. */
    static final Rule FREE = Values::free;

    /** Any text, number, truth, or nothing. */
    static final Rule TEXT = text("must be a text", text -> true);

    static final Rule FLAG = words("true", "false");

    /** One text or a list of them. */
    static final Rule TEXTS = either(TEXT, list(TEXT), "must be a text or a list of texts");

    /** Names with texts, or a list of texts. */
    static final Rule LABELS = either(map(TEXT), list(TEXT), "must be a mapping or a list of texts");

    static Rule words(String... words) {
        var taken = List.of(words);
        return text("must be " + String.join(" or ", taken), taken::contains);
    }

    static Rule text(String must, Predicate<String> fits) {
        return (value, place, sieve) -> {
            if (value instanceof Scalar scalar) {
                var text = sieve.text(scalar, place);
                if (scalar.kind() == Scalar.Kind.NULL || fits.test(text.filled())) {
                    return Optional.of(text.kept());
                }
            }
            sieve.refuse(value, place, must);
            return Optional.empty();
        };
    }

    static Rule list(Rule each) {
        return orNothing((value, place, sieve) -> {
            if (!(value instanceof Items(var values))) {
                sieve.refuse(value, place, "must be a list");
                return Optional.empty();
            }
            var kept = new ArrayList<Node>(values.size());
            for (int index = 0; index < values.size(); index++) {
                each.keep(values.get(index), place.item(index), sieve).ifPresent(kept::add);
            }
            return Optional.of(new Items(kept));
        });
    }

    /** A mapping whose names the author of the file chose. */
    static Rule map(Rule each) {
        return orNothing((value, place, sieve) -> {
            if (!(value instanceof Fields(var values))) {
                sieve.refuse(value, place, "must be a mapping");
                return Optional.empty();
            }
            var kept = new LinkedHashMap<String, Node>();
            values.forEach((name, inner) ->
                    each.keep(inner, place.named(name), sieve).ifPresent(node -> kept.put(name, node)));
            return Optional.of(new Fields(kept));
        });
    }

    /**
     * A mapping with these keys and no others, each of which names the kind of what is refused in it. Extensions ({@code x-...}) say
     * nothing to an engine and stay.
     */
    static Rule keys(Map<String, Rule> taken) {
        return mapping(taken, Place::key);
    }

    /** The same for a mapping that is part of a key's value. */
    static Rule parts(Map<String, Rule> taken) {
        return mapping(taken, Place::named);
    }

    private static Rule mapping(Map<String, Rule> taken, BiFunction<Place, String, Place> down) {
        return orNothing((value, place, sieve) -> {
            if (!(value instanceof Fields(var values))) {
                sieve.refuse(value, place, "must be a mapping");
                return Optional.empty();
            }
            var kept = new LinkedHashMap<String, Node>();
            values.forEach((name, inner) -> key(taken, name)
                    .keep(inner, down.apply(place, name), sieve)
                    .ifPresent(node -> kept.put(name, node)));
            return Optional.of(new Fields(kept));
        });
    }

    private static Rule orNothing(Rule rule) {
        return (value, place, sieve) -> Scalar.NULL.equals(value) ? Optional.of(value) : rule.keep(value, place, sieve);
    }

    private static Rule key(Map<String, Rule> taken, String name) {
        var rule = taken.get(name);
        return rule != null ? rule : name.startsWith("x-") ? FREE : Values::refused;
    }

    static Optional<Node> refused(Node value, Place place, Sieve sieve) {
        sieve.refuse(value, place, "not taken here, " + RefusedKeys.why(place.name()));
        return Optional.empty();
    }

    /** The first rule for a single value or a mapping, as it is made, the second for a list. */
    static Rule either(Rule single, Rule list, String must) {
        return (value, place, sieve) -> switch (value) {
            case Items _ -> list.keep(value, place, sieve);
            case Attachment _ -> {
                sieve.refuse(value, place, must);
                yield Optional.empty();
            }
            default -> single.keep(value, place, sieve);
        };
    }

    private static Optional<Node> free(Node value, Place place, Sieve sieve) {
        return switch (value) {
            case Scalar scalar -> Optional.of(sieve.text(scalar, place).kept());
            case Items _ -> list(FREE).keep(value, place, sieve);
            case Fields _ -> map(FREE).keep(value, place, sieve);
            case Attachment _ -> {
                sieve.refuse(value, place, "must not be a file");
                yield Optional.empty();
            }
        };
    }
}
