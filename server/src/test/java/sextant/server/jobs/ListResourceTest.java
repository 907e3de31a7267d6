package sextant.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;
import static sextant.server.ServiceUnderTest.OPERATOR;
import static sextant.server.ServiceUnderTest.location;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.server.ServiceUnderTest;

class ListResourceTest {

    private static final Pattern JOBREF = Pattern.compile("<uws:jobref id=\"([a-z2-7]{26})\"");
    private static final Pattern CREATED = Pattern.compile("<uws:creationTime>([^<]+)<");

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void theOldestComesFirstAndWithLastTheNewest() throws Exception {
        var one = service.create("/apps/slow/async", "");
        var two = service.create("/jobs", "APPLICATION=default");
        var three = service.create("/routes/here/jobs", "APPLICATION=slow");

        assertThat(list("/jobs")).containsExactly(one, two, three);
        assertThat(list("/jobs?LAST=2")).containsExactly(three, two);
        assertThat(list("/apps/slow/async")).containsExactly(one, three);
        assertThat(list("/routes/here/jobs?LAST=1")).containsExactly(three);
    }

    /** IVOA Identifiers 2.0, 2.3.3: they are compared without regard to case. */
    @Test
    void anApplicationIsNamedByItsIdentifierInAnyCase() throws Exception {
        var job = service.create("/jobs", "APPLICATION=IVO://ORG.AstroGrid.Unregistered/Default");

        assertThat(list("/apps/default/async")).containsExactly(job);
    }

    @Test
    void filtersHoldTogether() throws Exception {
        var failed = service.create("/apps/fail/async", "PHASE=RUN");
        service.over(failed);
        var pending = service.create("/apps/slow/async", "");

        assertThat(list("/jobs?PHASE=ERROR")).containsExactly(failed);
        assertThat(list("/jobs?PHASE=ERROR&PHASE=PENDING&LAST=1")).containsExactly(pending);
        assertThat(list("/jobs?PHASE=ERROR&LAST=1")).containsExactly(failed);
        assertThat(list("/jobs?PHASE=ARCHIVED")).isEmpty();
    }

    /** The time that a list shows of a job is one after which that job is not. */
    @Test
    void afterIsStrict() throws Exception {
        service.create("/apps/slow/async", "");
        var created = CREATED.matcher(service.server.get("/jobs").body());
        assertThat(created.find()).isTrue();

        assertThat(list("/jobs?AFTER=" + created.group(1))).isEmpty();
        assertThat(list("/jobs?AFTER=2015")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LAST=0", "LAST=-1", "LAST=x", "PHASE=DONE", "AFTER=2015-26-10", "AFTER=2015-10-26T09:00%2B01:00"
            })
    void whatIsNoFilterIsRefused(String query) throws Exception {
        var reply = service.server.get("/jobs?" + query);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("X-Error-Kind")).contains("filter");
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/nothing/async, no-such-application",
        "/routes/nowhere/jobs, no-such-route",
        "/routes/notebooks/jobs, no-such-route"
    })
    void aListThatThereIsNotIsNotFound(String path, String kind) throws Exception {
        for (var reply : List.of(service.server.get(path), service.post(path, ""))) {
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(reply.headers().firstValue("X-Error-Kind")).contains(kind);
        }
    }

    /** Here lists show jobs without an owner; those of others they never do, but to operators. */
    @Test
    void everybodySeesTheirOwnAndOperatorsSeeAll() throws Exception {
        var nobodys = service.create("/apps/slow/async", "");
        var alices = service.create("/apps/slow/async", "", "Authorization", ALICE);
        var bobs = service.create("/apps/slow/async", "", "Authorization", BOB);

        assertThat(list("/jobs")).containsExactly(nobodys);
        assertThat(list("/jobs", "Authorization", ALICE)).containsExactly(nobodys, alices);
        assertThat(list("/jobs", "Authorization", OPERATOR)).containsExactly(nobodys, alices, bobs);
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/xml, <uws:jobs",
        "application/json, application/json, '\"jobs\": ['",
        "text/yaml, text/yaml, 'jobs:'",
        "text/html, text/html, '<h1'"
    })
    void aListComesInTheFormThatIsAskedFor(String accept, String contentType, String content) throws Exception {
        service.create("/apps/slow/async", "");
        var reply = accept.isEmpty() ? service.server.get("/jobs") : service.server.get("/jobs", "Accept", accept);

        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith(contentType);
        assertThat(reply.body()).contains(content);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/slow/async, secnods=1, 400, parameter-name",
        "/apps/slow/async, seconds=%00, 400, bad-character",
        "/apps/slow/async, RUNID=a%0d%0aSet-Cookie:x=1, 400, bad-character",
        "/apps/slow/async, PHASE=PENDING, 400, parameter-value",
        "/apps/source-extractor/async, PHASE=RUN, 400, parameter-missing",
        "/jobs, APPLICATION=nothing, 404, no-such-application"
    })
    void whatIsRefusedHasCreatedNothing(String path, String form, int status, String kind) throws Exception {
        var reply = service.post(path, form);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("X-Error-Kind")).contains(kind);
        assertThat(list("/jobs")).isEmpty();
    }

    @Test
    void theSameRequestAgainMakesNoSecondJob() throws Exception {
        var first = keyed("seconds=5", "Authorization", ServiceUnderTest.ALICE);
        var again = keyed("seconds=5", "Authorization", ServiceUnderTest.ALICE);
        var other = keyed("seconds=6", "Authorization", ServiceUnderTest.ALICE);

        assertThat(location(again)).isEqualTo(location(first));
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void aKeyOfAnAnonymousCallerTellsNobodyElseOfTheJob() throws Exception {
        var first = keyed("seconds=5");
        var again = keyed("seconds=5");
        var stranger = keyed("seconds=6");

        assertThat(location(again)).isEqualTo(location(first));
        assertThat(location(stranger)).isNotEqualTo(location(first));
    }

    private HttpResponse<String> keyed(String form, String... headers) throws Exception {
        var all = new ArrayList<>(List.of("Idempotency-Key", "k-1"));
        all.addAll(List.of(headers));
        return service.post("/apps/slow/async", form, all.toArray(String[]::new));
    }

    private List<String> list(String path, String... headers) throws Exception {
        var reply = service.server.get(path, headers);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JOBREF.matcher(reply.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
