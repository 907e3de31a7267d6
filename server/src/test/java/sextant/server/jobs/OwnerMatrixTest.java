package sextant.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;
import static sextant.server.ServiceUnderTest.OPERATOR;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.job.JobId;
import sextant.server.ServiceUnderTest;
import sextant.server.http.Edge.Registered;

/**
 * Promise P9: nobody can tell another's job from one that does not exist. The table is made from the router, so that an address that is
 * added later is in it: every method that names a job, by every caller, for a job that is there, one of somebody else, and none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnerMatrixTest {

    private static final String APPLICATION = "slow";
    private static final String ROUTE = "here";
    private static final String NOBODY = "";

    private ServiceUnderTest service;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    private Stream<Registered> addresses() {
        return service.server.edge.registered().stream()
                .filter(address -> address.path().contains("/:job"));
    }

    Stream<Arguments> matrix() {
        return addresses()
                .flatMap(address -> Stream.concat(address.methods().stream(), Stream.of("HEAD", "PATCH"))
                        .flatMap(method ->
                                Stream.of(NOBODY, BOB).map(caller -> Arguments.of(method, address.path(), caller))));
    }

    @Test
    void theTableHasEveryResourceBelowEveryList() {
        assertThat(addresses().map(Registered::path))
                .hasSizeGreaterThan(40)
                .contains(
                        "/jobs/:job",
                        "/jobs/:job/phase",
                        "/jobs/:job/results/:name",
                        "/apps/:app/async/:job/parameters/:name",
                        "/routes/:route/jobs/:job/stderr",
                        "/apps/:app/sync/:job",
                        "/jobs/:job/events");
    }

    @ParameterizedTest(name = "{0} {1} by \"{2}\"")
    @MethodSource("matrix")
    void theJobOfSomebodyElseIsAnsweredLikeNone(String method, String path, String caller) throws Exception {
        var foreign = service.create("/apps/" + APPLICATION + "/async", "seconds=7", "Authorization", ALICE);
        var missing = JobId.random(new SecureRandom()).text();
        var before = seenByItsOwner(foreign);

        var onForeign = send(method, path, foreign, caller);
        var onMissing = send(method, path, missing, caller);

        assertThat(onForeign.statusCode()).isEqualTo(method.equals("PATCH") ? 405 : 404);
        assertThat(told(onForeign, foreign)).isEqualTo(told(onMissing, missing));
        assertThat(seenByItsOwner(foreign)).isEqualTo(before);
    }

    Stream<Arguments> reading() {
        return addresses()
                .filter(address -> address.methods().contains("GET"))
                .flatMap(address -> Stream.of(NOBODY, ALICE).map(owner -> Arguments.of(address.path(), owner)));
    }

    /** The same addresses do answer, so that the table above is not green because nothing does. */
    @ParameterizedTest(name = "GET {0} by \"{1}\"")
    @MethodSource("reading")
    void theJobIsThereForItsOwner(String path, String owner) throws Exception {
        var job = owner.isEmpty()
                ? service.create("/apps/default/async", "in1=x&PHASE=RUN")
                : service.create("/apps/default/async", "in1=x&PHASE=RUN", "Authorization", owner);
        service.over(job, authorization(owner));

        assertThat(send("GET", path.replace(":app", "default"), job, owner).statusCode())
                .isLessThan(400);
    }

    /** Whoever knows the address of a job without an owner may use it, with or without a token. */
    @ParameterizedTest(name = "GET {0} by \"{1}\"")
    @MethodSource("reading")
    void theJobOfNobodyIsEverybodysWhoKnowsItsAddress(String path, String caller) throws Exception {
        var job = service.create("/apps/default/async", "in1=x&PHASE=RUN");
        service.over(job);

        assertThat(send("GET", path.replace(":app", "default"), job, caller).statusCode())
                .isLessThan(400);
    }

    Stream<String> readable() {
        return addresses().filter(address -> address.methods().contains("GET")).map(Registered::path);
    }

    /** Operators see and end every job, and read nothing that its owner sent or got. */
    @ParameterizedTest(name = "GET {0} by an operator")
    @MethodSource("readable")
    void noAddressTellsAnOperatorWhatAUserSent(String path) throws Exception {
        var job = service.create("/apps/default/async", "in1=between-us&PHASE=RUN", "Authorization", ALICE);
        service.over(job, "Authorization", ALICE);

        var reply = send("GET", path.replace(":app", "default"), job, OPERATOR);
        assertThat(reply.statusCode()).isIn(200, 204, 303, 403);
        assertThat(reply.body()).doesNotContain("between-us");
    }

    /** A job is below the lists that it stands in and below no other. */
    @ParameterizedTest
    @MethodSource("otherLists")
    void aJobBelowAnotherListIsNone(String path) throws Exception {
        var job = service.create("/apps/" + APPLICATION + "/async", "", "Authorization", ALICE);
        var missing = JobId.random(new SecureRandom()).text();

        assertThat(told(service.server.get(path + job, "Authorization", ALICE), job))
                .isEqualTo(told(service.server.get(path + missing, "Authorization", ALICE), missing));
    }

    static Stream<String> otherLists() {
        return Stream.of(
                "/apps/default/async/", "/apps/default/sync/", "/routes/elsewhere/jobs/", "/apps/nothing/async/");
    }

    private HttpResponse<String> send(String method, String path, String job, String caller) throws Exception {
        var target = path.replace(":job", job)
                .replace(":app", APPLICATION)
                .replace(":route", ROUTE)
                .replace(":listener", path.endsWith(":listener") ? listener(job, caller) : "")
                .replace(":name", path.contains("results") ? "out" : "in1");
        if (method.equals("GET") && target.endsWith("/events")) {
            return service.server.get(target, with("Last-Event-ID", "end", caller));
        }
        var form = target.endsWith("/phase")
                ? "PHASE=RUN"
                : target.endsWith("/destruction")
                        ? "DESTRUCTION=2027-01-01"
                        : target.endsWith("/executionduration") ? "EXECUTIONDURATION=5" : "seconds=1";
        return method.equals("POST") || method.equals("PUT")
                ? service.send(
                        method,
                        target,
                        BodyPublishers.ofString(form),
                        "application/x-www-form-urlencoded",
                        authorization(caller))
                : service.server.send(method, target, BodyPublishers.noBody(), authorization(caller));
    }

    /** Somebody who listens, if the caller may say so. */
    private String listener(String job, String caller) throws Exception {
        var reply = service.post(
                "/jobs/" + job + "/listeners", "ENDPOINT=https://listener.example.org/", authorization(caller));
        var address = reply.headers().firstValue("Location").orElse("/none");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String[] authorization(String caller) {
        return caller.isEmpty() ? new String[0] : new String[] {"Authorization", caller};
    }

    private static String[] with(String name, String value, String caller) {
        return Stream.concat(Stream.of(name, value), Stream.of(authorization(caller)))
                .toArray(String[]::new);
    }

    /** Everything that a client gets, but for the clock and the id that it sent itself. */
    private static Map<String, List<String>> told(HttpResponse<String> reply, String job) {
        var told = new TreeMap<String, List<String>>();
        reply.headers().map().forEach((name, values) -> told.put(name, values));
        told.remove("date");
        told.put("status", List.of(Integer.toString(reply.statusCode())));
        told.put("body", List.of(reply.body().replace(job, "JOB")));
        return told;
    }

    private String seenByItsOwner(String job) throws Exception {
        return service.server.get("/jobs/" + job, "Authorization", ALICE).body();
    }
}
