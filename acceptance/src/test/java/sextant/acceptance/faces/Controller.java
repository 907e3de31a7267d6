package sextant.acceptance.faces;

import static sextant.acceptance.faces.Connector.bytes;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import sextant.acceptance.faces.Known.Words;
import sextant.acceptance.soap.Soap;

/** The profile of 2007, in which a job that runs is ended by deleting it. */
record Controller(URI server) implements Face {

    static final String PATH = "/services/CommonExecutionController";

    @Override
    public String name() {
        return "the profile of 2007";
    }

    @Override
    public Words words() {
        return Words.CEA;
    }

    @Override
    public Set<Deed> deeds() {
        return Set.of(Deed.RUN, Deed.DELETE, Deed.LET_EXPIRE);
    }

    @Override
    public void act(Deed deed, String id) {
        switch (deed) {
            case RUN -> call("execute", id, "");
            case DELETE -> call("delete", id, "");
            default -> call("setTerminationTime", id, "<c:time>" + Instant.now().plusMillis(200) + "</c:time>");
        }
    }

    @Override
    public Seen seen(String id) {
        var phase = call("getPhase", id, "");
        if (phase.isFault("no-such-job")) {
            return Seen.NOTHING;
        }
        var results = Cea.values(bytes(call("getResults", id, "")), "result");
        var inputs = Cea.values(bytes(call("getExecutionSummary", id, "")), "parameter");
        return Cea.seen(Cea.text(bytes(phase), "phase"), inputs, results);
    }

    private Soap.Answer call(String operation, String id, String more) {
        var body = "<c:%1$s xmlns:c=\"urn:sextant:cea:2007\"><c:jobId>%2$s</c:jobId>%3$s</c:%1$s>";
        return Soap.send(server, PATH, Soap.envelope("", body.formatted(operation, id, more)));
    }
}
