package sextant.model.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.model.application.Application;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.execution.HttpCall;

/**
 * The content of an {@code applicationDefinition} as CEABase v1.1 has it ({@code ApplicationBase}): elements without a namespace. What
 * CEA has no word for, a pattern above all, is said at the end of a description.
 */
final class CeaDefinition {

    /** Every service that can run it does the same (CEABase, {@code ApplicationKind}). */
    private static final String PROCESSING = "processing";

    /** It is the call of a service. */
    private static final String HTTP = "http";

    private static final int UNBOUNDED = 0;

    private final Xml xml;
    private final Application application;

    private CeaDefinition(Xml xml, Application application) {
        this.xml = xml;
        this.application = application;
    }

    static void write(Xml xml, Application application) {
        new CeaDefinition(xml, application).write();
    }

    /** The definition of a call that CEA can describe, as it described such: with its service (CEAImplementation v2.1). */
    static void write(Xml xml, Application application, HttpCall call) {
        write(xml, application);
        xml.start("CeaHttpAdapterSetup");
        xml.text("URL", call.url(), "method", call.method().name().toLowerCase(Locale.ROOT));
        xml.end();
    }

    /**
     * The call of an application, if CEA can describe it: each parameter is sent under its id, in the query of a GET or in the form of a
     * POST. Services in private networks are nobody's business.
     */
    static Optional<HttpCall> describable(Application application) {
        return application.execution() instanceof HttpCall call
                        && call.networks().isEmpty()
                        && !call.path().contains("{")
                        && call.fields().stream()
                                .allMatch(field -> field.template().equals("{" + field.name() + "}")
                                        && field.part()
                                                == (call.method() == HttpCall.Method.GET
                                                        ? HttpCall.Part.QUERY
                                                        : HttpCall.Part.FORM))
                ? Optional.of(call)
                : Optional.empty();
    }

    private void write() {
        xml.text("applicationType", application.execution() instanceof HttpCall ? HTTP : PROCESSING);
        xml.start("parameters");
        application.parameters().forEach(this::parameter);
        application.outputs().forEach(this::output);
        xml.end();
        xml.start("interfaces");
        application.interfaces().forEach(this::called);
        xml.end();
    }

    private void parameter(ParameterDefinition parameter) {
        var domain = parameter.domain();
        xml.start(
                "parameterDefinition",
                Attributes.of("id", parameter.id(), "type", parameter.type().word())
                        .with("array", domain.array().map(CeaDefinition::shape))
                        .array());
        about(parameter.about(), Sayings.description(parameter));
        xml.text("mimeType", parameter.mediaType());
        parameter.defaults().forEach(value -> xml.text("defaultValue", value));
        if (!domain.options().isEmpty()) {
            options(domain.options());
        } else {
            domain.range().ifPresent(this::range);
        }
        xml.end();
    }

    private void output(OutputDefinition output) {
        xml.start(
                "parameterDefinition", "id", output.id(), "type", output.type().word());
        about(output.about(), output.description());
        xml.text("mimeType", output.mediaType());
        xml.end();
    }

    /** VODataService 1.1, {@code BaseParam}, in its order. */
    private void about(BaseParam about, Optional<String> description) {
        xml.text("name", about.title());
        xml.text("description", description);
        xml.text("unit", about.unit());
        xml.text("ucd", about.ucd());
        xml.text("utype", about.utype());
    }

    /** {@code arrayDEF}; a space, the usual separator, cannot be written in it. */
    private static String shape(Domain.ArrayShape array) {
        var separator = array.separator();
        return separator.length() == 1 && !Character.isLetterOrDigit(separator.charAt(0)) && !separator.isBlank()
                ? array.text() + "s" + separator
                : array.text();
    }

    private void options(List<Domain.Option> options) {
        xml.start("optionList");
        for (var option : options) {
            xml.text(
                    "optionVal",
                    option.value(),
                    new Attributes().with("displayValue", option.label()).array());
        }
        xml.end();
    }

    private void range(Domain.Range range) {
        xml.start("range");
        range.least().ifPresent(bound -> bound("min", bound));
        range.most().ifPresent(bound -> bound("max", bound));
        xml.end();
    }

    private void bound(String name, Domain.Bound bound) {
        xml.text(name, bound.value(), "inclusive", Boolean.toString(bound.inclusive()));
    }

    private void called(InterfaceDefinition called) {
        xml.start(
                "interfaceDefinition",
                Attributes.of("id", called.id()).with("name", called.title()).array());
        constants(called);
        xml.start("input");
        called.inputs().forEach(this::input);
        xml.end();
        xml.start("output");
        for (var output : called.outputs()) {
            var required =
                    application.output(output).map(OutputDefinition::required).orElse(true);
            xml.empty("pref", "ref", output, "minOccurs", required ? "1" : "0", "maxOccurs", "1");
        }
        xml.end();
        xml.text("description", called.description());
        xml.end();
    }

    private void constants(InterfaceDefinition called) {
        if (called.constants().isEmpty()) {
            return;
        }
        xml.start("constants");
        called.constants().forEach((parameter, values) -> {
            for (var value : values) {
                xml.start("pval", "id", parameter);
                xml.text("value", value);
                xml.end();
            }
        });
        xml.end();
    }

    private void input(InterfaceInput input) {
        switch (input) {
            case InterfaceInput.Reference reference -> plain(reference);
            case InterfaceInput.Group(var title, var members, var least, var most) ->
                group("pgroup", title, members, least, most);
            case InterfaceInput.Choice(var title, var members, var least, var most) ->
                group("rgroup", title, members, least, most);
            case InterfaceInput.Conditional(var head, var cases) ->
                conditional(
                        head,
                        cases.stream().filter(one -> !one.members().isEmpty()).toList());
        }
    }

    private void plain(InterfaceInput.Reference reference) {
        xml.empty(
                "pref",
                reference(reference)
                        .with("minOccurs", Optional.of(Integer.toString(reference.least())))
                        .with("maxOccurs", Optional.of(most(reference.most())))
                        .array());
    }

    /** A value on which nothing depends has no {@code cgroup}, and a head on which nothing depends is a parameter like any other. */
    private void conditional(InterfaceInput.Reference head, List<InterfaceInput.Case> cases) {
        if (cases.isEmpty()) {
            plain(head);
            return;
        }
        xml.start("cgroupHead", reference(head).array());
        cases.forEach(this::dependent);
        xml.end();
    }

    /** Such an element has no multiplicity: the head of a condition has one value. */
    private static Attributes reference(InterfaceInput.Reference reference) {
        return Attributes.of("ref", reference.parameter(), "hidden", Boolean.toString(reference.hidden()))
                .with("name", reference.title());
    }

    private void group(String element, Optional<String> title, List<InterfaceInput> members, int least, int most) {
        xml.start(
                element,
                Attributes.of("minOccurs", Integer.toString(least), "maxOccurs", most(most))
                        .with("name", title)
                        .array());
        members.forEach(this::input);
        xml.end();
    }

    private void dependent(InterfaceInput.Case one) {
        xml.start("cgroup", new Attributes().with("name", one.title()).array());
        xml.text("value", one.value());
        one.members().forEach(this::input);
        xml.end();
    }

    /** CEABase, {@code cardinality}: 0 is any number. */
    private static String most(int most) {
        return Integer.toString(most == Integer.MAX_VALUE ? UNBOUNDED : most);
    }
}
