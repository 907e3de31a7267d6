package sextant.engine.staging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Storages;
import sextant.model.application.Application;
import sextant.model.application.OutputDefinition;
import sextant.model.job.OutputTarget;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/** Which addresses the inputs and outputs of a job may have. Asked when it is submitted; asks nobody outside. */
public record AddressCheck(Storages storages, OwnResults own) {

    /**
     * @param parameters in the application's spelling
     * @param owner      of the job
     * @return the targets, in the application's spelling
     * @throws sextant.model.refusal.Refused the first fault, and in its text all others: {@code parameter-name}, {@code
     *     parameter-count}, those of {@link Storages#check}
     */
    public List<OutputTarget> check(
            Application application, List<ParameterValue> parameters, List<OutputTarget> targets, Optional<Owner> owner) {
        var faults = new ArrayList<Refusal>();
        for (var value : parameters) {
            if (value instanceof ParameterValue.Indirect(var id, var uri)) {
                input(uri, owner).map(refusal -> refusal.at(Path.of(id))).ifPresent(faults::add);
            }
        }
        var named = new ArrayList<OutputTarget>();
        var seen = new HashSet<String>();
        for (var target : targets) {
            var output = output(application, target.id());
            if (output.isEmpty()) {
                faults.add(unknown(application, target.id()));
            } else if (!seen.add(output.get())) {
                faults.add(RefusalKind.PARAMETER_COUNT
                        .because("The output " + output.get() + " has several targets, and is sent to one.")
                        .at(Path.of(output.get())));
            } else {
                target(target.uri()).map(refusal -> refusal.at(Path.of(output.get()))).ifPresent(faults::add);
                named.add(new OutputTarget(output.get(), target.uri()));
            }
        }
        refuse(faults);
        return List.copyOf(named);
    }

    private Optional<Refusal> input(String uri, Optional<Owner> owner) {
        return own.own(uri) ? own.check(uri, owner) : storages.check(uri, Direction.IN);
    }

    private Optional<Refusal> target(String uri) {
        return own.own(uri)
                ? Optional.of(RefusalKind.ADDRESS_NOT_ALLOWED
                        .because("The address is one of this server, which takes no outputs of jobs.")
                        .got(uri)
                        .suggest("Leave the target out: results are kept here anyway."))
                : storages.check(uri, Direction.OUT);
    }

    private static Optional<String> output(Application application, String name) {
        return application.outputs().stream()
                .map(OutputDefinition::id)
                .filter(name::equalsIgnoreCase)
                .findFirst();
    }

    private static Refusal unknown(Application application, String name) {
        var names = application.outputs().stream().map(OutputDefinition::id).toList();
        var refusal = RefusalKind.PARAMETER_NAME
                .because(application.name() + " has no output of this name.")
                .at(Path.of(name))
                .got(name)
                .limit(names.isEmpty() ? "no outputs" : String.join(", ", names));
        return Nearest.to(name, names).map(refusal::suggest).orElse(refusal);
    }

    private static void refuse(List<Refusal> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var first = faults.getFirst();
        var text = faults.stream().map(Refusal::text).distinct().collect(Collectors.joining(" "));
        throw new Refusal(
                        first.kind(), text, first.path(), first.got(), first.limit(), first.suggest(), first.position())
                .refused();
    }
}
