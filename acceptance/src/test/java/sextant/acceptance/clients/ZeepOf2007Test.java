package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Site;

/** zeep makes a client of the WSDL of the 2007 profile, and that client takes a job through all of its life. */
@Timeout(120)
class ZeepOf2007Test {

    private static final String CLIENT = """
            import sys, time, datetime, zeep
            client = zeep.Client(sys.argv[1] + 'services/CommonExecutionController?wsdl')
            cec = client.bind('CommonExecutionController', sys.argv[2])
            tool = {'id': 'ivo://org.astrogrid.unregistered/default', 'interface': 'default', 'input': {'parameter': [
                {'id': 'in1', 'value': 'Hello'}, {'id': 'in2', 'value': 'zeep'}]}}
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
    void aJobFromCreateJobToDelete() {
        for (var port : new String[] {"CommonExecutionController", "CommonExecutionController12"}) {
            assertGood("""
                    job = cec.createJob(tool=tool, externalId='step 7')
                    assert cec.getPhase(jobId=job).phase == 'PENDING'
                    wanted = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(days=2)
                    assert cec.setTerminationTime(jobId=job, time=wanted) == wanted
                    assert cec.execute(jobId=job) in ('QUEUED', 'RUNNING', 'COMPLETED')
                    while cec.getPhase(jobId=job).phase in ('QUEUED', 'RUNNING'):
                        time.sleep(0.2)
                    results = cec.getResults(jobId=job)
                    assert [(one.id, one.value) for one in results] == [('out', 'Hello zeep 0\\n')], results
                    summary = cec.getExecutionSummary(jobId=job)
                    assert summary['status'] == 'COMPLETED', summary
                    assert [one.value for one in summary['input-list'].parameter] == ['Hello', 'zeep'], summary
                    cec.delete(jobId=job)
                    try:
                        cec.getPhase(jobId=job)
                        assert False, 'there is still a job'
                    except zeep.exceptions.Fault as fault:
                        assert 'no such job' in fault.message, fault.message
                    """, port);
        }
    }

    /** The draft's own example: the one with VOSpace is refused, and the same with an address that is carried is taken. */
    @Test
    void anOutputInVospaceIsRefusedAndOneElsewhereTaken() {
        assertGood("""
                def to(address):
                    return {**tool, 'output': {'parameter': [{'id': 'out', 'indirect': True, 'value': address}]}}
                try:
                    cec.createJob(tool=to('vos://org.test!vospace/mydata'))
                    assert False, 'there is a job'
                except zeep.exceptions.Fault as fault:
                    assert 'vos:' in fault.message, fault.message
                assert cec.createJob(tool=to('https://example.org/mydata'))
                """, "CommonExecutionController");
    }

    private static void assertGood(String script, String port) {
        var done = Demo.pythonWith("zeep", CLIENT + script, site.server().uri().toString(), port);
        assertThat(done.status()).as("%s", done).isZero();
    }
}
