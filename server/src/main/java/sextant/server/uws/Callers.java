package sextant.server.uws;

import sextant.model.caller.Caller;
import sextant.server.http.Call;
import sextant.server.platform.CurrentPlatform;

/** Who calls, under the configuration that is in force. */
public record Callers(CurrentPlatform current) {

    /** @throws sextant.model.refusal.Refused {@code invalid-token}, {@code ambiguous-credentials} */
    public Caller of(Call call) {
        return current.inForce().callers().identify(call.header("Authorization"));
    }
}
