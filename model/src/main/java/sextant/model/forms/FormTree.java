package sextant.model.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Path.Field;
import sextant.model.tree.Path.Item;
import sextant.model.tree.Path.Step;
import sextant.model.tree.Position;

/**
 * Collects values under dotted names, in any order, into one tree. A name that comes again makes a list. There is one way to write
 * each value: a list is either repeated, or indexed, or written in braces, and a value is given either whole or in parts.
 */
public final class FormTree {

    private sealed interface Slot {}

    /** A mapping if its steps are fields, a list if they are items. */
    private record Branch(Map<Step, Slot> children) implements Slot {}

    /** The values that came under one name. */
    private record Leaf(List<Node> values) implements Slot {}

    private final int mostItems;
    private final Branch root = new Branch(new LinkedHashMap<>());
    private final Map<Path, Position> positions = new HashMap<>();

    /** @param mostItems of a list that is made by repeating a name */
    public FormTree(int mostItems) {
        this.mostItems = mostItems;
    }

    /** @param path from {@link DottedName} */
    public void put(Path path, Node value) {
        var branch = root;
        int last = path.steps().size() - 1;
        for (int i = 0; i < last; i++) {
            branch = branch(branch, path, i);
        }
        var step = path.steps().get(last);
        refuseMixedSteps(branch, path, last);
        switch (branch.children().get(step)) {
            case null -> branch.children().put(step, new Leaf(new ArrayList<>(List.of(value))));
            case Branch _ -> throw mixed(path, "is given both whole and in parts");
            case Leaf(var values) -> repeat(path, values, value);
        }
    }

    /** @param document its positions are kept, below the path */
    public void put(Path path, Located document) {
        put(path, document.root());
        document.positions().forEach((below, position) -> positions.put(below(path, below), position));
    }

    /** @throws Refused with {@code parameter-path} if a list has a gap */
    public Located located() {
        return new Located(root.children().isEmpty() ? Fields.EMPTY : node(Path.ROOT, root), positions);
    }

    /** The path that goes on with the steps of another. */
    public static Path below(Path path, Path rest) {
        var steps = new ArrayList<>(path.steps());
        steps.addAll(rest.steps());
        return new Path(steps);
    }

    private Branch branch(Branch parent, Path path, int i) {
        refuseMixedSteps(parent, path, i);
        var step = path.steps().get(i);
        return switch (parent.children().computeIfAbsent(step, _ -> new Branch(new LinkedHashMap<>()))) {
            case Branch branch -> branch;
            case Leaf _ -> throw mixed(upTo(path, i + 1), "is given both whole and in parts");
        };
    }

    private static void refuseMixedSteps(Branch branch, Path path, int i) {
        var others = branch.children().keySet().iterator();
        if (others.hasNext() && others.next() instanceof Item != path.steps().get(i) instanceof Item) {
            throw mixed(upTo(path, i), "is both a list and a mapping");
        }
    }

    private void repeat(Path path, List<Node> values, Node value) {
        if (path.equals(DottedName.TASK_TYPE) || value instanceof Fields || values.getFirst() instanceof Fields) {
            throw RefusalKind.DUPLICATE_PARAMETER
                    .because("The value of " + path + " is given twice.")
                    .at(path)
                    .suggest("Send it once.")
                    .refused();
        }
        if (path.steps().getLast() instanceof Item || value instanceof Items || values.getFirst() instanceof Items) {
            throw mixed(path, "is given twice");
        }
        if (values.size() == mostItems) {
            throw RefusalKind.TOO_MANY_ITEMS
                    .because("The list " + path + " has too many items.")
                    .at(path)
                    .limit(mostItems + " items")
                    .refused();
        }
        values.add(value);
    }

    private static Node node(Path path, Slot slot) {
        return switch (slot) {
            case Leaf(var values) -> values.size() == 1 ? values.getFirst() : new Items(values);
            case Branch(var children) when children.keySet().iterator().next() instanceof Item -> items(path, children);
            case Branch(var children) -> fields(path, children);
        };
    }

    private static Fields fields(Path path, Map<Step, Slot> children) {
        var fields = new LinkedHashMap<String, Node>();
        children.forEach((step, child) -> {
            if (step instanceof Field(var name)) {
                fields.put(name, node(path.field(name), child));
            }
        });
        return new Fields(fields);
    }

    private static Items items(Path path, Map<Step, Slot> children) {
        var items = new ArrayList<Node>();
        for (int i = 0; i < children.size(); i++) {
            var child = children.get(new Item(i));
            if (child == null) {
                throw RefusalKind.PARAMETER_PATH
                        .because("The list " + path + " has no item " + i + ".")
                        .at(path)
                        .suggest("Count items from 0 and leave none out; a mapping has no names of digits only here.")
                        .refused();
            }
            items.add(node(path.item(i), child));
        }
        return new Items(items);
    }

    private static Path upTo(Path path, int steps) {
        return new Path(path.steps().subList(0, steps));
    }

    private static Refused mixed(Path path, String how) {
        return RefusalKind.PARAMETER_PATH
                .because("The value " + path + " " + how + ".")
                .at(path)
                .suggest("Write it in one way: a={x,y}, or a=x&a=y, or a[0]=x&a[1]=y, or a.b=x.")
                .refused();
    }
}
