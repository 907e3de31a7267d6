package sextant.acceptance.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sextant.acceptance.faces.Known.Words;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.jobs.JobDocument.Result;

/** UWS 1.1. */
record Rest(JobClient client) implements Face {

    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "UWS 1.1";
    }

    @Override
    public Words words() {
        return Words.UWS;
    }

    @Override
    public Set<Deed> deeds() {
        return EnumSet.allOf(Deed.class);
    }

    @Override
    public void act(Deed deed, String id) {
        act(client, "/jobs/" + id, deed);
    }

    /** With fields that both the standard and the draft's interface take. */
    static void act(JobClient client, String job, Deed deed) {
        var reply = switch (deed) {
            case RUN -> client.post(job + "/phase", "PHASE", "RUN");
            case ABORT -> client.post(job + "/phase", "PHASE", "ABORT");
            case DELETE -> client.delete(job);
            case SET_DURATION -> client.post(job + "/executionduration", "EXECUTIONDURATION", Known.OTHER_DURATION);
            case LET_EXPIRE ->
                client.post(
                        job + "/destruction",
                        "DESTRUCTION",
                        Instant.now().plusMillis(200).toString());
        };
        assertThat(reply.status()).as("%s: %s", deed, reply).isBetween(300, 499);
    }

    @Override
    public Seen seen(String id) {
        var reply = client.get("/jobs/" + id, "Accept: application/xml");
        if (reply.status() == NOT_FOUND) {
            return Seen.NOTHING;
        }
        var job = client.job(id);
        var results = job.results().stream().map(Result::id).collect(Collectors.toSet());
        var said = results.contains("out") && job.phase().equals("COMPLETED")
                ? Optional.of(client.result(id, "out").text())
                : Optional.<String>empty();
        return new Seen(
                Optional.of(job.phase()),
                job.parameter("text"),
                Optional.of(job.text("executionDuration")),
                results,
                said);
    }

    @Override
    public Optional<Boolean> lists(String id) {
        return Optional.of(client.document("/jobs").references().stream()
                .anyMatch(job -> job.id().equals(id)));
    }
}
