package sextant.model.reading;

import java.util.Optional;
import sextant.model.tree.Located;

/** Dotted names and values, as they stand in a query string or in a form (section 3.5 of the note). */
public final class FormSyntax {

    private FormSyntax() {}

    /** The task type of the question, looking at no other parameter; empty if there is none. */
    public static Optional<String> taskType(String rawQuery) {
        throw new AssertionError("to be written");
    }

    /** The whole question as the tree that the JSON form has. */
    public static Located read(String rawQuery, Limits limits) {
        throw new AssertionError("to be written");
    }
}
