package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Site;
import sextant.acceptance.running.Sky;

/** pyvo's class for asynchronous jobs, which was made for tables, drives any job here. */
@Timeout(120)
class PyvoTest {

    private static final String MAKE = """
            import sys, requests
            from pyvo.dal import AsyncTAPJob
            url = sys.argv[1]
            def make(app, **fields):
                reply = requests.post(url + 'apps/' + app + '/async', data=fields, allow_redirects=False)
                assert reply.status_code == 303, reply.text
                return AsyncTAPJob(reply.headers['Location'])
            """;

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

    @Test
    void runsWaitsAndFetches() {
        assertGood(Demo.python(
                MAKE + """
                        reply = requests.post(url + 'apps/source-extractor/async', files={'image': open(sys.argv[2], 'rb')},
                                              allow_redirects=False)
                        job = AsyncTAPJob(reply.headers['Location'])
                        assert job.phase == 'PENDING', job.phase
                        result = job.run().wait().fetch_result()
                        assert job.phase == 'COMPLETED'
                        assert job.result_uri.startswith('http://'), job.result_uri
                        assert len(result.to_table()) > 20, len(result.to_table())
                        address = job.url
                        job.delete()
                        assert requests.get(address).status_code == 404
                        """, site.server().uri().toString(), Sky.pleiades().toString()));
    }

    /** pyvo takes HELD and, in this version, SUSPENDED for the end of the world. A job that waits for its turn is QUEUED. */
    @Test
    void waitsForAJobThatWaitsForItsTurn() {
        assertGood(Demo.python(MAKE + """
                jobs = [make('default', in1='a', in2='b', in3='1') for _ in range(5)]
                for job in jobs: job.run()
                for job in jobs: job.wait()
                assert {job.phase for job in jobs} == {'COMPLETED'}, [job.phase for job in jobs]
                """, site.server().uri().toString()));
    }

    @Test
    void readsAndSetsWhatAJobHas() {
        assertGood(Demo.python(MAKE + """
                import datetime
                job = make('default', in1='a', in2='b', in3='0')
                assert job.execution_duration > 0
                job.execution_duration = 77
                assert job.execution_duration.sec == 77, job.execution_duration
                wanted = (datetime.datetime.utcnow() + datetime.timedelta(days=2)).replace(microsecond=0)
                job.destruction = wanted
                assert abs((job.destruction.to_datetime() - wanted).total_seconds()) < 1, job.destruction
                job.quote
                assert job.owner in (None, ''), job.owner
                """, site.server().uri().toString()));
    }

    @Test
    void abortsAndSeesErrors() {
        assertGood(Demo.python(MAKE + """
                from pyvo.dal import DALQueryError
                job = make('slow', seconds='600')
                job.run()
                job.abort()
                # This version of pyvo cannot wait for ABORTED: to it, such a job is not active.
                while job.phase == 'EXECUTING' or job.phase == 'QUEUED': pass
                assert job.phase == 'ABORTED', job.phase
                job = make('fail')
                job.run().wait()
                try:
                    job.raise_if_error()
                    raise SystemExit('no error')
                except DALQueryError as error:
                    assert str(error), 'says nothing'
                """, site.server().uri().toString()));
    }

    private static void assertGood(Finished finished) {
        assertThat(finished.status()).as("%s", finished).isZero();
    }
}
