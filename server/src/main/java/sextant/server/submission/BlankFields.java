package sextant.server.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sextant.model.job.ParameterValue;

/**
 * The fields that nobody filled in, of which a browser sends an empty text. A field that stands in the form several times may be one of
 * a row: then only rows in which nothing was filled in are left out, so that no value comes into the row of another. Fields of the same
 * number are taken for columns of the same rows.
 */
final class BlankFields {

    private final Map<String, List<ParameterValue>> columns = new HashMap<>();

    private BlankFields(List<ParameterValue> values) {
        values.forEach(value ->
                columns.computeIfAbsent(name(value), _ -> new ArrayList<>()).add(value));
    }

    static List<ParameterValue> without(List<ParameterValue> values) {
        var fields = new BlankFields(values);
        var seen = new HashMap<String, Integer>();
        return values.stream()
                .filter(value -> {
                    int row = seen.merge(name(value), 1, Integer::sum) - 1;
                    return !isBlank(value) || fields.isFilled(value, row);
                })
                .toList();
    }

    /** Whether something was filled in beside a blank field. */
    private boolean isFilled(ParameterValue blank, int row) {
        int rows = columns.getOrDefault(name(blank), List.of()).size();
        return rows > 1
                && columns.values().stream()
                        .filter(column -> column.size() == rows)
                        .anyMatch(column -> !isBlank(column.get(row)));
    }

    private static boolean isBlank(ParameterValue value) {
        return value instanceof ParameterValue.Text(var _, var text) && text.isEmpty();
    }

    private static String name(ParameterValue value) {
        return value.id().toLowerCase(Locale.ROOT);
    }
}
