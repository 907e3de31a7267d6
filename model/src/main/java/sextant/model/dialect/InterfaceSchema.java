package sextant.model.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.ParameterDefinition;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Scalar;

/** What a client sends to one interface, as a JSON Schema of an object whose members are its parameters. */
final class InterfaceSchema {

    private final Application application;
    private final InterfaceDefinition called;
    private final InterfaceRules rules;

    InterfaceSchema(Application application, InterfaceDefinition called) {
        this.application = application;
        this.called = called;
        this.rules = new InterfaceRules(application);
    }

    /** How a parameter stands in an interface: of several references, from the fewest values to the most. */
    private record Standing(Optional<String> title, boolean hidden, int least, int most) {
        Standing and(Standing other) {
            return new Standing(
                    title, hidden && other.hidden, Math.min(least, other.least), Math.max(most, other.most));
        }
    }

    Fields ofDocument() {
        return of(ValueSchema::inDocument, Fields.EMPTY);
    }

    /** @param controls further fields of the form */
    Fields ofForm(Fields controls) {
        return of(ValueSchema::inForm, controls);
    }

    private Fields of(Function<ParameterDefinition, ValueSchema> value, Fields controls) {
        var properties = Fields.EMPTY;
        for (var entry : standings().entrySet()) {
            var parameter = application.parameter(entry.getKey());
            if (parameter.isPresent()) {
                var standing = entry.getValue();
                properties = properties.with(
                        entry.getKey(),
                        value.apply(parameter.get())
                                .of(standing.title(), standing.hidden(), standing.least(), standing.most()));
            }
        }
        var schema = Fields.of("title", Scalar.text(called.title().orElse(application.title())));
        schema = called.description().isPresent()
                ? schema.with("description", called.description().get())
                : schema;
        schema = schema.with("type", "object").with("properties", properties.with(controls));
        var needed = needed();
        schema = needed.isEmpty() ? schema : schema.with("required", Items.texts(needed));
        var all = rules.rules(called.inputs());
        schema = all.isEmpty() ? schema : schema.with("allOf", new Items(all));
        return schema.with("additionalProperties", Scalar.truth(false));
    }

    List<String> needed() {
        return rules.needed(called.inputs());
    }

    private Map<String, Standing> standings() {
        var standings = new LinkedHashMap<String, Standing>();
        called.inputs().forEach(input -> collect(input, 1, standings));
        return standings;
    }

    /** @param times how often the groups around it may repeat */
    private static void collect(InterfaceInput input, int times, Map<String, Standing> to) {
        switch (input) {
            case InterfaceInput.Reference(var parameter, var title, var hidden, var least, var most) ->
                to.merge(parameter, new Standing(title, hidden, least, product(times, most)), Standing::and);
            case InterfaceInput.Group(var _, var members, var _, var most) ->
                members.forEach(member -> collect(member, product(times, most), to));
            case InterfaceInput.Choice(var _, var members, var _, var _) ->
                members.forEach(member -> collect(member, times, to));
            case InterfaceInput.Conditional(var head, var cases) -> {
                collect(head, times, to);
                cases.stream().flatMap(one -> one.members().stream()).forEach(member -> collect(member, times, to));
            }
        }
    }

    private static int product(int times, int most) {
        return (int) Math.min(Integer.MAX_VALUE, (long) times * most);
    }
}
