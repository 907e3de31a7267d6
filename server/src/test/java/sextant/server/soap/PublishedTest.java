package sextant.server.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.reading.Limits;
import sextant.model.xml.Tree;
import sextant.server.ServiceUnderTest;

/** The contracts that are served say what those of AstroGrid said, in words of our own. */
class PublishedTest {

    /** Where the schemas of AstroGrid lie beside a checkout, if somebody put them there; their licence keeps them out of it. */
    private static final Path HISTORIC = Path.of("../../shared/schemas/cea");

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    private byte[] served(String path) throws Exception {
        var reply = service.server.get(path);
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        return reply.body().getBytes(UTF_8);
    }

    private Set<String> theirs(String file) throws Exception {
        assumeTrue(Files.isDirectory(HISTORIC), "the schemas of AstroGrid are not here");
        return WsdlSummary.of(Files.readAllBytes(HISTORIC.resolve(file)));
    }

    /** {@code getResults} is the one operation whose input and output AstroGrid's WSDL leaves without a name; names are not compared. */
    @ParameterizedTest
    @CsvSource({
        "CommonExecutionConnectorService, cea/CommonExecutionConnector/v1.0/CommonExecutionConnector.wsdl",
        "JobMonitorService, jes/JobMonitor/v1.0/JobMonitor.wsdl",
        "ResultsListenerService, cea/CEAResultsListener/v1.0/CEAResultsListener.wsdl"
    })
    void aContractIsTheirs(String contract, String file) throws Exception {
        assertThat(WsdlSummary.of(served("/services/" + contract + "?wsdl"))).isEqualTo(theirs(file));
    }

    /** Ours is spoken in SOAP 1.2 as well, and says that what stands for anything may be anything. */
    @Test
    void theTemplateOfUwsIsTheirs() throws Exception {
        var ours = WsdlSummary.of(served("/services/UWS?wsdl")).stream()
                .filter(line -> !line.contains("UWSSOAP12"))
                .collect(Collectors.toSet());
        assertThat(ours).isEqualTo(theirs("cea/UWSSOAP/0.9/UWSSOAP.wsdl"));
    }

    @Test
    void theTypesOfMessagesAreTheirs() throws Exception {
        assertThat(WsdlSummary.of(served("/schemas/ceatypes-1.xsd")))
                .isEqualTo(theirs("cea/CEATypes/v1.0/CEATypes.xsd"));
    }

    /** Of these schemas we have what messages need. */
    @ParameterizedTest
    @CsvSource({
        "agworkflow-1.xsd, jes/AGWorkflow/v1.0/AGWorkflow.xsd",
        "agparameterdefinition-1.xsd, jes/AGParameterDefinition/v1.0/AGParameterDefinition.xsd",
        "uws-0.9.2.xsd, cea/UWS/v0.9/UWS.xsd"
    })
    void whatIsDefinedIsDefinedAsTheirs(String schema, String file) throws Exception {
        assertThat(WsdlSummary.of(served("/schemas/" + schema))).isNotEmpty().isSubsetOf(theirs(file));
    }

    /** So that the tests above mean something. */
    @Test
    void anotherContractIsSummedUpOtherwise() throws Exception {
        var wsdl = new String(served("/services/CommonExecutionConnectorService?wsdl"), UTF_8);
        var contract = WsdlSummary.of(wsdl.getBytes(UTF_8));
        assertThat(contract).hasSize(60);
        for (var change : new String[][] {
            {"\"abortReturn\"", "\"executeReturn\""},
            {"#getResults", "#getResult"},
            {"elementFormDefault=\"qualified\"", ""},
            {"type=\"xs:anyURI\"", "type=\"xs:string\""},
            {"<wsdl:fault name=\"ceaFault\" message=\"intf:ceaFault\"/>", ""}
        }) {
            assertThat(wsdl).contains(change[0]);
            assertThat(WsdlSummary.of(wsdl.replace(change[0], change[1]).getBytes(UTF_8)))
                    .as(change[0])
                    .isNotEqualTo(contract);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CommonExecutionConnectorService", "UWS"})
    void aContractSaysWhereItIsSpoken(String contract) throws Exception {
        assertThat(new String(served("/services/" + contract + "?wsdl"), UTF_8))
                .contains("location=\"" + service.server.address("/services/" + contract) + "\"")
                .doesNotContain("${");
        assertThat(served("/services/" + contract + "?WSDL")).isNotEmpty();
        assertThat(new String(served("/services/" + contract), UTF_8)).contains("?wsdl");
    }

    @Test
    void listenersAreDescribedAndNotOfferedHere() throws Exception {
        assertThat(new String(served("/services/JobMonitorService"), UTF_8)).contains("?wsdl");
        assertThat(service.post("/services/JobMonitorService", "x=y").statusCode())
                .isEqualTo(405);
    }

    /** The samples of calls of listeners, as AstroGrid sent them. */
    @Test
    void whatListenersAreSentIsValid() throws Exception {
        new ServedSchemas(service.server, "/services/JobMonitorService?wsdl").assertValid(element("""
                <m:monitorJob xmlns:m="urn:jes/jobmonitor-wrapper/v1" xmlns:t="http://www.astrogrid.org/schema/CEATypes/v1">
                  <t:job-identifier>client-id-1</t:job-identifier>
                  <t:message><t:content>Application enters new phase</t:content><t:timestamp>2007-10-30T11:44:00Z</t:timestamp>
                    <t:level>info</t:level><t:phase>RUNNING</t:phase></t:message></m:monitorJob>"""));
        new ServedSchemas(service.server, "/services/ResultsListenerService?wsdl").assertValid(element("""
                <r:putResults xmlns:r="urn:cea/resultslistener-wrapper/v1" xmlns:t="http://www.astrogrid.org/schema/CEATypes/v1"
                    xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1">
                  <t:job-identifier>client-id-1</t:job-identifier>
                  <result-list><t:result name="out" indirect="true"><p:value>vos://org.test!vospace/out</p:value></t:result></result-list>
                </r:putResults>"""));
    }

    private static org.w3c.dom.Element element(String xml) {
        return Tree.read(xml.getBytes(UTF_8), Limits.DEFAULT).getDocumentElement();
    }

    @Test
    void whoLooksIsToldWhatThereIs() throws Exception {
        assertThat(service.server.get("/services").body())
                .contains(
                        "CommonExecutionConnector 1.0",
                        "/services/UWS?wsdl",
                        "/services/CommonExecutionController?wsdl");
    }
}
