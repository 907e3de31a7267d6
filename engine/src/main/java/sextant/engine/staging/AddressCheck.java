package sextant.engine.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Storages;
import sextant.engine.submission.Targets;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.job.OutputTarget;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/** Which addresses the inputs and outputs of a job may have. Asked when it is submitted; asks nobody outside. */
public record AddressCheck(Storages storages, OwnResults own) {

    /**
     * @param called     the interface that is called, whose outputs alone can be sent
     * @param parameters in the application's spelling
     * @param owner      of the job
     * @return the targets, in the application's spelling
     * @throws sextant.model.refusal.Refused all faults together: those of {@link Targets} and of {@link Storages#check}
     */
    public List<OutputTarget> check(
            Application application,
            InterfaceDefinition called,
            List<ParameterValue> parameters,
            List<OutputTarget> targets,
            Optional<Owner> owner) {
        var faults = new ArrayList<Refusal>();
        for (var value : parameters) {
            if (value instanceof ParameterValue.Indirect(var id, var uri)) {
                input(uri, owner).map(refusal -> refusal.at(Path.of(id))).ifPresent(faults::add);
            }
        }
        var named = Targets.named(application, called, targets);
        faults.addAll(named.faults());
        for (var target : named.targets()) {
            target(target.uri())
                    .map(refusal -> refusal.at(Path.of(target.id())))
                    .ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw Refusal.together(faults).refused();
        }
        return named.targets();
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
}
