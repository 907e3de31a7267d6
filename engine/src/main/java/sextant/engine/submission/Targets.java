package sextant.engine.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.OutputDefinition;
import sextant.model.job.OutputTarget;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;

/** Holds the outputs that a client wants to be sent somewhere against those that an application has. */
public final class Targets {

    private Targets() {}

    /** What can be sent, and what is wrong with the rest. */
    public record Named(List<OutputTarget> targets, List<Refusal> faults) {}

    /** The targets in their order, in the application's spelling; only outputs that the interface that is called has. */
    public static Named named(Application application, InterfaceDefinition called, List<OutputTarget> targets) {
        var named = new ArrayList<OutputTarget>();
        var faults = new ArrayList<Refusal>();
        for (var target : targets) {
            var output = application
                    .output(target.id())
                    .filter(known -> called.outputs().contains(known.id()));
            if (output.isEmpty()) {
                faults.add(unknown(application, called.outputs(), target.id()));
            } else if (named.stream()
                    .anyMatch(one -> one.id().equals(output.get().id()))) {
                faults.add(twice(output.get().id()));
            } else {
                named.add(new OutputTarget(output.get().id(), target.uri()));
            }
        }
        return new Named(named, faults);
    }

    /**
     * The targets in their order, in the application's spelling, whatever interface is called.
     *
     * @throws Refused {@code parameter-name}, {@code duplicate-parameter}
     */
    public static List<OutputTarget> named(Application application, List<OutputTarget> targets) {
        var named = new ArrayList<OutputTarget>();
        var seen = new HashSet<String>();
        for (var target : targets) {
            var id = output(application, target.id()).id();
            if (!seen.add(id)) {
                throw twice(id).refused();
            }
            named.add(new OutputTarget(id, target.uri()));
        }
        return named;
    }

    private static Refusal twice(String id) {
        return RefusalKind.DUPLICATE_PARAMETER
                .because("The output " + id + " is to be sent to more than one place.")
                .at(Path.of(id))
                .limit("one address for each output");
    }

    static OutputDefinition output(Application application, String id) {
        return application
                .output(id)
                .orElseThrow(() -> unknown(
                                application,
                                application.outputs().stream()
                                        .map(OutputDefinition::id)
                                        .toList(),
                                id)
                        .refused());
    }

    private static Refusal unknown(Application application, List<String> outputs, String id) {
        var refusal = RefusalKind.PARAMETER_NAME
                .because(application.name() + " has no output of this name here.")
                .at(Path.of(id))
                .got(id)
                .limit(outputs.isEmpty() ? "no outputs" : String.join(", ", outputs));
        return Nearest.to(id, outputs).map(refusal::suggest).orElse(refusal);
    }
}
