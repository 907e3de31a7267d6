package sextant.server.uws;

import sextant.model.caller.Caller;
import sextant.server.http.Call;
import sextant.server.http.CrossSite;
import sextant.server.platform.CurrentPlatform;

/** Who calls, under the configuration that is in force. */
public record Callers(CurrentPlatform current) {

    /**
     * @throws sextant.model.refusal.Refused {@code invalid-token}, {@code ambiguous-credentials}; {@code cross-origin} if the call
     *     would change something and a page of another site sent it, since then it is not the will of whoever sits before the browser
     */
    public Caller of(Call call) {
        var inForce = current.inForce();
        CrossSite.fault(call, inForce.planner().platform().url()).ifPresent(fault -> {
            throw fault.refused();
        });
        return inForce.callers().identify(call.header("Authorization"));
    }
}
