package sextant.acceptance.faces;

import static sextant.acceptance.faces.Connector.bytes;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import sextant.acceptance.faces.Known.Words;
import sextant.acceptance.soap.Soap;

/** The SOAP template of UWS: the job stands in a header. */
record UwsSoap(URI server) implements Face {

    static final String PATH = "/services/UWS";
    static final String NAMESPACE = "http://www.ivoa.net/xml/UWS-WS/v0.9";

    @Override
    public String name() {
        return "UWS over SOAP";
    }

    @Override
    public Words words() {
        return Words.UWS_OF_2008;
    }

    @Override
    public Set<Deed> deeds() {
        return EnumSet.allOf(Deed.class);
    }

    @Override
    public void act(Deed deed, String id) {
        switch (deed) {
            case RUN -> call("execute", id, "");
            case ABORT -> call("abort", id, "");
            case DELETE -> call("destroy", id, "");
            case SET_DURATION -> call("setExecutionDuration", id, "<duration>" + Known.OTHER_DURATION + "</duration>");
            case LET_EXPIRE ->
                call("setDestructionTime", id, "<time>" + Instant.now().plusMillis(200) + "</time>");
        }
    }

    @Override
    public Seen seen(String id) {
        var summary = call("getSummary", id, "");
        if (summary.isFault("no-such-job")) {
            return Seen.NOTHING;
        }
        return new Seen(
                Cea.text(bytes(summary), "phase"),
                Optional.empty(),
                Cea.text(bytes(summary), "executionDuration"),
                Cea.values(bytes(call("getResults", id, "")), "result").keySet(),
                Optional.empty());
    }

    @Override
    public Optional<Boolean> lists(String id) {
        return Optional.of(call("listJobs", id, "").text().contains("<jobId>" + id));
    }

    private Soap.Answer call(String operation, String id, String more) {
        var header = "<x:job xmlns:x=\"urn:sextant:jobs:1\">" + id + "</x:job>";
        var body = "<u:%1$s xmlns:u=\"%2$s\">%3$s</u:%1$s>".formatted(operation, NAMESPACE, more);
        return Soap.send(server, PATH, Soap.envelope(header, body));
    }
}
