package sextant.model.writing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.ErrorPattern;
import sextant.model.application.Estimate;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.Reference;
import sextant.model.task.Quantities;
import sextant.model.task.Resource;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * An application as clients see it: what goes in, what comes out, what a run may take. How it is run on this machine, its command,
 * its environment and the constants of its interfaces, is nobody's business but the operator's.
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
        var wire = new Wire();
        wire.put("references", some(application.references(), ApplicationTree::reference));
        wire.text("image", application.image());
        wire.put("parameters", Optional.of(items(visible(application), ApplicationTree::parameter)));
        wire.put("interfaces", Optional.of(items(application.interfaces(), InterfaceTree::of)));
        wire.put("outputs", Optional.of(items(application.outputs(), ApplicationTree::output)));
        wire.put("limits", Optional.of(limits(application.limits())));
        wire.put("resources", resources(application));
        wire.put("estimate", application.estimate().map(ApplicationTree::estimate));
        wire.put("errors", some(application.errors(), ApplicationTree::error));
        wire.put("examples", some(application.examples(), ExampleTree::of));
        wire.put("restartable", Optional.of(Scalar.truth(application.restartable())));
        var all = summary(application, address);
        for (var entry : wire.fields().values().entrySet()) {
            all = all.with(entry.getKey(), entry.getValue());
        }
        return all;
    }

    /** What is a constant wherever it is used is none of a client's parameters. */
    private static List<ParameterDefinition> visible(Application application) {
        var sent = application.interfaces().stream()
                .flatMap(called -> called.parameters().stream())
                .collect(Collectors.toSet());
        return application.parameters().stream()
                .filter(parameter -> sent.contains(parameter.id()))
                .toList();
    }

    private static Fields reference(Reference reference) {
        var wire = new Wire();
        wire.text("uri", Optional.of(reference.uri()));
        wire.text("title", reference.title());
        return wire.fields();
    }

    private static Fields limits(ApplicationLimits limits) {
        return Fields.of("duration", Scalar.number(limits.duration()))
                .with("memory", Scalar.number(limits.memory()))
                .with("processes", Scalar.number(limits.processes()))
                .with("output", Scalar.number(limits.output()))
                .with("fileSize", Scalar.number(limits.fileSize()))
                .with("openFiles", Scalar.number(limits.openFiles()));
    }

    /** In the order and with the words of a Task. */
    private static Optional<Fields> resources(Application application) {
        var wire = new Wire();
        for (var resource : Resource.values()) {
            wire.put(
                    resource.word(),
                    Optional.ofNullable(application.resources().get(resource))
                            .map(quantity -> Quantities.write(resource, quantity)));
        }
        return Optional.of(wire.fields()).filter(fields -> !fields.values().isEmpty());
    }

    /** In seconds. */
    private static Fields estimate(Estimate estimate) {
        return Fields.of("duration", Scalar.plain(Double.toString(estimate.seconds())))
                .with("perMegabyte", Scalar.plain(Double.toString(estimate.secondsPerMegabyte())));
    }

    private static Fields error(ErrorPattern error) {
        return Fields.of("pattern", Scalar.text(error.expression()))
                .with("say", error.text())
                .with("transient", Scalar.truth(error.passing()));
    }

    private static void meaning(Wire wire, BaseParam about) {
        wire.text("title", about.title());
        wire.text("description", about.description());
        wire.text("unit", about.unit());
        wire.text("ucd", about.ucd());
        wire.text("utype", about.utype());
    }

    private static Fields parameter(ParameterDefinition parameter) {
        var wire = new Wire();
        wire.text("id", Optional.of(parameter.id()));
        wire.text("type", Optional.of(parameter.type().word()));
        meaning(wire, parameter.about());
        wire.put("file", Optional.of(Scalar.truth(parameter.passing() == ParameterDefinition.Passing.FILE)));
        wire.put("indirect", Optional.of(Scalar.truth(parameter.indirect())));
        wire.text("mime-type", parameter.mediaType());
        InterfaceTree.counts(wire, parameter.least(), parameter.most());
        wire.put("defaults", list(parameter.defaults()));
        domain(wire, parameter.domain());
        return wire.fields();
    }

    private static void domain(Wire wire, Domain domain) {
        wire.put(
                "options",
                list(domain.options().stream().map(Domain.Option::value).toList()));
        var labels = new Wire();
        domain.options().forEach(option -> labels.text(option.value(), option.label()));
        wire.put(
                "labels",
                Optional.of(labels.fields()).filter(fields -> !fields.values().isEmpty()));
        wire.put("range", domain.range().map(ApplicationTree::range));
        wire.text("pattern", domain.pattern());
        wire.put("words", domain.words().map(words -> Items.texts(List.of(words.yes(), words.no()))));
        wire.put(
                "array",
                domain.array()
                        .map(array ->
                                Fields.of("shape", Scalar.text(array.text())).with("separator", array.separator())));
    }

    private static Fields range(Domain.Range range) {
        var wire = new Wire();
        wire.text("min", range.least().map(Domain.Bound::value));
        wire.text("max", range.most().map(Domain.Bound::value));
        var exclusive = Stream.concat(
                        range.least().filter(bound -> !bound.inclusive()).map(_ -> "min").stream(),
                        range.most().filter(bound -> !bound.inclusive()).map(_ -> "max").stream())
                .toList();
        wire.put("exclusive", list(exclusive));
        return wire.fields();
    }

    private static Fields output(OutputDefinition output) {
        var wire = new Wire();
        wire.text("id", Optional.of(output.id()));
        wire.text("type", Optional.of(output.type().word()));
        wire.text("mime-type", Optional.of(output.mediaType()));
        wire.put("required", Optional.of(Scalar.truth(output.required())));
        meaning(wire, output.about());
        return wire.fields();
    }

    private static Optional<Items> list(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(Items.texts(texts));
    }

    private static <T> Optional<Items> some(List<T> values, Function<T, Node> tree) {
        return values.isEmpty() ? Optional.empty() : Optional.of(items(values, tree));
    }

    private static <T> Items items(List<T> values, Function<T, Node> tree) {
        return new Items(values.stream().map(tree).toList());
    }
}
