package sextant.adapters.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.callbacks.Message;
import sextant.engine.callbacks.Notifier;
import sextant.engine.callbacks.Notifier.Told;
import sextant.engine.callbacks.NotifierContract;
import sextant.engine.platform.EgressPolicy;

/** Listeners over HTTP: {@code /404} answers with that status. */
class HttpNotifierTest extends NotifierContract {

    private static final Message EMPTY = new Message(Map.of(), new byte[0]);

    private final Map<String, List<Message>> heard = new ConcurrentHashMap<>();
    private HttpServer server;
    private HttpNotifier notifier;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var egress = new EgressPolicy(
                Set.of("http", "https"),
                Set.of(server.getAddress().getPort(), 1, 80, 443, 8080),
                List.of("127.0.0.0/8"),
                1000,
                EgressPolicy.DEFAULT.deadline(),
                5);
        notifier = new HttpNotifier(() -> egress, () -> URI.create("https://sextant.example.org/here"));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            heard.computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new CopyOnWriteArrayList<>())
                    .add(new Message(headers, exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.getResponseHeaders().set("Location", "/200");
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
        }
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected String address(Manner manner) {
        return switch (manner) {
            case HEARS -> url("/202");
            case IS_BUSY -> url("/503");
            case REFUSES -> url("/400");
            case IS_GONE -> url("/410");
            case IS_NOT_THERE -> "http://127.0.0.1:1/";
        };
    }

    @Override
    protected String forbidden() {
        return "http://169.254.169.254/latest/";
    }

    @Override
    protected List<Message> heard(String address) {
        return heard.getOrDefault(URI.create(address).getPath(), List.of());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void everySuccessIsHeard(int status) {
        assertThat(notifier.tell(url("/" + status), EMPTY)).isEqualTo(new Told.Heard());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 599})
    void whatMayPassIsTriedAgainWhenTheListenerWantsIt(int status) {
        assertThat(notifier.tell(url("/" + status), EMPTY))
                .isEqualTo(new Told.Again("status-" + status, true, Optional.of(Duration.ofMinutes(2))));
    }

    /** A redirect too: what is meant for one address is not carried to another. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 415, 422})
    void whatWillNotPassIsGivenUpAtOnce(int status) {
        assertThat(notifier.tell(url("/" + status), EMPTY)).isEqualTo(new Told.Never("status-" + status, false));
        assertThat(heard).containsOnlyKeys("/" + status);
    }

    @Test
    void nothingIsSentThatTellsWhoTheOwnerIs() {
        notifier.tell(url("/200"), EMPTY);

        assertThat(heard(url("/200")).getFirst().headers())
                .doesNotContainKeys("Authorization", "Cookie", "Referer", "X-forwarded-for");
    }

    /** S10: what a client could make this server call. */
    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/hook",
        "http://192.168.1.1/hook",
        "http://[::1]/hook",
        "http://[fd00::1]/hook",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/hook",
        "http://0.0.0.0/hook",
        "http://2130706433/hook",
        "ftp://example.org/hook",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://example.org:25/",
        "http://user:pass@example.org/hook",
        "http://exa mple.org/",
        "http://example.org/a b",
        "http://example.org/{x}",
        "http://exa_mple.org/|",
        "http://[::1",
        "https://sextant.example.org/jobs",
        "https://SEXTANT.example.org:443/services/UWS",
        "//example.org/",
        "''"
    })
    void whoMayNotBeToldIsRefusedAtRegistration(String endpoint) {
        assertThat(notifier.check(endpoint).map(refusal -> refusal.kind().word()))
                .contains("endpoint-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://listener.example.org/hook?id=7",
                "http://example.org/",
                "https://example.org:8080/here",
                "http://sextant.example.org:8080/another-server",
                "http://203.0.114.7/hook"
            })
    void whoMayBeToldIsNot(String endpoint) {
        assertThat(notifier.check(endpoint)).isEmpty();
    }

    /** The operator may close a network after somebody has registered there. */
    @Test
    void whatMayNotBeCalledAnyMoreIsNotCalled() {
        assertThat(notifier.tell("http://10.0.0.1/hook", EMPTY))
                .isEqualTo(new Told.Never("address-not-allowed", false));
    }
}
