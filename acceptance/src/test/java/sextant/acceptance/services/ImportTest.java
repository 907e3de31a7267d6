package sextant.acceptance.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.jobs.JobDocument;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Site;

/** A folder of definitions of CEA, of each of its versions and both kinds, becomes applications that run. */
@Timeout(180)
class ImportTest {

    /** One record of the registry, one application of the draft's version, and a configuration with both kinds. */
    private static final List<String> DEFINITIONS = List.of("stars-v1.xml", "spectra-v2.0rc1.xml", "services-v2.1.xml");

    private static final String COMMAND_LINE_V1 = """
            <i:CommandLineExecutionControllerConfig xmlns:i="http://www.astrogrid.org/schema/CEAImplementation/v1"
                xmlns:b="http://www.astrogrid.org/schema/CommonExecutionArchitectureBase/v1">
              <i:Application name="example.org/words">
                <b:ApplicationType>cmdline</b:ApplicationType>
                <b:Parameters>
                  <i:CmdLineParameterDefn name="text" type="text" commandSwitch="w"/>
                  <i:CmdLineParameterDefn name="result" type="text" localFileName="cea-output.log" commandSwitch="---"/>
                </b:Parameters>
                <b:Interfaces>
                  <b:Interface name="simple">
                    <b:input><b:pref ref="text"/></b:input>
                    <b:output><b:pref ref="result"/></b:output>
                  </b:Interface>
                </b:Interfaces>
                <i:ExecutionPath>/usr/bin/wc</i:ExecutionPath>
                <i:LongName>Counting of words</i:LongName>
              </i:Application>
            </i:CommandLineExecutionControllerConfig>
            """;

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            applications: applications
            jobs: {list-anonymous: true}
            egress: {open: [127.0.0.0/8, "::1/128"]}
            routes: [{name: here, run: {process: {}, concurrency: 2}}]
            """;

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static HttpServer service;
    private static Site site;
    private static JobClient client;

    @BeforeAll
    static void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext(
                "/cone", exchange -> answer(exchange, 200, "text/xml", "<VOTABLE><!-- stars --></VOTABLE>"));
        service.createContext(
                "/spectra", exchange -> answer(exchange, 422, "text/plain", "there is no band B in this collection"));
        service.createContext("/rows", exchange -> answer(exchange, 200, "text/plain; charset=utf-8", "38"));
        service.start();
        var definitions = new HashMap<>(Map.of("words-v1.xml", COMMAND_LINE_V1));
        for (var name : DEFINITIONS) {
            var folder = Checkout.ROOT.resolve("engine/src/test/resources/sextant/engine/definitions");
            definitions.put(
                    name,
                    Files.readString(folder.resolve(name))
                            .replace(
                                    "localhost:8099",
                                    "localhost:" + service.getAddress().getPort()));
        }
        site = Site.of(PLATFORM, definitions);
        client = JobClient.of(site.start().uri());
    }

    @AfterAll
    static void stop() {
        site.close();
        service.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String mediaType, String text) throws IOException {
        try (exchange) {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            ASKED.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + form).strip());
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static JobDocument completed(String id) {
        var job = client.ended(id);
        assertThat(job.phase()).as("%s", job.error()).isEqualTo("COMPLETED");
        return job;
    }

    private static String uploaded(String application, String part, String mediaType, String text) {
        return JobClient.id(client.send(Form.upload(
                "/apps/" + application + "/async",
                part,
                "file",
                mediaType,
                text.getBytes(StandardCharsets.UTF_8),
                "PHASE",
                "RUN")));
    }

    @Test
    void eachIsAnApplication() {
        assertThat(client.get("/apps", "Accept: application/json").text())
                .contains("\"words\"", "\"stars\"", "\"spectra\"", "\"rows\"", "\"reversal\"");
    }

    @Test
    void aServiceOfTheFirstVersionIsAskedByGet() {
        var id = client.run("stars", "RA", "56.75", "DEC", "24.12");

        completed(id);

        assertThat(client.result(id, "stars").text()).isEqualTo("<VOTABLE><!-- stars --></VOTABLE>");
        assertThat(ASKED).contains("GET /cone?catalogue=tycho2&RA=56.75&DEC=24.12&SR=0.1");
    }

    @Test
    void whatAServiceOfTheDraftsVersionSaysOfItsRefusalIsTheErrorOfTheJob() {
        var job = client.ended(client.run("spectra", "POS", "56.75,24.12", "BAND", "V", "BAND", "B"));

        assertThat(job.phase()).isEqualTo("ERROR");
        assertThat(job.error())
                .isEqualTo("The service answered with status 422. It says: there is no band B in this collection");
        assertThat(client.get("/jobs/" + job.id() + "/results", "Accept: application/xml")
                        .text())
                .doesNotContain("id=\"spectra\"");
        assertThat(ASKED).contains("GET /spectra?POS=56.75%2C24.12&BAND=V&BAND=B&REQUEST=queryData");
    }

    @Test
    void aServiceOfTheLastVersionIsSentATableByPost() {
        var id = uploaded("rows", "TABLE", "application/x-votable+xml", "<VOTABLE a='&amp;'/>");

        completed(id);

        assertThat(client.result(id, "count").text()).isEqualTo("38");
        assertThat(ASKED)
                .contains("POST /rows TABLE=%3CVOTABLE%20a%3D%27%26amp%3B%27%2F%3E&note=rows%20%26%20more&verbose=N");
    }

    @Test
    void commandLinesRunBesideThem() {
        var turned = uploaded("reversal", "text", "text/plain", "one\ntwo\n");
        var counted = uploaded("words", "text", "text/plain", "one two three\n");

        completed(turned);
        completed(counted);

        assertThat(client.result(turned, "result").text()).isEqualTo("two\none\n");
        assertThat(client.result(counted, "result").text()).startsWith("3 ");
    }

    @Test
    void ofAServiceThatIsNotInAPrivateNetworkCeaIsToldAsItToldUs() {
        assertThat(client.get("/apps/stars/cea").text())
                .contains("ceaimp:CeaHttpApplicationDefinition", "/cone?catalogue=tycho2</URL>");
    }
}
