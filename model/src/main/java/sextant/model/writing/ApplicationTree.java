package sextant.model.writing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.model.application.Application;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.Reference;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * An application as clients see it: what goes in, what comes out, what a run may take. How it is run on this machine, its command and
 * its environment, is nobody's business but the operator's.
 */
public final class ApplicationTree {

    private ApplicationTree() {}

    /** @param address of the application, absolute */
    public static Fields summary(Application application, String address) {
        var wire = new Wire();
        wire.text("name", Optional.of(application.name()));
        wire.text("identifier", Optional.of(application.identifier()));
        wire.text("title", Optional.of(application.title()));
        wire.text("description", application.description());
        wire.text("href", Optional.of(address));
        wire.text("async", Optional.of(address + "/async"));
        wire.text("sync", Optional.of(address + "/sync"));
        return wire.fields();
    }

    public static Fields of(Application application, String address) {
        var limits = application.limits();
        return summary(application, address)
                .with("references", items(application.references(), ApplicationTree::reference))
                .with("parameters", items(application.parameters(), ApplicationTree::parameter))
                .with("interfaces", items(application.interfaces(), InterfaceTree::of))
                .with("outputs", items(application.outputs(), ApplicationTree::output))
                .with(
                        "limits",
                        Fields.of("duration", Scalar.number(limits.duration()))
                                .with("memory", Scalar.number(limits.memory()))
                                .with("processes", Scalar.number(limits.processes()))
                                .with("output", Scalar.number(limits.output()))
                                .with("fileSize", Scalar.number(limits.fileSize()))
                                .with("openFiles", Scalar.number(limits.openFiles())))
                .with("restartable", Scalar.truth(application.restartable()));
    }

    private static Fields reference(Reference reference) {
        var wire = new Wire();
        wire.text("uri", Optional.of(reference.uri()));
        wire.text("title", reference.title());
        return wire.fields();
    }

    private static Fields parameter(ParameterDefinition parameter) {
        var domain = parameter.domain();
        var wire = new Wire();
        wire.text("id", Optional.of(parameter.id()));
        wire.text("type", Optional.of(parameter.type().word()));
        about(wire, parameter.about());
        wire.put("file", Optional.of(Scalar.truth(parameter.passing() == ParameterDefinition.Passing.FILE)));
        wire.put("indirect", Optional.of(Scalar.truth(parameter.indirect())));
        wire.text("mime-type", parameter.mediaType());
        wire.put("least", Optional.of(Scalar.number(parameter.least())));
        wire.put(
                "most",
                Optional.of(parameter.most())
                        .filter(most -> most != Integer.MAX_VALUE)
                        .map(Scalar::number));
        wire.put("defaults", list(parameter.defaults()));
        wire.put("options", list(parameter.options()));
        wire.put("labels", labels(domain.options()));
        domain.range().flatMap(Domain.Range::least).ifPresent(bound -> bound(wire, "minimum", "above", bound));
        domain.range().flatMap(Domain.Range::most).ifPresent(bound -> bound(wire, "maximum", "below", bound));
        wire.text("pattern", parameter.pattern());
        wire.text("array", domain.array().map(Domain.ArrayShape::text));
        wire.text("separator", domain.array().map(Domain.ArrayShape::separator));
        return wire.fields();
    }

    private static void about(Wire wire, BaseParam about) {
        wire.text("title", about.title());
        wire.text("description", about.description());
        wire.text("unit", about.unit());
        wire.text("ucd", about.ucd());
        wire.text("utype", about.utype());
    }

    private static void bound(Wire wire, String inclusive, String exclusive, Domain.Bound bound) {
        wire.text(bound.inclusive() ? inclusive : exclusive, Optional.of(bound.value()));
    }

    /** What people see instead of an option, by option. */
    private static Optional<Fields> labels(List<Domain.Option> options) {
        var labels = Fields.EMPTY;
        for (var option : options) {
            labels = option.label().isPresent()
                    ? labels.with(option.value(), option.label().get())
                    : labels;
        }
        return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
    }

    private static Fields output(OutputDefinition output) {
        var wire = new Wire();
        wire.text("id", Optional.of(output.id()));
        wire.text("type", Optional.of(output.type().word()));
        wire.text("mime-type", Optional.of(output.mediaType()));
        wire.put("required", Optional.of(Scalar.truth(output.required())));
        about(wire, output.about());
        return wire.fields();
    }

    private static Optional<Items> list(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(Items.texts(texts));
    }

    private static <T> Items items(List<T> values, Function<T, Node> tree) {
        return new Items(values.stream().map(tree).toList());
    }
}
