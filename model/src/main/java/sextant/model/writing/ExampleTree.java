package sextant.model.writing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.application.Example;
import sextant.model.application.Example.Expectation;
import sextant.model.application.Example.Value;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** An example of a call, in the words of the application's file. */
final class ExampleTree {

    private ExampleTree() {}

    static Fields of(Example example) {
        var wire = new Wire();
        wire.text("id", Optional.of(example.id()));
        wire.text("title", example.title());
        wire.text("interface", example.interfaceId());
        var values = new Wire();
        example.values().forEach((id, given) -> values.put(id, Optional.of(value(given))));
        wire.put("values", Optional.of(values.fields()));
        wire.text("phase", Optional.of(example.phase()));
        wire.put(
                "expect",
                Optional.of(new Items(example.expected().stream()
                        .<Node>map(ExampleTree::expectation)
                        .toList())));
        return wire.fields();
    }

    private static Node value(List<Value> given) {
        var nodes = given.stream().map(ExampleTree::value).toList();
        return nodes.size() == 1 ? nodes.getFirst() : new Items(nodes);
    }

    private static Node value(Value value) {
        return switch (value) {
            case Value.Text(var text) -> Scalar.text(text);
            case Value.File(var path) -> Fields.of("file", Scalar.text(path));
            case Value.ResultOf(var application, var example, var result) ->
                Fields.of("result-of", Scalar.text(application + "/" + example)).with("result", result);
        };
    }

    /** Of a result or, without one, of the error message. */
    private static Fields expectation(Expectation expectation) {
        var wire = new Wire();
        wire.text("result", expectation.result());
        wire.put(
                "contains",
                Optional.of(expectation.contains())
                        .filter(texts -> !texts.isEmpty())
                        .map(Items::texts));
        wire.put(
                "bytes",
                Optional.of(expectation.leastBytes()).filter(bytes -> bytes > 0).map(Scalar::number));
        wire.put("rows", rows(expectation.rows()));
        return wire.fields();
    }

    private static Optional<Scalar> rows(OptionalLong rows) {
        return rows.isPresent() ? Optional.of(Scalar.number(rows.getAsLong())) : Optional.empty();
    }
}
