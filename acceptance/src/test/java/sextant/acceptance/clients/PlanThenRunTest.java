package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.acceptance.http.Request;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;
import sextant.acceptance.running.Sky;

/** Plan, then run: the very bytes that were planned make a job at the offer's endpoint; and a reserved job is run with pyvo. */
@Timeout(120)
class PlanThenRunTest {

    private static Site site;

    @BeforeAll
    static void start() {
        site = Demo.site();
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json | {"tasktype": "uri://cea-application", "taskinfo": {"application": "slow", "parameters": {"seconds": 0}}}
            application/yaml | {tasktype: uri://cea-application, taskinfo: {application: slow, parameters: {seconds: 0}}}
            application/xml  | <task xmlns="urn:sextant:planner:1"><tasktype>uri://cea-application</tasktype><taskinfo><application>slow</application><parameters><seconds>0</seconds></parameters></taskinfo></task>
            """)
    void theSameBytesArePlannedAndRun(String mediaType, String document) {
        var answer = ask("/accepts", mediaType, document);
        assertThat(answer).contains("\"YES\"");

        var endpoint = JobClient.path(value(answer, "endpoint"));
        var created = Demo.client(site).send(Request.post(endpoint + "?PHASE=RUN", mediaType, document));
        var job = Demo.client(site).ended(JobClient.id(created));

        assertThat(job.phase()).as(job.error()).isEqualTo("COMPLETED");
        assertThat(job.parameter("seconds")).contains("0");
    }

    /** The image is uploaded to the job that was reserved for it. */
    @Test
    void aReservedJobIsRunWithPyvoAndItsTableFetched() {
        var finished =
                Demo.python("""
                import sys, requests
                from pyvo.dal import AsyncTAPJob
                base = sys.argv[1].rstrip('/')
                offer = requests.post(base + '/accept', json={
                    'tasktype': 'uri://cea-application', 'reserve': True,
                    'taskinfo': {'application': 'source-extractor'}}).json()
                assert offer['reponseword'] == 'YES', offer
                address = offer['serviceinfo']['job']
                requests.post(address + '/parameters', files={'image': open(sys.argv[2], 'rb')}).raise_for_status()
                job = AsyncTAPJob(address)
                assert job.phase == 'PENDING', job.phase
                table = job.run().wait().fetch_result().to_table()
                assert len(table) > 20, len(table)
                """, site.server().uri().toString(), Sky.pleiades().toString());

        assertThat(finished.status()).as("%s", finished).isZero();
    }

    private static String ask(String path, String mediaType, String document) {
        return Demo.client(site)
                .send(Request.post(path, mediaType, document).with("Accept: application/json"))
                .text();
    }

    private static String value(String answer, String name) {
        var found = Pattern.compile("\"" + name + "\": \"([^\"]+)\"").matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return found.group(1);
    }
}
