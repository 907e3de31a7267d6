package sextant.acceptance.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;

/**
 * zeep makes a client of each WSDL, and the client runs {@code default} from its creation to its results. Each test ends by comparing
 * the operations in the WSDL with those that were called: a foreign client has called all of them.
 */
@Timeout(300)
class ZeepTest {

    private static final String BEGIN = """
            import sys, time, datetime, zeep, zeep.wsse.signature
            from zeep.wsse import utils
            server = sys.argv[1]

            class Signed(zeep.wsse.signature.BinarySignature):
                '''Signs body and timestamp. Answers are not signed.'''
                def __init__(self, key, certificate):
                    import xmlsec
                    super().__init__(key, certificate, signature_method=xmlsec.Transform.RSA_SHA256,
                                     digest_method=xmlsec.Transform.SHA256)
                def apply(self, envelope, headers):
                    now = datetime.datetime.now(datetime.timezone.utc)
                    text = lambda when: when.strftime('%Y-%m-%dT%H:%M:%S.%fZ')
                    utils.get_security_header(envelope).append(utils.WSU('Timestamp', utils.WSU('Created', text(now)),
                        utils.WSU('Expires', text(now + datetime.timedelta(minutes=5)))))
                    return super().apply(envelope, headers)
                def verify(self, envelope):
                    return envelope

            # A header that names a job is signed as well.
            plainly = zeep.wsse.signature._sign_node
            def with_the_job(context, signature, target, digest=None):
                plainly(context, signature, target, digest)
                if target.tag.endswith('}Body'):
                    for block in target.getparent().iterfind('.//{urn:sextant:jobs:1}job'):
                        plainly(context, signature, block, digest)
            zeep.wsse.signature._sign_node = with_the_job

            def client_of(contract):
                return zeep.Client(server + 'services/' + contract + '?wsdl', wsse=Signed(*sys.argv[2:]) if sys.argv[2:] else None)

            class Recorded:
                '''Calls operations, and keeps which.'''
                def __init__(self, service):
                    self.service, self.called = service, set()
                def __getattr__(self, name):
                    self.called.add(name)
                    return getattr(self.service, name)
                def has_called_all(self):
                    assert self.called == set(self.service._binding._operations), set(self.service._binding._operations) - self.called

            def values(key):
                return {'parameter': [{key: 'in1', 'value': 'Hello'}, {key: 'in2', 'value': 'zeep'}, {key: 'in3', 'value': '0'}]}

            def until(over):
                while not over():
                    time.sleep(0.2)

            def refused(word, call):
                try:
                    call()
                except zeep.exceptions.Fault as fault:
                    said = (fault.message or '') + zeep.wsdl.utils.etree_to_string(fault.detail).decode()
                    assert word in said, said
                else:
                    raise SystemExit('no fault')
            """;

    private static Site open;
    private static Site secured;

    @BeforeAll
    static void start() {
        Parts.needPython("zeep");
        Parts.needPython("xmlsec");
        open = Soap.site();
        secured = Signers.site();
    }

    @AfterAll
    static void stop() {
        open.close();
        secured.close();
    }

    @Test
    void whereSignaturesAreWantedNobodyElseIsServed() {
        var unsigned = Soap.send(secured.server().uri(), Soap.CONNECTOR, Soap.init("default", "step", "0"));

        assertThat(unsigned.status()).isEqualTo(500);
        assertThat(unsigned.text()).contains("security-invalid");
    }

    @Test
    void theContractOf2004() {
        assertGood("""
                client = client_of('CommonExecutionConnectorService')
                cec = Recorded(client.service)
                tool = {'name': 'ivo://org.astrogrid.unregistered/default', 'interface': 'default', 'input': values('name')}
                job = cec.init(tool=tool, jobstepID='step 7')
                assert cec.queryExecutionStatus(job).phase == 'PENDING'
                assert not cec.getResults(job)
                assert cec.execute(job) is True
                until(lambda: cec.queryExecutionStatus(job).phase not in ('PENDING', 'RUNNING'))
                assert cec.queryExecutionStatus(job).phase == 'COMPLETED'
                assert [(one.name, one.value) for one in cec.getResults(job)] == [('out', 'Hello zeep 0\\n')]
                summary = cec.getExecutionSummary(job)
                assert summary['status'] == 'COMPLETED', summary
                assert [one.value for one in summary['input-list'].input] == ['Hello', 'zeep', '0'], summary
                assert cec.abort(job) is False and cec.execute(job) is False
                refused('no-such-job', lambda: cec.getResults('nonsense'))
                refused('endpoint-not-allowed', lambda: cec.registerProgressListener(job, 'http://127.0.0.1:1/'))
                refused('endpoint-not-allowed', lambda: cec.registerResultsListener(job, 'http://127.0.0.1:1/'))
                assert '<ri:Resource' in cec.returnRegistryEntry()
                cec.has_called_all()
                """);
    }

