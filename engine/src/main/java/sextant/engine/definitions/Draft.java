package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;
import sextant.model.xml.Element;

/** A value of an application's file in the making; it knows where it stands in the definition that it was made of. */
sealed interface Draft {

    Position at();

    record Value(Scalar scalar, Position at) implements Draft {}

    record Listing(List<Draft> items, Position at) implements Draft {}

    record Mapping(SequencedMap<String, Draft> fields, Position at) implements Draft {

        static Mapping at(Element element) {
            return new Mapping(new LinkedHashMap<>(), element.at());
        }

        void put(String key, Draft value) {
            fields.put(key, value);
        }

        void put(String key, String text, Element element) {
            put(key, text(text, element));
        }

        Located located() {
            var positions = new HashMap<Path, Position>();
            return new Located(Draft.node(this, Path.ROOT, positions), positions);
        }
    }

    static Draft text(String text, Element element) {
        return new Value(Scalar.text(text), element.at());
    }

    static Draft truth(boolean value, Element element) {
        return new Value(Scalar.truth(value), element.at());
    }

    static Draft texts(List<String> texts, Element element) {
        return new Listing(texts.stream().map(text -> text(text, element)).toList(), element.at());
    }

    private static Node node(Draft draft, Path path, Map<Path, Position> positions) {
        positions.put(path, draft.at());
        return switch (draft) {
            case Value(var scalar, var _) -> scalar;
            case Listing(var items, var _) -> {
                var nodes = new ArrayList<Node>();
                for (int place = 0; place < items.size(); place++) {
                    nodes.add(node(items.get(place), path.item(place), positions));
                }
                yield new Items(nodes);
            }
            case Mapping(var fields, var _) ->
                new Fields(fields.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> node(entry.getValue(), path.field(entry.getKey()), positions),
                                (one, _) -> one,
                                LinkedHashMap::new)));
        };
    }
}
