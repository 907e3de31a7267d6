package sextant.engine.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import sextant.model.application.Application;
import sextant.model.application.OutputDefinition;
import sextant.model.job.OutputTarget;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;

/** Holds the outputs that a client wants to be sent somewhere against those that an application has. */
public final class Targets {

    private Targets() {}

    /**
     * The targets in their order, in the application's spelling.
     *
     * @throws Refused {@code parameter-name}, {@code duplicate-parameter}
     */
    public static List<OutputTarget> named(Application application, List<OutputTarget> targets) {
        var named = new ArrayList<OutputTarget>();
        var seen = new HashSet<String>();
        for (var target : targets) {
            var id = output(application, target.id()).id();
            if (!seen.add(id)) {
                throw RefusalKind.DUPLICATE_PARAMETER
                        .because("The output " + id + " is to be sent to more than one place.")
                        .at(Path.of(id))
                        .limit("one address for each output")
                        .refused();
            }
            named.add(new OutputTarget(id, target.uri()));
        }
        return named;
    }

    static OutputDefinition output(Application application, String id) {
        return application.output(id).orElseThrow(() -> {
            var outputs =
                    application.outputs().stream().map(OutputDefinition::id).toList();
            var refusal = RefusalKind.PARAMETER_NAME
                    .because(application.name() + " has no output of this name.")
                    .at(Path.of(id))
                    .got(id)
                    .limit(String.join(", ", outputs));
            return Nearest.to(id, outputs).map(refusal::suggest).orElse(refusal).refused();
        });
    }
}