    @Test
    void theProfileOf2007() {
        assertGood("""
                client = client_of('CommonExecutionController')
                cec = Recorded(client.bind('CommonExecutionController', 'CommonExecutionController'))
                tool = {'id': 'ivo://org.astrogrid.unregistered/default', 'interface': 'default', 'input': values('id')}
                job = cec.createJob(tool=tool, externalId='step 7')
                assert cec.getPhase(jobId=job).phase == 'PENDING'
                wanted = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(days=2)
                assert cec.setTerminationTime(jobId=job, time=wanted) == wanted
                cec.execute(jobId=job)
                until(lambda: cec.getPhase(jobId=job).phase == 'COMPLETED')
                assert [(one.id, one.value) for one in cec.getResults(jobId=job)] == [('out', 'Hello zeep 0\\n')]
                assert cec.getExecutionSummary(jobId=job)['status'] == 'COMPLETED'
                refused('endpoint-not-allowed', lambda: cec.registerProgressListener(jobId=job, endpoint='http://127.0.0.1:1/'))
                refused('endpoint-not-allowed', lambda: cec.registerResultsListener(jobId=job, endpoint='http://127.0.0.1:1/'))
                cec.delete(jobId=job)
                refused('no-such-job', lambda: cec.getPhase(jobId=job))
                cec.has_called_all()
                """);
    }

    @Test
    void theTemplateOfUws() {
        assertGood("""
                from lxml import etree
                client = client_of('UWS')
                uws = Recorded(client.service)

                def reference(job):
                    block = etree.Element('{urn:sextant:jobs:1}job')
                    block.set('{http://www.w3.org/2005/08/addressing}IsReferenceParameter', 'true')
                    block.text = job
                    return {'_soapheaders': [block]}

                tool = etree.fromstring('''<tool xmlns="http://www.astrogrid.org/schema/AGWorkflow/v1"
                    xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1"
                    name="ivo://org.astrogrid.unregistered/default" interface="default"><input>
                    <parameter name="in1"><p:value>Hello</p:value></parameter>
                    <parameter name="in2"><p:value>zeep</p:value></parameter></input></tool>''')
                created = uws.createJob(tool)
                created = getattr(created, 'body', created)
                job, here = created.jobId, reference(created.jobId)
                said = lambda answer: getattr(answer, 'body', answer)
                assert said(uws.getPhase(**here)) == 'PENDING'
                assert job in str(uws.listJobs())
                assert said(uws.setExecutionDuration(77, **here)) == 77
                assert said(uws.getExecutionDuration(**here)) == 77
                wanted = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(days=2)
                assert said(uws.setDestructionTime(wanted, **here)) == wanted
                assert said(uws.getDestructionTime(**here)) == wanted
                uws.getQuote(**here)
                uws.execute(**here)
                until(lambda: said(uws.getPhase(**here)) == 'COMPLETED')
                assert said(uws.getSummary(**here)).phase == 'COMPLETED'
                uws.getResults('', **here)
                uws.getError('', **here)
                assert said(uws.abort(**here)) is False
                assert said(uws.destroy(**here)) is True
                refused('no-such-job', lambda: uws.getPhase(**here))
                uws.has_called_all()
                """);
    }

    /** Unsigned where nobody asks for more, and signed where only that is served. */
    private static void assertGood(String script) {
        assertGood(script, open);
        assertGood(script, secured, Signers.key(secured), Signers.certificate(secured));
    }

    private static void assertGood(String script, Site site, String... signing) {
        try (var folder = Folder.create()) {
            var file = folder.write("script.py", BEGIN + script);
            var command = new ArrayList<>(List.of("/usr/bin/python3", "-W", "ignore", file.toString()));
            command.add(site.server().uri().toString());
            command.addAll(List.of(signing));
            var done = Finished.run(folder.root(), Map.of(), command);
            assertThat(done.status())
                    .as("%s, %s", signing.length == 0 ? "unsigned" : "signed", done)
                    .isZero();
        }
    }
}
