package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.astrogrid.applications.cea.CeaFault;
import org.astrogrid.applications.cea.CommonExecutionConnector;
import org.astrogrid.applications.cea.CommonExecutionConnectorService;
import org.astrogrid.applications.cea.impl.Init;
import org.astrogrid.schema.agparameterdefinition.v1.ParameterValue;
import org.astrogrid.schema.agworkflow.v1.Input;
import org.astrogrid.schema.agworkflow.v1.Tool;
import org.astrogrid.schema.ceatypes.v1.ExecutionPhase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;
import sextant.acceptance.soap.GeneratedListener;
import sextant.acceptance.soap.Soap;

/**
 * A SOAP client generated from the contract of 2004, a UWS client and a client of 2007 run the same application, on the same engine, and
 * see the same job. What they are told meanwhile is heard by listeners that are generated from their contracts too.
 */
@Timeout(240)
class ThreeClientsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            egress: {open: ["127.0.0.0/8"], ports: [LISTENER]}
            jobs: {list-anonymous: true, wait-at-most: 5s, process: {grace: 1s}}
            routes:
              - name: here
                accepts: [uri://cea-application]
                run: {process: {}, concurrency: 2}
                limits: {reservations: {per-caller: 100, anonymous: true}}
            """;

    private static GeneratedListener listener;
    private static Site site;
    private static JobClient uws;
    private static CommonExecutionConnector of2004;

    @BeforeAll
    static void start() throws MalformedURLException {
        listener = new GeneratedListener().listen();
        site = Site.of(PLATFORM.replace("LISTENER", Integer.toString(listener.port())), Map.of());
        site.start();
        uws = JobClient.of(site.server().uri());
        var wsdl = site.server().uri().resolve(Soap.CONNECTOR + "?wsdl").toURL();
        of2004 = new CommonExecutionConnectorService(wsdl).getCommonExecutionConnectorService();
    }

    @AfterAll
    static void stop() {
        site.close();
        listener.close();
    }

    @Test
    void allSeeTheJobOfTheClientOf2004AndItsListenersAreTold() throws CeaFault {
        var id = of2004.init(init("step 7", "1")).getInitReturn();

        assertThat(of2004.queryExecutionStatus(id).getPhase()).isEqualTo(ExecutionPhase.PENDING);
        assertThat(uws.phase(id)).isEqualTo("PENDING");
        assertThat(uws.job(id).text("runId")).isEqualTo("step 7");
        assertThat(phaseOf2007(id)).isEqualTo("PENDING");

        assertThat(of2004.registerResultsListener(id, listener.resultsAddress().toString()))
                .isTrue();
        assertThat(of2004.registerProgressListener(id, listener.monitorAddress().toString()))
                .isTrue();
        assertThat(of2004.execute(id)).isTrue();

        assertThat(uws.ended(id).phase()).isEqualTo("COMPLETED");
        assertThat(of2004.queryExecutionStatus(id).getPhase()).isEqualTo(ExecutionPhase.COMPLETED);
        assertThat(phaseOf2007(id)).isEqualTo("COMPLETED");
        assertThat(uws.result(id, "out").text()).isEqualTo("Hello World 1\n");
        assertThat(values(of2004.getResults(id).getResult())).containsExactly("out=Hello World 1\n");
        assertThat(of2007("getResults", id).value("value")).isEqualTo("Hello World 1");

        await().atMost(PATIENCE).until(() -> !listener.results().isEmpty());
        var told = listener.results().getFirst();
        assertThat(told.getJobIdentifier()).isEqualTo("step 7");
        assertThat(values(told.getResultList().getResult())).containsExactly("out=Hello World 1\n");
        await().atMost(PATIENCE)
                .until(() -> listener.monitored().stream()
                        .anyMatch(message -> message.getMessage().getPhase() == ExecutionPhase.COMPLETED));
        assertThat(listener.monitored())
                .extracting(message -> message.getMessage().getPhase())
                .contains(ExecutionPhase.RUNNING)
                .last()
                .isEqualTo(ExecutionPhase.COMPLETED);
        assertThat(listener.monitored())
                .allMatch(message -> message.getJobIdentifier().equals("step 7"));
    }

    @Test
    void allSeeTheJobOfTheUwsClient() throws CeaFault {
        var id = uws.create("default", "in1", "Hello", "in2", "UWS", "in3", "0");

        assertThat(of2004.execute(id)).isTrue();

        assertThat(uws.ended(id).phase()).isEqualTo("COMPLETED");
        assertThat(values(of2004.getExecutionSummary(id).getInputList().getInput()))
                .containsExactly("in1=Hello", "in2=UWS", "in3=0");
        assertThat(of2007("getResults", id).value("value")).isEqualTo("Hello UWS 0");
        uws.delete("/jobs/" + id);
        assertThatThrownBy(() -> of2004.queryExecutionStatus(id)).hasMessageContaining("no such job");
    }

    @Test
    void allSeeTheJobOfTheClientOf2007() throws CeaFault {
        var created = Soap.send(site.server().uri(), "/services/CommonExecutionController", Soap.envelope("", """
                <c:createJob xmlns:c="urn:sextant:cea:2007">
                  <t:tool xmlns:t="http://www.ivoa.net/xml/CEA/types/v1.0rc1" id="ivo://org.astrogrid.unregistered/default"
                      interface="default"><input>
                    <parameter id="in1"><value>Hello</value></parameter><parameter id="in2"><value>2007</value></parameter>
                    <parameter id="in3"><value>3600</value></parameter></input></t:tool>
                  <c:externalId>mine</c:externalId></c:createJob>"""));
        var id = created.value("jobId");

        uws.phase(id, "RUN");
        uws.reached(id, "EXECUTING");
        assertThat(of2004.queryExecutionStatus(id).getPhase()).isEqualTo(ExecutionPhase.RUNNING);
        assertThat(phaseOf2007(id)).isEqualTo("RUNNING");
        assertThat(of2004.abort(id)).isTrue();

        assertThat(uws.ended(id).phase()).isEqualTo("ABORTED");
        assertThat(of2004.queryExecutionStatus(id).getPhase()).isEqualTo(ExecutionPhase.ERROR);
        assertThat(phaseOf2007(id)).isEqualTo("ERROR");
        assertThat(of2007("delete", id).status()).isEqualTo(200);
        assertThat(uws.get("/jobs/" + id).status()).isEqualTo(404);
    }

    private static Init init(String step, String seconds) {
        var input = new Input();
        input.getParameter().addAll(List.of(value("in1", "Hello"), value("in2", "World"), value("in3", seconds)));
        var tool = new Tool();
        tool.setName("ivo://org.astrogrid.unregistered/default");
        tool.setInterface("default");
        tool.setInput(input);
        var init = new Init();
        init.setTool(tool);
        init.setJobstepID(step);
        return init;
    }

    private static ParameterValue value(String name, String text) {
        var value = new ParameterValue();
        value.setName(name);
        value.setValue(text);
        return value;
    }

    private static List<String> values(List<ParameterValue> values) {
        return values.stream().map(one -> one.getName() + "=" + one.getValue()).toList();
    }

    private static String phaseOf2007(String id) {
        return of2007("getPhase", id).value("phase");
    }

    private static Soap.Answer of2007(String operation, String id) {
        URI server = site.server().uri();
        var call = "<c:%1$s xmlns:c=\"urn:sextant:cea:2007\"><c:jobId>%2$s</c:jobId></c:%1$s>".formatted(operation, id);
        return Soap.send(server, "/services/CommonExecutionController", Soap.envelope("", call));
    }
}
