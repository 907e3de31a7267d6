package sextant.acceptance.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.faces.Known.Words;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Site;

/**
 * A job made by any face is the same job at all others. A random walk of operations over the faces is held against {@link Known} after
 * every step. Which walk it was stands in each failure; {@code -Dsextant.seed=N} walks it again.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class CrossFaceTest {

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            applications: applications
            jobs: {list-anonymous: true, archive: P1D, wait-at-most: 2s, process: {sandbox: none, grace: 1s}}
            routes:
              - name: here
                accepts: [uri://cea-application]
                run: {process: {}, concurrency: 200}
                limits: {reservations: {per-caller: 10000, anonymous: true}}
            """;

    private static final long SEED = Long.getLong("sextant.seed", 20_071_030L);
    private static final int STEPS = Checkout.LONG ? 3_000 : 200;
    private static final int ALIVE_AT_MOST = 12;

    private static Site site;
    private static JobClient client;
    private static List<Face> faces;

    /** Of it nobody hears again: a request that waits for it is how the walk lets time pass. */
    private static String quiet;

    private final Random random = new Random(SEED);
    private final Map<String, Known> jobs = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        site = Site.of(PLATFORM, Map.of("errand.yaml", Errand.APPLICATION, "errand.sh", Errand.SCRIPT));
        site.start();
        client = JobClient.of(site.server().uri());
        var server = site.server().uri();
        faces = List.of(
                new Rest(client),
                new Draft(client),
                new Connector(server),
                new Controller(server),
                new UwsSoap(server));
        quiet = Birth.FORM.create(client, Errand.SHORT, "quiet");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** Every way to make a job, and every errand, once: before the run, after it, and after the end of the job. */
    @Test
    void aJobMadeByAnyFaceIsTheSameAtAllOthers() {
        for (var birth : Birth.values()) {
            for (var errand : Errand.values()) {
                var id = birth.create(client, errand, "words of " + birth);
                var known = Known.created(errand, "words of " + birth);
                jobs.put(id, known);
                compare(id, birth + " made it");
                step(id, faces.getFirst(), Deed.RUN);
                step(id, faces.getFirst(), Deed.LET_EXPIRE);
                step(id, faces.getFirst(), Deed.DELETE);
            }
        }
    }

    /** What a face can do it does to the job of another. */
    @Test
    void whatAnyFaceDoesAllOthersSee() {
        for (var face : faces) {
            for (var deed : face.deeds()) {
                var id = Birth.FORM.create(client, Errand.ENDLESS, "words");
                jobs.put(id, Known.created(Errand.ENDLESS, "words"));
                step(id, face, deed);
                step(id, faces.getFirst(), Deed.DELETE);
            }
        }
    }

    @Test
    void aRandomWalk() {
        for (int i = 0; i < STEPS; i++) {
            if (jobs.isEmpty() || alive() < ALIVE_AT_MOST && random.nextInt(3) == 0) {
                create("words " + i);
            } else {
                var face = any(faces);
                step(any(new ArrayList<>(jobs.keySet())), face, any(new ArrayList<>(face.deeds())));
            }
            compare(any(new ArrayList<>(jobs.keySet())), "step " + i);
        }
        jobs.keySet().forEach(id -> compare(id, "the end"));
    }

    private void create(String text) {
        var birth = any(List.of(Birth.values()));
        var errand = any(List.of(Errand.values()));
        jobs.put(birth.create(client, errand, text), Known.created(errand, text));
    }

    private long alive() {
        return jobs.values().stream().filter(job -> job.phase().isPresent()).count();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void step(String id, Face face, Deed deed) {
        var before = jobs.get(id);
        // Its time has come already: another is nothing that anybody asks for.
        if (before.is("ARCHIVED") && deed == Deed.LET_EXPIRE) {
            return;
        }
        var after = before.after(deed, face.words());
        face.act(deed, id);
        after.phase().ifPresent(phase -> until(id, phase));
        jobs.put(id, after);
        compare(id, face.name() + ": " + deed + " in " + before.phase().orElse("nowhere"));
    }

    private static void until(String id, String phase) {
        while (!client.phase(id).equals(phase)) {
            client.get("/jobs/" + quiet + "?WAIT=1");
        }
    }

    private void compare(String id, String when) {
        var known = jobs.get(id);
        var usual = faces.getFirst().seen(id);
        for (var face : faces) {
            var where = "%s of %s after %s, seed %d".formatted(face.name(), id, when, SEED);
            var shown = known.shown(face.words());
            var seen = face.seen(id);
            assertThat(seen.phase()).as("phase, %s", where).isEqualTo(shown);
            face.lists(id)
                    .ifPresent(is -> assertThat(is)
                            .as("in the list, %s", where)
                            .isEqualTo(shown.isPresent() && !known.is("ARCHIVED")));
            if (shown.isEmpty()) {
                continue;
            }
            assertThat(seen.results()).as("results, %s", where).isEqualTo(usual.results());
            // The template of UWS has no parameters.
            if (face.words() != Words.UWS_OF_2008) {
                assertThat(seen.text()).as("parameter, %s", where).hasValue(known.text());
            }
            agree(known.duration(), seen.duration(), "duration, " + where);
            agree(known.said(), seen.said(), "content, " + where);
        }
    }

    /** What the face does not tell, and what the model does not know, is not compared. */
    private static void agree(Optional<String> known, Optional<String> seen, String what) {
        if (known.isPresent() && seen.isPresent()) {
            assertThat(seen.get().strip()).as(what).isEqualTo(known.get());
        }
    }
}
