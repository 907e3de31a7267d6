package sextant.server.soap;

import java.util.Map;
import sextant.model.refusal.Refusal;
import sextant.model.soap.Fault;
import sextant.model.soap.SoapVersion;
import sextant.server.http.Call;
import sextant.server.http.Faults;
import sextant.server.http.Reply;

/** Tells those who speak SOAP what went wrong, in the version of their message. */
final class SoapFaults implements Faults {

    @Override
    public Reply refused(Refusal refusal, Call call) {
        var version = version(call);
        return reply(Fault.of(refusal, version), version)
                .with("X-Error-Kind", refusal.kind().word());
    }

    @Override
    public Reply bug(String id, Call call) {
        var version = version(call);
        return reply(Fault.bug(id, version), version);
    }

    private static Reply reply(Fault fault, SoapVersion version) {
        return new Reply(
                fault.status(),
                Map.of("Content-Type", version.contentType(), "Cache-Control", "no-store"),
                fault.envelope());
    }

    private static SoapVersion version(Call call) {
        return SoapVersion.ofContentType(call.header("Content-Type"));
    }
}
