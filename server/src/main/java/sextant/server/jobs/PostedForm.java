package sextant.server.jobs;

import java.util.List;
import java.util.Optional;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;
import sextant.model.uws.RequestParameters;

/**
 * What a client posted to a job, in the body and in the query.
 *
 * @param controls   the parameters that the resources of UWS know, {@code PHASE}, {@code ACTION} ...
 * @param parameters those of the application, uploads spooled
 */
public record PostedForm(RequestParameters controls, List<ParameterValue> parameters) {

    public PostedForm {
        parameters = List.copyOf(parameters);
    }

    Optional<String> value(String name) {
        return controls.value(name);
    }

    /** @throws sextant.model.refusal.Refused {@code parameter-missing} */
    String needed(String name) {
        return value(name)
                .orElseThrow(() -> RefusalKind.PARAMETER_MISSING
                        .because("The request has no " + name + ".")
                        .at(Path.of(name))
                        .suggest("Send " + name + " as a field of a form.")
                        .refused());
    }
}
