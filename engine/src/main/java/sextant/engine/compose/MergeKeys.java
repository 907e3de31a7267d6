package sextant.engine.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;

/**
 * Writes out the merge keys ({@code <<}) of a compose file, as container engines do when they read it: what is judged must be what
 * would run. A value that stands in the mapping itself wins over a merged one, an earlier merged one over a later.
 */
final class MergeKeys {

    private static final String MERGE = "<<";

    private MergeKeys() {}

    /** The same tree if it has no merge keys. A {@code <<} that holds something else stays, and is judged as an unknown key. */
    static Node writtenOut(Node node) {
        return switch (node) {
            case Fields fields -> fields(fields);
            case Items items -> items(items);
            default -> node;
        };
    }

    private static Node items(Items items) {
        boolean same = true;
        var values = new ArrayList<Node>(items.values().size());
        for (var value : items.values()) {
            var after = writtenOut(value);
            same &= after == value;
            values.add(after);
        }
        return same ? items : new Items(values);
    }

    private static Fields fields(Fields fields) {
        boolean same = true;
        var values = new LinkedHashMap<String, Node>();
        for (var entry : fields.values().entrySet()) {
            var after = writtenOut(entry.getValue());
            same &= after == entry.getValue();
            values.put(entry.getKey(), after);
        }
        var merged = values.get(MERGE);
        if (!isMerge(merged)) {
            return same ? fields : new Fields(values);
        }
        values.remove(MERGE);
        switch (merged) {
            case Fields one -> one.values().forEach(values::putIfAbsent);
            case Items(var several) ->
                several.forEach(one -> ((Fields) one).values().forEach(values::putIfAbsent));
            default -> throw new AssertionError(merged);
        }
        return new Fields(values);
    }

    private static boolean isMerge(@Nullable Node merged) {
        return merged instanceof Fields
                || merged instanceof Items(var several) && several.stream().allMatch(Fields.class::isInstance);
    }
}
