package sextant.server.http;

import sextant.model.refusal.Refusal;

/** How whoever asked is told that something went wrong. */
public interface Faults {

    /** Why a request is refused, in the form that the client reads. */
    Reply refused(Refusal refusal, Call call);

    /** @param id the fault of the server in its log, and all that is told */
    Reply bug(String id, Call call);
}
