package sextant.engine.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.engine.configuration.Section;
import sextant.model.application.Application;
import sextant.model.application.Example;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;

/** Whether the examples of an application could be submitted: they are what people copy. */
final class ExampleCheck {

    /** Stands for a value that will be there when the example is run. */
    private static final String SOMEWHERE = "https://example.org/";

    private final Application application;

    ExampleCheck(Application application) {
        this.application = application;
    }

    /** @param root the whole file */
    void check(Section root) {
        for (var example : application.examples()) {
            try {
                ParameterCheck.complete(
                        application, ParameterCheck.called(application, example.interfaceId()), values(example));
            } catch (Refused refused) {
                refused.refusal().faults().forEach(fault -> note(root, example, fault));
            }
        }
    }

    /** The sections have been read already; here they only say where something stands. */
    private static void note(Section root, Example example, Refusal fault) {
        var examples = root.section("examples");
        var one = examples.flatMap(section -> section.section(example.id()));
        var values = one.flatMap(section -> section.section("values"));
        Stream.of(examples, one, values).flatMap(Optional::stream).forEach(Section::leave);
        var name = fault.path()
                .filter(path -> !path.steps().isEmpty())
                .map(path -> path.steps().getFirst())
                .map(step -> step instanceof Path.Field(var field) ? field : "")
                .filter(example.values()::containsKey);
        if (values.isPresent() && name.isPresent()) {
            values.get().problem(name.get(), "cannot be sent: " + fault.text());
        } else {
            one.ifPresent(section -> section.problem("values", "cannot be sent: " + fault.text()));
        }
    }

    private List<ParameterValue> values(Example example) {
        var values = new ArrayList<ParameterValue>();
        example.values().forEach((id, given) -> given.forEach(value -> values.add(value(id, value))));
        return values;
    }

    private ParameterValue value(String id, Example.Value value) {
        boolean file = application
                .parameter(id)
                .filter(parameter -> parameter.passing() == Passing.FILE)
                .isPresent();
        return switch (value) {
            case Example.Value.Text(var text) -> new ParameterValue.Text(id, text);
            case Example.Value.File(var path) -> new ParameterValue.Upload(id, path, "", 0);
            case Example.Value.ResultOf _ when file -> new ParameterValue.Upload(id, "", "", 0);
            case Example.Value.ResultOf _ -> new ParameterValue.Indirect(id, SOMEWHERE);
        };
    }
}
