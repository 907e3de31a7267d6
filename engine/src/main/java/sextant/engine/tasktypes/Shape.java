package sextant.engine.tasktypes;

import java.util.List;
import sextant.model.tree.Fields;

/** What a {@code taskinfo} or {@code serviceinfo} may look like: written once, used to check Tasks and published as JSON Schema. */
public record Shape(List<Field> fields) {

    /** One named value. */
    public record Field(String name, String description) {}

    public Shape {
        fields = List.copyOf(fields);
    }

    /** @throws sextant.model.refusal.Refused 400 naming the path, if the mapping does not fit */
    public void check(Fields info) {
        throw new AssertionError("to be written");
    }

    /** JSON Schema 2020-12. */
    public Fields jsonSchema(String id, String title) {
        throw new AssertionError("to be written");
    }
}
