package sextant.engine.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sextant.engine.applications.ApplicationRules.About;
import sextant.engine.applications.ApplicationRules.Fault;
import sextant.engine.applications.values.Presence;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.execution.HttpCall;
import sextant.model.application.execution.HttpCall.Part;

/** What must be right in every application that calls a web service: that each of its calls can be made. */
final class CallRules {

    private final Application application;
    private final HttpCall call;
    private final List<Fault> faults = new ArrayList<>();

    private CallRules(Application application, HttpCall call) {
        this.application = application;
        this.call = call;
    }

    /** @param call whose templates are good, with names of the application's parameters only */
    static List<Fault> faults(Application application, HttpCall call) {
        var rules = new CallRules(application, call);
        rules.checkPath();
        rules.checkFields();
        rules.checkValuesOfTheAuthor();
        return List.copyOf(rules.faults);
    }

    private void checkPath() {
        WebCall.segments(call)
                .flatMap(segment -> segment.parameters().stream())
                .map(id -> application.parameter(id).orElseThrow())
                .forEach(parameter -> {
                    checkSingle(parameter, "a path");
                    if (parameter.passing() == Passing.FILE) {
                        note(parameter, "is a file, and cannot be part of a path");
                    }
                });
    }

    private void checkFields() {
        for (var field : call.fields()) {
            var template = Template.of(field.template());
            var parameters = template.parameters().stream()
                    .map(id -> application.parameter(id).orElseThrow())
                    .toList();
            for (var parameter : parameters) {
                if (parameters.size() > 1) {
                    checkSingle(parameter, "a field with several");
                }
                if (parameter.passing() == Passing.FILE) {
                    checkFile(parameter, field, template);
                }
            }
        }
    }

    /** The content of a file is the value of a field of a form, so it is text. */
    private void checkFile(ParameterDefinition parameter, HttpCall.Field field, Template template) {
        if (field.part() == Part.QUERY) {
            note(parameter, "is a file, which a query cannot carry; send it with method: post and form");
        } else if (!ParameterCheck.takesContent(parameter)) {
            note(parameter, "is a file without text (" + parameter.type().word() + "), which a form cannot carry");
        } else if (template.parts().size() != 1) {
            note(parameter, "is a file, so it is the whole value of a field");
        }
    }

    private void checkSingle(ParameterDefinition parameter, String place) {
        if (application.interfaces().stream()
                .map(called -> Presence.of(called, parameter))
                .anyMatch(presence -> presence.least() != 1 || presence.most() != 1)) {
            note(
                    parameter,
                    "stands in " + place
                            + ", so it has exactly one value in each interface; give it a default or a constant");
        }
    }

    private void checkValuesOfTheAuthor() {
        for (var parameter : application.parameters()) {
            var constants = application.interfaces().stream()
                    .map(InterfaceDefinition::constants)
                    .flatMap(all -> all.getOrDefault(parameter.id(), List.of()).stream());
            Stream.concat(parameter.defaults().stream(), constants)
                    .distinct()
                    .flatMap(value -> WebCall.fault(call, parameter, value).stream())
                    .forEach(fault -> note(parameter, "has a default that cannot be sent: " + fault.text()));
        }
    }

    private void note(ParameterDefinition parameter, String text) {
        faults.add(new Fault(new About.Parameter(parameter.id()), text));
    }
}
