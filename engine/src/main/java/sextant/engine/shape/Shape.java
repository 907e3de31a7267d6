package sextant.engine.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.configuration.Section;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** What a {@code taskinfo} or {@code serviceinfo} may look like: written once, used to check Tasks and published as JSON Schema. */
public record Shape(List<Field> fields) {

    public static final Shape EMPTY = new Shape(List.of());

    /** What kind of value a field takes. A single value stands for a list of one, and a number for the text that it is written as. */
    public sealed interface Type {
        /** How an error message calls it. */
        String noun();
    }

    /** The types without parts. */
    public enum Simple implements Type {
        TEXT("text"),
        INTEGER("a whole number"),
        NUMBER("a number"),
        FLAG("true or false"),
        /** An absolute URI. */
        URI("a URI"),
        /** A document: a tree, a text or a file. */
        DOCUMENT("a document"),
        ANY("anything");

        private final String noun;

        Simple(String noun) {
            this.noun = noun;
        }

        @Override
        public String noun() {
            return noun;
        }
    }

    public record ListOf(Type items) implements Type {
        @Override
        public String noun() {
            return "a list of " + items.noun();
        }
    }

    public record MapOf(Type values) implements Type {
        @Override
        public String noun() {
            return "a mapping of names to " + values.noun();
        }
    }

    /**
     * One named value.
     *
     * @param required a Task without it cannot run; checked by {@link #missing} and never by {@link #check}, since a general
     *     question has none of them
     * @param options  the only texts that are taken, empty if any is; of a list or mapping, for each value in it
     * @param min      the least number, text length in characters, or count of a list or mapping
     * @param max      the most of the same
     * @param pattern  RE2 syntax, for the whole text; of a list or mapping, for each value in it
     * @param fallback what stands for it if it is missing, for people and the schema
     * @param example  a value that fits
     */
    public record Field(
            String name,
            Type type,
            boolean required,
            String description,
            List<String> options,
            Optional<Long> min,
            Optional<Long> max,
            Optional<String> pattern,
            Optional<Node> fallback,
            Optional<Node> example) {

        public Field {
            options = List.copyOf(options);
        }

        private static Field plain(String name, Type type, boolean required, String description) {
            return new Field(
                    name,
                    type,
                    required,
                    description,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public static Field required(String name, Type type, String description) {
            return plain(name, type, true, description);
        }

        public static Field optional(String name, Type type, String description) {
            return plain(name, type, false, description);
        }

        public Field options(List<String> words) {
            return new Field(name, type, required, description, words, min, max, pattern, fallback, example);
        }

        public Field min(long least) {
            return new Field(
                    name, type, required, description, options, Optional.of(least), max, pattern, fallback, example);
        }

        public Field max(long most) {
            return new Field(
                    name, type, required, description, options, min, Optional.of(most), pattern, fallback, example);
        }

        public Field pattern(String expression) {
            return new Field(
                    name, type, required, description, options, min, max, Optional.of(expression), fallback, example);
        }

        public Field fallback(Node value) {
            return new Field(
                    name, type, required, description, options, min, max, pattern, Optional.of(value), example);
        }

        public Field example(Node value) {
            return new Field(
                    name, type, required, description, options, min, max, pattern, fallback, Optional.of(value));
        }

        public Field example(String text) {
            return example(Scalar.text(text));
        }

        public Field example(List<String> texts) {
            return example(Items.texts(texts));
        }
    }

    public Shape {
        fields = List.copyOf(fields);
    }

    public static Shape of(Field... fields) {
        return new Shape(List.of(fields));
    }

    /**
     * The fields of a type that an operator declares: names and, for each, {@code type}, {@code required}, {@code description},
     * {@code options}, {@code min}, {@code max}, {@code pattern}, {@code items}, {@code default}, {@code example}. What is wrong is
     * noted in the section.
     */
    public static Shape read(Section section) {
        return ShapeReader.read(section);
    }

    /**
     * Whether a {@code taskinfo} has only known names with values of their types. Says nothing about what is missing.
     *
     * @throws sextant.model.refusal.Refused 400 {@code type} or {@code parameter-path} naming the path, if the mapping does not fit
     */
    public void check(Fields info) {
        check(info, Path.of("taskinfo"));
    }

    /** The same for a mapping that stands elsewhere. */
    public void check(Fields info, Path path) {
        new ShapeCheck(this).check(info, path);
    }

    /** The required fields that a mapping lacks; null counts as lacking. */
    public List<Field> missing(Fields info) {
        var missing = new ArrayList<Field>();
        for (var field : fields) {
            if (field.required()
                    && info.get(field.name()).filter(Shape::present).isEmpty()) {
                missing.add(field);
            }
        }
        return missing;
    }

    /** The required fields. */
    public List<Field> required() {
        return missing(Fields.EMPTY);
    }

    /** A mapping that fits and lacks nothing, as far as the fields have examples. */
    public Fields example() {
        var example = Fields.EMPTY;
        for (var field : fields) {
            if (field.example().isPresent()) {
                example = example.with(field.name(), field.example().get());
            }
        }
        return example;
    }

    /** JSON Schema 2020-12. */
    public Fields jsonSchema(String id, String title) {
        return ShapeSchema.of(this, id, title);
    }

    /** Whether a value says something: null is as good as no value. */
    public static boolean present(Node value) {
        return !Scalar.NULL.equals(value);
    }
}
