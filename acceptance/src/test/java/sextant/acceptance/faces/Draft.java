package sextant.acceptance.faces;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import sextant.acceptance.faces.Known.Words;
import sextant.acceptance.jobs.JobClient;

/** The REST interface of the draft of 2007. */
record Draft(JobClient client) implements Face {

    private static final String JOBS = "/cea/jobs";
    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "the draft's REST";
    }

    @Override
    public Words words() {
        return Words.CEA;
    }

    @Override
    public Set<Deed> deeds() {
        return EnumSet.allOf(Deed.class);
    }

    @Override
    public void act(Deed deed, String id) {
        Rest.act(client, JOBS + "/" + id, deed);
    }

    @Override
    public Seen seen(String id) {
        var phase = client.get(JOBS + "/" + id + "/phase");
        if (phase.status() == NOT_FOUND) {
            return Seen.NOTHING;
        }
        var results = Cea.values(client.get(JOBS + "/" + id + "/results").body(), "result");
        var inputs = Cea.values(client.get(JOBS + "/" + id).body(), "parameter");
        return Cea.seen(Cea.text(phase.body(), "phase"), inputs, results);
    }

    @Override
    public Optional<Boolean> lists(String id) {
        return Optional.of(client.get(JOBS).text().contains(id));
    }
}
