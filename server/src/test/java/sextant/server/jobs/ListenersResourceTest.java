package sextant.server.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;
import static sextant.server.ServiceUnderTest.OPERATOR;
import static sextant.server.ServiceUnderTest.location;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.server.ServiceUnderTest;

/** Listeners of jobs, registered over REST and told by a server: from the form to the signature. */
@Timeout(120)
class ListenersResourceTest {

    private static final Pattern SECRET = Pattern.compile("\"secret\": \"whsec_([^\"]+)\"");
    private static final String SOMEWHERE = "ENDPOINT=https://listener.example.org/hook";

    private record Told(Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private volatile int answer = 204;
    private HttpServer listener;
    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        listener.createContext("/", this::hear);
        listener.start();
        service = new ServiceUnderTest(
                folder,
                ServiceUnderTest.LOCAL + "\negress: {open: [\"127.0.0.0/8\"], ports: [443, "
                        + listener.getAddress().getPort() + "]}\n");
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        listener.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.sendResponseHeaders(answer, -1);
            told.add(new Told(exchange.getRequestHeaders(), body));
        }
    }

    @Test
    void aWebHookIsToldWhatHappensAndCanKnowWhoTellsIt() throws Exception {
        var job = service.create("/apps/default/async", "in1=x");
        var registered = listen(job, "");
        assertThat(registered.statusCode()).isEqualTo(201);
        var secret = SECRET.matcher(registered.body());
        assertThat(secret.find()).isTrue();

        service.post("/jobs/" + job + "/phase", "PHASE=RUN");
        var events = until("sextant.job.results");

        assertThat(events).allSatisfy(event -> {
            assertThat(event.header("Content-Type")).startsWith("application/cloudevents+json");
            assertThat(event.header("webhook-signature")).isEqualTo("v1," + signature(secret.group(1), event));
            assertThat(event.body())
                    .contains(
                            "\"specversion\": \"1.0\"",
                            "\"id\": \"" + event.header("webhook-id") + "\"",
                            "\"source\": \"http://localhost:8080/jobs/" + job + "\"",
                            "\"sequence\": \"" + "%019d".formatted(sequence(event)) + "\"");
        });
        assertThat(events.stream().map(ListenersResourceTest::sequence)).isSorted();
        assertThat(events.get(events.size() - 2).body()).contains("\"phase\": \"COMPLETED\"");
        assertThat(events.getLast().body()).contains("/jobs/" + job + "/results/out\"", "\"sha256\"");
    }

    @Test
    void theListenersOf2004AreToldInTheirOwnWords() throws Exception {
        var job = service.create("/apps/default/async", "in1=x&RUNID=step%207");
        listen(job, "&KIND=monitor");
        listen(job, "&kind=RESULTS");
        service.post("/jobs/" + job + "/phase", "PHASE=RUN");

        var results = until("putResults", ">COMPLETED<").stream()
                .filter(message -> message.body().contains("putResults"))
                .findFirst()
                .orElseThrow();
        assertThat(results.header("SOAPAction")).isEqualTo("\"putResults\"");
        assertThat(results.header("Content-Type")).startsWith("text/xml");
        assertThat(results.body())
                .contains(
                        "<w:putResults xmlns:w=\"urn:cea/resultslistener-wrapper/v1\"",
                        "<ceat:job-identifier>step 7</ceat:job-identifier>",
                        "<result-list>",
                        "sequence=\"" + sequence(results) + "\"");
    }

    @Test
    void aSecretIsToldOnceAndNeverAgain() throws Exception {
        var job = service.create("/apps/slow/async", "", "Authorization", ALICE);
        var first = listen(job, "", "Authorization", ALICE);
        var secret = SECRET.matcher(first.body());
        assertThat(secret.find()).isTrue();

        var again = listen(job, "", "Authorization", ALICE);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(location(again)).isEqualTo(location(first));
        for (var shown : List.of(
                again,
                get("/jobs/" + job + "/listeners", ALICE),
                get("/jobs/" + job + "/listeners/" + last(first), ALICE),
                get("/jobs/" + job, ALICE),
                service.server.get("/jobs/" + job, "Authorization", ALICE, "Accept", "text/html"))) {
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).doesNotContain(secret.group(1));
        }
        assertThat(get("/jobs/" + job + "/listeners", ALICE).body())
                .contains("\"kind\": \"webhook\"", "\"waiting\": 0");
    }

    @Test
    void thePageOfAJobShowsWhoIsTold() throws Exception {
        var job = service.create("/apps/slow/async", "");
        service.post("/jobs/" + job + "/listeners", SOMEWHERE);

        assertThat(service.server.get("/jobs/" + job, "Accept", "text/html").body())
                .contains("https://listener.example.org/hook", "webhook");
    }

    @Test
    void whoDoesNotHearIsShownWithTheReason() throws Exception {
        answer = 503;
        var job = service.create("/apps/default/async", "in1=x&PHASE=RUN");
        service.over(job);
        var address = "/jobs/" + job + "/listeners/" + last(listen(job, ""));

        var shown = get(address, "").body();
        while (!shown.contains("trouble")) {
            told.take();
            shown = get(address, "").body();
        }
        assertThat(shown).contains("\"trouble\": \"status-503\"", "\"waiting\": 2", "\"attempts\": ", "\"next\": ");
    }

    @Test
    void whoIsRemovedIsToldNothingMore() throws Exception {
        var job = service.create("/apps/default/async", "in1=x");
        var address = "/jobs/" + job + "/listeners/" + last(listen(job, "&KIND=monitor"));
        listen(job, "&KIND=results");

        assertThat(service.delete(address).statusCode()).isEqualTo(303);
        assertThat(get(address, "").statusCode()).isEqualTo(404);
        service.post("/jobs/" + job + "/phase", "PHASE=RUN");
        assertThat(until("putResults")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "KIND=monitor, 400, parameter-missing",
        "ENDPOINT=https://listener.example.org/&KIND=phone, 400, parameter-value",
        "ENDPOINT=https://listener.example.org/&SECRET=secret, 400, parameter-value",
        "ENDPOINT=https://listener.example.org/&COLOUR=red, 400, parameter-name",
        "ENDPOINT=http://10.0.0.1/hook, 400, endpoint-not-allowed",
        "ENDPOINT=https://listener.example.org:22/, 400, endpoint-not-allowed",
        "ENDPOINT=nowhere, 400, endpoint-not-allowed"
    })
    void whatIsWrongIsRefusedAndChangesNothing(String form, int status, String kind) throws Exception {
        var job = service.create("/apps/slow/async", "");
        var reply = service.post("/jobs/" + job + "/listeners", form, "Accept", "application/json");

        assertThat(reply.statusCode()).as("%s", reply.body()).isEqualTo(status);
        assertThat(reply.body()).contains("/errors/" + kind);
        assertThat(get("/jobs/" + job + "/listeners", "").body().strip()).isEqualTo("[]");
    }

    @Test
    void aJobHasFiveListenersAndNotMore() throws Exception {
        var job = service.create("/apps/slow/async", "");
        for (int n = 0; n < 5; n++) {
            assertThat(service.post("/jobs/" + job + "/listeners", SOMEWHERE + n)
                            .statusCode())
                    .isEqualTo(201);
        }
        var sixth = service.post("/jobs/" + job + "/listeners", SOMEWHERE + 5, "Accept", "application/json");

        assertThat(sixth.statusCode()).isEqualTo(403);
        assertThat(sixth.body()).contains("/errors/too-many-listeners");
    }

    /** Results are told to listeners, and an operator does not read results. */
    @Test
    void nobodyButTheOwnerListens() throws Exception {
        var job = service.create("/apps/slow/async", "", "Authorization", ALICE);

        assertThat(listen(job, "", "Authorization", OPERATOR).statusCode()).isEqualTo(403);
        assertThat(listen(job, "", "Authorization", BOB).statusCode()).isEqualTo(404);
        assertThat(get("/jobs/" + job + "/listeners", OPERATOR).statusCode()).isEqualTo(403);
        assertThat(get("/jobs/" + job + "/listeners", ALICE).body().strip()).isEqualTo("[]");
    }

    /** S10, over SOAP. */
    @ParameterizedTest
    @CsvSource({
        "registerResultsListener, http://169.254.169.254/latest/, endpoint-not-allowed",
        "registerProgressListener, http://10.0.0.1:443/, endpoint-not-allowed",
        "registerProgressListener, http://localhost:8080/jobs, endpoint-not-allowed",
        "registerResultsListener, https://listener.example.org/, registerReturn>true</"
    })
    void aListenerOfSoapIsHeldToTheSame(String operation, String endpoint, String answer) throws Exception {
        var job = service.create("/apps/slow/async", "");
        var envelope = """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <i:%1$s xmlns:i="urn:impl.cea.applications.astrogrid.org">
                <i:executionId>%2$s</i:executionId><i:endpoint>%3$s</i:endpoint></i:%1$s></s:Body></s:Envelope>
                """.formatted(operation, job, endpoint);
        var reply = service.send(
                "POST",
                "/services/CommonExecutionConnectorService",
                BodyPublishers.ofString(envelope),
                "text/xml; charset=utf-8");

        assertThat(reply.body()).contains(answer);
        assertThat(get("/jobs/" + job + "/listeners", "").body().contains(endpoint))
                .isEqualTo(reply.statusCode() == 200);
    }

    private HttpResponse<String> listen(String job, String more, String... headers) throws Exception {
        var endpoint = "http://127.0.0.1:" + listener.getAddress().getPort() + "/here?a=b";
        var all = new ArrayList<>(List.of("Accept", "application/json"));
        all.addAll(List.of(headers));
        return service.post(
                "/jobs/" + job + "/listeners",
                "ENDPOINT=" + URLEncoder.encode(endpoint, UTF_8) + more,
                all.toArray(String[]::new));
    }

    private HttpResponse<String> get(String path, String caller) throws Exception {
        return caller.isEmpty()
                ? service.server.get(path, "Accept", "application/json")
                : service.server.get(path, "Accept", "application/json", "Authorization", caller);
    }

    /** What was told until each of these was among it; listeners are told each by itself, so one may hear before the other. */
    private List<Told> until(String... texts) throws InterruptedException {
        var heard = new ArrayList<Told>();
        do {
            heard.add(told.take());
        } while (!Stream.of(texts)
                .allMatch(text ->
                        heard.stream().anyMatch(message -> message.body().contains(text))));
        return heard;
    }

    private static String last(HttpResponse<String> registered) {
        var address = location(registered);
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static long sequence(Told message) {
        return Long.parseLong(message.header("Sextant-Sequence"));
    }

    /** As the manual tells listeners to compute it. */
    private static String signature(String secret, Told event) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        var signed = event.header("webhook-id") + "." + event.header("webhook-timestamp") + "." + event.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }
}
