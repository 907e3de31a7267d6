package sextant.model.writing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;
import sextant.model.answer.Answer.No;
import sextant.model.answer.Answer.Yes;
import sextant.model.answer.Offer;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/** Reads the answers of this planner and of others, and forgives what it can. */
final class AnswerReader {

    private static final Pattern STEP = Pattern.compile("\\[([0-9]{1,9})]|\\.?([^.\\[]+)|.");

    private AnswerReader() {}

    static Answer read(Fields wire) {
        var word =
                text(wire, "reponseword").or(() -> text(wire, "responseword")).orElse("");
        var info = fields(wire, "reponseinfo")
                .or(() -> fields(wire, "responseinfo"))
                .orElse(Fields.EMPTY);
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "YES" -> new Yes(offers(wire), each(info, "warnings", AnswerReader::warning));
            case "NO" ->
                new No(
                        each(info, "reasons", AnswerReader::reason),
                        each(info, "alternatives", AnswerReader::alternative),
                        resources(wire),
                        each(info, "warnings", AnswerReader::warning));
            default ->
                throw RefusalKind.TYPE
                        .because("This is no answer of a planner: its reponseword is neither YES nor NO.")
                        .at(Path.of("reponseword"))
                        .got(word)
                        .limit("YES, NO")
                        .refused();
        };
    }

    private static List<Offer> offers(Fields wire) {
        var several = each(wire, "interfaces", AnswerReader::offer);
        return several.isEmpty() ? offer(wire).stream().toList() : several;
    }

    private static Optional<Offer> offer(Fields wire) {
        return text(wire, "servicetype")
                .map(type -> new Offer(type, fields(wire, "serviceinfo").orElse(Fields.EMPTY), resources(wire)));
    }

    private static Optional<Resources> resources(Fields wire) {
        return fields(wire, "resources").map(AnswerReader::ranges).filter(resources -> !resources.isEmpty());
    }

    private static Resources ranges(Fields wire) {
        var ranges = new EnumMap<Resource, Resources.Range>(Resource.class);
        for (var resource : Resource.values()) {
            var min = quantity(wire, resource, resource.minKey());
            var max = quantity(wire, resource, resource.maxKey());
            if (min.isPresent() || max.isPresent()) {
                ranges.put(resource, new Resources.Range(min, max));
            }
        }
        return new Resources(ranges);
    }

    private static Optional<Quantity> quantity(Fields wire, Resource resource, String key) {
        try {
            return wire.get(key).map(value -> Quantities.parse(resource, value, Path.of("resources", key)));
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    private static Optional<Reason> reason(Fields wire) {
        var reason = Reason.of(
                text(wire, "kind").orElse(""),
                number(wire, "httpcode").orElse(0),
                text(wire, "text").orElse(""));
        return Optional.of(new Reason(
                reason.kind(),
                reason.httpCode(),
                reason.text(),
                text(wire, "detail"),
                text(wire, "path").map(AnswerReader::path),
                wire.get("asked"),
                wire.get("available"),
                retry(text(wire, "retry").orElse("")),
                text(wire, "route"),
                number(wire, "line")
                        .map(line -> new Position(line, number(wire, "column").orElse(1)))));
    }

    private static Reason.Retry retry(String word) {
        for (var retry : Reason.Retry.values()) {
            if (retry.word().equals(word)) {
                return retry;
            }
        }
        return Reason.Retry.CHANGED;
    }

    private static Optional<Alternative> alternative(Fields wire) {
        return Optional.of(new Alternative(
                text(wire, "text").orElse(""),
                text(wire, "route").orElse(""),
                each(wire, "changes", AnswerReader::change)));
    }

    private static Optional<Alternative.Change> change(Fields wire) {
        return text(wire, "path").map(path -> new Alternative.Change(path(path), wire.get("from"), wire.get("to")));
    }

    private static Optional<Warning> warning(Fields wire) {
        return text(wire, "text")
                .map(text -> new Warning(
                        text(wire, "kind").orElse(""), text, text(wire, "path").map(AnswerReader::path)));
    }

    /** The inverse of {@link Path#toString()}, as far as names without dots and brackets go. */
    private static Path path(String text) {
        var path = Path.ROOT;
        var steps = STEP.matcher(text);
        while (steps.find()) {
            if (steps.group(1) != null) {
                path = path.item(Integer.parseInt(steps.group(1)));
            } else if (steps.group(2) != null) {
                path = path.field(steps.group(2));
            }
        }
        return path;
    }

    private static Optional<String> text(Fields wire, String name) {
        return wire.get(name)
                .flatMap(node -> node instanceof Scalar(var text, var kind) && kind != Scalar.Kind.NULL
                        ? Optional.of(text)
                        : Optional.empty());
    }

    private static Optional<Integer> number(Fields wire, String name) {
        return text(wire, name).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    private static Optional<Fields> fields(Fields wire, String name) {
        return wire.get(name).flatMap(AnswerReader::fields);
    }

    private static Optional<Fields> fields(Node node) {
        return node instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    private static <T> List<T> each(Fields wire, String name, Function<Fields, Optional<T>> reader) {
        var read = new ArrayList<T>();
        if (wire.get(name).orElse(Scalar.NULL) instanceof Items(var values)) {
            values.forEach(value -> fields(value).flatMap(reader).ifPresent(read::add));
        }
        return read;
    }
}
