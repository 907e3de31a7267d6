package sextant.model.writing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.model.application.Application;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
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
                .with("parameters", items(application.parameters(), ApplicationTree::parameter))
                .with(
                        "interfaces",
                        items(
                                application.interfaces(),
                                one -> Fields.of("id", Scalar.text(one.id()))
                                        .with("parameters", Items.texts(one.parameters()))))
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

    private static Fields parameter(ParameterDefinition parameter) {
        var wire = new Wire();
        wire.text("id", Optional.of(parameter.id()));
        wire.text("type", Optional.of(parameter.type().word()));
        wire.text("description", parameter.description());
        wire.put("file", Optional.of(Scalar.truth(parameter.passing() == ParameterDefinition.Passing.FILE)));
        wire.put("least", Optional.of(Scalar.number(parameter.least())));
        wire.put(
                "most",
                Optional.of(parameter.most())
                        .filter(most -> most != Integer.MAX_VALUE)
                        .map(Scalar::number));
        wire.put("defaults", list(parameter.defaults()));
        wire.put("options", list(parameter.options()));
        wire.text("pattern", parameter.pattern());
        return wire.fields();
    }

    private static Fields output(OutputDefinition output) {
        var wire = new Wire();
        wire.text("id", Optional.of(output.id()));
        wire.text("type", Optional.of(output.type().word()));
        wire.text("mime-type", Optional.of(output.mediaType()));
        wire.put("required", Optional.of(Scalar.truth(output.required())));
        wire.text("description", output.description());
        return wire.fields();
    }

    private static Optional<Items> list(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(Items.texts(texts));
    }

    private static <T> Items items(List<T> values, Function<T, Node> tree) {
        return new Items(values.stream().map(tree).toList());
    }
}
