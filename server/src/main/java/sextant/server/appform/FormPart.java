package sextant.server.appform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the form of an application: a field, or a set of parts.
 *
 * @param kind    {@code field}; {@code group} of what belongs together, {@code rows} if it repeats; {@code choice} of which some are
 *                used; {@code conditional}, a field and its cases; {@code case}, what there is only for one value
 * @param title   of a set; empty for a field
 * @param hint    how a set is to be filled in
 * @param place   of a case among its siblings, from 1; else 0
 * @param field   of {@code field} and {@code conditional}
 * @param members of a set
 */
public record FormPart(
        String kind,
        String title,
        String hint,
        int place,
        @Nullable ParameterField field,
        List<FormPart> members) {

    static FormPart of(ParameterField field) {
        return new FormPart("field", "", "", 0, field, List.of());
    }

    static FormPart set(String kind, String title, String hint, List<FormPart> members) {
        return new FormPart(kind, title, hint, 0, null, members);
    }
}
