package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.applications.values.ArrayShapes;
import sextant.engine.applications.values.Ranges;
import sextant.engine.applications.values.Truth;
import sextant.engine.configuration.Section;
import sextant.model.application.Domain;
import sextant.model.application.Domain.ArrayShape;
import sextant.model.application.Domain.BooleanWords;
import sextant.model.application.Domain.Bound;
import sextant.model.application.Domain.Option;
import sextant.model.application.Domain.Range;
import sextant.model.application.ParameterType;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/** Reads which values a parameter takes: {@code options}, {@code range}, {@code pattern}, {@code words}, {@code array}. */
final class DomainReader {

    static final List<String> KEYS = List.of("options", "range", "pattern", "words", "array");

    private static final String RANGE = "range";
    private static final String WORDS = "words";
    private static final String ARRAY = "array";
    private static final String SPACE = " ";

    private DomainReader() {}

    /** @param defaults whose spelling a boolean has, if nothing else is said */
    static Domain read(Section section, ParameterType type, List<String> defaults) {
        var options = options(section, type);
        if (!options.isEmpty() && section.has(RANGE)) {
            section.problem(RANGE, "does not go with options, which say already what is taken");
        }
        return new Domain(
                options, range(section, type), pattern(section), words(section, type, defaults), array(section, type));
    }

    private static List<Option> options(Section section, ParameterType type) {
        var options = new ArrayList<Option>();
        var items = Scalars.items(section, "options");
        for (int item = 0; item < items.size(); item++) {
            if (items.get(item) instanceof Fields) {
                var one = section.section("options", item);
                var value = one.node("value").flatMap(Scalars::text);
                if (value.isEmpty()) {
                    one.problem("value", "is missing; an option is {value: a, label: what people see}");
                }
                options.add(new Option(value.orElse(""), one.optionalText("label")));
            } else {
                var value = Scalars.text(items.get(item));
                if (value.isEmpty()) {
                    Scalars.problem(section, "options", item, items.get(item));
                }
                options.add(new Option(value.orElse(""), Optional.empty()));
            }
        }
        if (type == ParameterType.BOOLEAN && section.has("options")) {
            section.problem("options", "has no meaning for a boolean; words: [Y, N] says how the program spells it");
            return List.of();
        }
        return options;
    }

    private static Optional<Range> range(Section section, ParameterType type) {
        return section.section(RANGE).flatMap(range -> {
            var exclusive = range.texts("exclusive");
            for (int item = 0; item < exclusive.size(); item++) {
                if (!exclusive.get(item).equals("min") && !exclusive.get(item).equals("max")) {
                    range.problem("exclusive", item, "must be min or max");
                }
            }
            var read = new Range(bound(range, "min", exclusive), bound(range, "max", exclusive));
            if (!Ranges.areOrdered(type)) {
                section.problem(RANGE, "has no meaning for " + type.word() + ", whose values have no order");
                return Optional.empty();
            }
            if (read.least().isEmpty() && read.most().isEmpty()) {
                section.problem(RANGE, "needs min or max, or both");
                return Optional.empty();
            }
            return Optional.of(read);
        });
    }

    private static Optional<Bound> bound(Section range, String key, List<String> exclusive) {
        var value = range.node(key).flatMap(Scalars::text);
        if (range.has(key) && value.isEmpty()) {
            range.problem(key, "must be a value");
        }
        return value.map(text -> new Bound(text, !exclusive.contains(key)));
    }

    private static Optional<String> pattern(Section section) {
        return section.optionalText("pattern").filter(pattern -> {
            try {
                Pattern.compile(pattern);
                return true;
            } catch (PatternSyntaxException wrong) {
                section.problem("pattern", "is no regular expression (RE2 syntax): " + wrong.getDescription());
                return false;
            }
        });
    }

    private static Optional<BooleanWords> words(Section section, ParameterType type, List<String> defaults) {
        if (type != ParameterType.BOOLEAN) {
            if (section.has(WORDS)) {
                section.problem(WORDS, "has a meaning for a boolean only");
            }
            return Optional.empty();
        }
        if (!section.has(WORDS)) {
            return Optional.of(defaults.isEmpty() ? BooleanWords.TRUE_FALSE : Truth.styleOf(defaults.getFirst()));
        }
        var written = Scalars.texts(section, WORDS);
        if (written.size() != 2 || written.get(0).equalsIgnoreCase(written.get(1))) {
            section.problem(WORDS, "must be two: the program's word for true, and the one for false");
            return Optional.of(BooleanWords.TRUE_FALSE);
        }
        var words = new BooleanWords(written.get(0), written.get(1));
        if (!Truth.of(words.yes()).orElse(true) || Truth.of(words.no()).orElse(false)) {
            section.problem(WORDS, "are the wrong way round: the first is the word for true");
        }
        return Optional.of(words);
    }

    private static Optional<ArrayShape> array(Section section, ParameterType type) {
        return section.node(ARRAY).flatMap(node -> {
            var separator = SPACE;
            var shape = Scalars.text(node);
            if (!(node instanceof Scalar)) {
                var one = section.section(ARRAY);
                shape = one.flatMap(array -> array.node("shape")).flatMap(Scalars::text);
                separator = one.flatMap(array -> array.node("separator"))
                        .flatMap(Scalars::text)
                        .orElse(SPACE);
            }
            if (shape.isEmpty() || !ArrayShapes.isShape(shape.get())) {
                section.problem(ARRAY, "must have a shape: how many elements, such as 3, 2x3, * or 5*");
                return Optional.empty();
            }
            if (separator.isEmpty()) {
                section.problem(ARRAY, "must have a separator of at least one character");
                return Optional.empty();
            }
            if (type == ParameterType.COMPLEX && (separator.equals(SPACE) || separator.equals(","))) {
                section.problem(
                        ARRAY, "needs another separator, such as ;, since a complex number has a space or comma");
                return Optional.empty();
            }
            return Optional.of(new ArrayShape(shape.get(), separator));
        });
    }
}
