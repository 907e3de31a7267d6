package sextant.model.dialect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.application.Domain;
import sextant.model.application.Domain.BooleanWords;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.writing.Wire;

/**
 * A parameter as a JSON Schema (2020-12). What it says is what the server checks, as far as the language goes: JSON Schema looks at the
 * text of strings only, so a pattern of a number is told in words, and so is a range of times.
 */
final class ValueSchema {

    /** What RE2 has and the expressions of JSON Schema (ECMA-262) may not, or have in another meaning. */
    private static final Pattern ONLY_RE2 = Pattern.compile("\\(\\?[^:]|\\[\\[:|\\\\[pPAzQECaGZ]");

    private static final String WHOLE_TURN = "360";
    private static final String DATE_AND_TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z?)?$";
    private static final String TWO_NUMBERS = "^[^ ,]+[ ,][^ ,]+$";

    private final ParameterDefinition parameter;
    private final boolean upload;

    private ValueSchema(ParameterDefinition parameter, boolean upload) {
        this.parameter = parameter;
        this.upload = upload;
    }

    /** In a document, where a file is told by its content or its address. */
    static ValueSchema inDocument(ParameterDefinition parameter) {
        return new ValueSchema(parameter, false);
    }

    /** In a form, where a file is uploaded. */
    static ValueSchema inForm(ParameterDefinition parameter) {
        return new ValueSchema(parameter, true);
    }

    /**
     * @param title  instead of the parameter's own
     * @param hidden whether forms leave it out
     */
    Fields of(Optional<String> title, boolean hidden, int least, int most) {
        var wire = new Wire();
        wire.text("title", title.or(parameter.about()::title));
        wire.text("description", description());
        wire.put("default", defaults());
        wire.text("x-unit", parameter.about().unit());
        wire.text("x-ucd", parameter.about().ucd());
        wire.text("x-utype", parameter.about().utype());
        wire.text("x-type", Optional.of(parameter.type().word()));
        wire.put("x-hidden", hidden ? Optional.of(Scalar.truth(true)) : Optional.empty());
        return wire.fields().with(most == 1 ? one() : repeated(least, most));
    }

    /** A form repeats a field; in a document one value needs no list. */
    private Fields repeated(int least, int most) {
        var list = Fields.of("type", Scalar.text("array")).with("items", one());
        list = list.with("minItems", Scalar.number(Math.max(1, least)));
        list = most == Integer.MAX_VALUE ? list : list.with("maxItems", Scalar.number(most));
        return upload || least > 1 ? list : Fields.of("anyOf", Items.of(one(), list));
    }

    private Fields one() {
        if (parameter.passing() == Passing.FILE) {
            return file();
        }
        if (!parameter.domain().options().isEmpty()) {
            return options(parameter.domain().options());
        }
        return parameter.domain().array().isPresent() ? text() : plain();
    }

    private Fields file() {
        var type = parameter.mediaType().orElse(parameter.type().mediaType());
        var text = Fields.of("type", Scalar.text("string")).with("contentMediaType", type);
        return upload ? text.with("format", "binary") : text;
    }

    private Fields options(List<Domain.Option> options) {
        if (options.stream().allMatch(option -> option.label().isEmpty())) {
            return Fields.of(
                    "enum",
                    new Items(options.stream()
                            .map(option -> value(option.value()))
                            .toList()));
        }
        return Fields.of(
                "oneOf",
                new Items(options.stream()
                        .<Node>map(option -> Fields.of("const", value(option.value()))
                                .with("title", option.label().orElse(option.value())))
                        .toList()));
    }

    private Fields plain() {
        return switch (parameter.type()) {
            case INTEGER -> number("integer", parameter.domain().range());
            case REAL, MJD -> number("number", parameter.domain().range());
            case ANGLE -> number("number", Optional.of(withinATurn(parameter.domain())));
            case BOOLEAN -> Fields.of("type", Scalar.text("boolean"));
            case ANY_URI -> text().with("format", "uri");
            case DATE_TIME -> patterned(DATE_AND_TIME);
            case COMPLEX -> patterned(TWO_NUMBERS);
            case TEXT, ADQL, STC_S, VOTABLE, TABLE, XML, BINARY, FITS, IMAGE, SPECTRUM -> text();
        };
    }

    private Fields patterned(String otherwise) {
        var text = text();
        return text.get("pattern").isPresent() ? text : text.with("pattern", otherwise);
    }

    private Fields text() {
        var text = Fields.of("type", Scalar.text("string"));
        return portable(parameter)
                .map(pattern -> text.with("pattern", "^(?:" + pattern + ")$"))
                .orElse(text);
    }

    private static Optional<String> portable(ParameterDefinition parameter) {
        return parameter.pattern().filter(pattern -> !ONLY_RE2.matcher(pattern).find());
    }

    private static Domain.Range withinATurn(Domain domain) {
        var whole = new Domain.Range(
                Optional.of(new Domain.Bound("-" + WHOLE_TURN, true)), Optional.of(new Domain.Bound(WHOLE_TURN, true)));
        return domain.range()
                .map(range -> new Domain.Range(
                        range.least().or(whole::least), range.most().or(whole::most)))
                .orElse(whole);
    }

    private static Fields number(String type, Optional<Domain.Range> range) {
        var schema = Fields.of("type", Scalar.text(type));
        var least = range.flatMap(Domain.Range::least);
        if (least.isPresent()) {
            schema = schema.with(
                    least.get().inclusive() ? "minimum" : "exclusiveMinimum",
                    number(least.get().value()));
        }
        var most = range.flatMap(Domain.Range::most);
        return most.isEmpty()
                ? schema
                : schema.with(
                        most.get().inclusive() ? "maximum" : "exclusiveMaximum",
                        number(most.get().value()));
    }

    private Optional<String> description() {
        var words = new ArrayList<String>();
        parameter.description().ifPresent(words::add);
        if (parameter.passing() == Passing.FILE) {
            words.add(file(upload));
        } else {
            parameter
                    .pattern()
                    .filter(_ -> isNumber() || portable(parameter).isEmpty())
                    .ifPresent(pattern -> words.add("(of the form " + pattern + ")"));
            parameter
                    .domain()
                    .range()
                    .filter(_ -> !isNumber() || parameter.domain().array().isPresent())
                    .ifPresent(range -> words.add("(" + Sayings.range(range) + ")"));
            parameter
                    .domain()
                    .array()
                    .ifPresent(array -> words.add(
                            "(an array, " + array.text() + ", with '" + array.separator() + "' between its elements)"));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    private String file(boolean uploaded) {
        if (uploaded) {
            return parameter.indirect() ? "(a file, or as text its address)" : "(a file)";
        }
        return parameter.indirect()
                ? "(the address of a file, or its content if that is text)"
                : "(the content of a file)";
    }

    private Optional<Node> defaults() {
        var values = parameter.defaults();
        return switch (values.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(value(values.getFirst()));
            default -> Optional.of(new Items(values.stream().map(this::value).toList()));
        };
    }

    private boolean isNumber() {
        return switch (parameter.type()) {
            case INTEGER, REAL, MJD, ANGLE -> true;
            default -> false;
        };
    }

    private Node value(String text) {
        if (parameter.domain().array().isPresent()) {
            return Scalar.text(text);
        }
        if (parameter.type() == ParameterType.BOOLEAN) {
            return truth(text);
        }
        return isNumber() ? number(text) : Scalar.text(text);
    }

    /** Whatever words the program has, a document says true or false. */
    private Scalar truth(String text) {
        return BooleanWords.meaning(text)
                .or(() -> parameter.domain().words().flatMap(words -> words.truth(text)))
                .map(Scalar::truth)
                .orElseGet(() -> Scalar.text(text));
    }

    /** A number as JSON writes it: {@code .5} is one to us but not there. */
    private static Scalar number(String text) {
        try {
            return Scalar.plain(new BigDecimal(text).toString());
        } catch (NumberFormatException notOne) {
            return Scalar.text(text);
        }
    }
}
