package sextant.acceptance.note;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.acceptance.documents.Documents;

/** Compares an answer with what the note prints: every printed field exactly so and in that order, and nothing else in plain sight. */
final class Printed {

    /** Where what the note does not have may stand. */
    private static final Set<String> OURS = Set.of("reponseinfo", "resources");

    private Printed() {}

    /** One line of JSON: the answer without what is ours. Equal to the printed answer on one line if all is well. */
    static String fields(@Nullable Object answer, @Nullable Object printed) {
        return Documents.write(restricted(answer, printed, false));
    }

    /** Inside {@code reponseinfo} anything that is not printed is ours. */
    private static @Nullable Object restricted(@Nullable Object answer, @Nullable Object printed, boolean inside) {
        if (answer instanceof Map<?, ?> fields && printed instanceof Map<?, ?> wanted) {
            var left = new LinkedHashMap<String, @Nullable Object>();
            fields.forEach((key, value) -> {
                var name = String.valueOf(key);
                if (wanted.containsKey(name) || !inside && !OURS.contains(name)) {
                    left.put(name, restricted(value, wanted.get(name), inside || name.equals("reponseinfo")));
                }
            });
            return left;
        }
        if (answer instanceof List<?> items && printed instanceof List<?> wanted) {
            var left = new ArrayList<@Nullable Object>();
            for (int i = 0; i < items.size(); i++) {
                left.add(restricted(items.get(i), i < wanted.size() ? wanted.get(i) : null, inside));
            }
            return left;
        }
        return answer;
    }
}
