package sextant.acceptance.faces;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import sextant.acceptance.faces.Known.Words;
import sextant.acceptance.soap.Soap;

/** The contract of 2004, which can neither delete a job nor set its times. */
record Connector(URI server) implements Face {

    /** The result that says why a job failed: no other face has it. */
    private static final String CEA_ERROR = "cea-error";

    @Override
    public String name() {
        return "the contract of 2004";
    }

    @Override
    public Words words() {
        return Words.CEA;
    }

    @Override
    public Set<Deed> deeds() {
        return Set.of(Deed.RUN, Deed.ABORT);
    }

    @Override
    public void act(Deed deed, String id) {
        call(deed == Deed.RUN ? "execute" : "abort", id);
    }

    @Override
    public Seen seen(String id) {
        var phase = call("queryExecutionStatus", id);
        if (phase.isFault("no-such-job")) {
            return Seen.NOTHING;
        }
        var results = Cea.values(bytes(call("getResults", id)), "result");
        results.remove(CEA_ERROR);
        var inputs = Cea.values(bytes(call("getExecutionSummary", id)), "input");
        return Cea.seen(Cea.text(bytes(phase), "phase"), inputs, results);
    }

    private Soap.Answer call(String operation, String id) {
        return Soap.send(server, Soap.CONNECTOR, Soap.onJob(operation, id));
    }

    static byte[] bytes(Soap.Answer answer) {
        return answer.text().getBytes(StandardCharsets.UTF_8);
    }
}
