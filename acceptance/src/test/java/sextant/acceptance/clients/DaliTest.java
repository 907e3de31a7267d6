package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Site;

/**
 * CEA as a meta-standard: whatever is described has a synchronous and an asynchronous resource as DALI 1.1 has them, so that pyvo's
 * class for any data service drives it, and nothing was written for either. pyvo sends every name in upper case.
 */
@Timeout(180)
class DaliTest {

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            applications: applications
            jobs: {list-anonymous: true, wait-at-most: 5s}
            routes:
              - name: here
                run: {process: {}, concurrency: 2}
            """;

    /** Prints a table of one row. */
    private static final String STARS = """
            name: stars
            identifier: ivo://example.org/stars
            title: Stars
            command:
              - /usr/bin/printf
              - >-
                <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results"><TABLE>
                <FIELD name="name" datatype="char" arraysize="*"/><FIELD name="magnitude" datatype="double"/>
                <DATA><TABLEDATA><TR><TD>%s</TD><TD>%s</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
              - "{name}"
              - "{magnitude}"
            parameters:
              name: {pattern: '[A-Za-z ]{1,40}', description: of a star}
              magnitude: {type: real, default: 0.03, description: of the star}
            outputs:
              result: {stdout: true, type: VOTable}
            """;

    private static final String SERVICE = """
            import sys, requests
            from pyvo.dal import DALQueryError
            from pyvo.dal.query import DALService
            from pyvo.dal.tap import AsyncTAPJob
            url = sys.argv[1]
            stars = DALService(url + 'apps/stars/sync')
            def refused(**keywords):
                try:
                    stars.search(**keywords)
                except DALQueryError as error:
                    return str(error)
                raise SystemExit('no error')
            """;

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.of(PLATFORM, Map.of("stars.yaml", STARS));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void oneCallAnswersWithTheTable() {
        assertGood(SERVICE + """
                (row,) = stars.search(name='Vega', magnitude=0.5, request='doQuery', version='1.1', responseformat='votable',
                                      runid='mine', maxrec=5)
                assert (row['name'], row['magnitude']) == ('Vega', 0.5), row
                assert 'mine' in requests.get(url + 'jobs').text
                """);
    }

    @Test
    void whatIsWrongIsToldInTheTable() {
        assertGood(SERVICE + """
                assert 'name' in refused(name='Vega 3'), refused(name='Vega 3')
                assert 'nmae' in refused(name='Vega', nmae='x').lower()
                assert 'votable' in refused(name='Vega', responseformat='csv')
                assert requests.get(url + 'apps/stars/sync?NAME=3').status_code == 400
                """);
    }

    @Test
    void theSameIsThereAsynchronously() {
        assertGood(SERVICE + """
                reply = requests.post(url + 'apps/stars/async', allow_redirects=False,
                    data={'NAME': 'Vega', 'RESPONSEFORMAT': 'text/xml', 'RUNID': 'later', 'REQUEST': 'doQuery', 'VERSION': '1.1'})
                assert reply.status_code == 303, reply.text
                (row,) = AsyncTAPJob(reply.headers['Location']).run().wait().fetch_result()
                assert row['name'] == 'Vega', row
                """);
    }

    /** A client that looks for services reads {@code /capabilities}, where the capability of CEA is of a type that it cannot know. */
    @Test
    void theCapabilitiesNameBothResources() {
        assertGood(SERVICE + """
                from pyvo.io.vosi import parse_capabilities
                import io
                found = parse_capabilities(io.BytesIO(requests.get(url + 'capabilities').content))
                addresses = {face.accessurls[0].content for one in found for face in one.interfaces}
                assert {url + 'apps/stars/async', url + 'apps/stars/sync', url + 'jobs', url + 'cea/jobs'} <= addresses, addresses
                assert 'ivo://org.astrogrid/std/CEA/v1.0' in [one.standardid for one in found], found
                """);
    }

    private static void assertGood(String script) {
        Finished finished = Demo.python(script, site.server().uri().toString());
        assertThat(finished.status()).as("%s", finished).isZero();
    }
}
