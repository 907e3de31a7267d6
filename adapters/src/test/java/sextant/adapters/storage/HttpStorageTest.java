package sextant.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Storage;
import sextant.engine.storage.StorageContract;

/** A server that keeps what is put, and knows conditions. */
class HttpStorageTest extends StorageContract {

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private HttpServer server;
    private HttpStorage storage;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var egress = new EgressPolicy(
                Set.of("http", "https"),
                Set.of(server.getAddress().getPort(), 80),
                List.of("127.0.0.0/8"),
                1000,
                EgressPolicy.DEFAULT.deadline(),
                5);
        storage = new HttpStorage(() -> egress, () -> StagingPolicy.DEFAULT);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                var content = exchange.getRequestBody().readAllBytes();
                boolean onlyIfNew = exchange.getRequestHeaders().containsKey("If-None-Match");
                if (onlyIfNew && kept.containsKey(name)) {
                    exchange.sendResponseHeaders(412, -1);
                } else {
                    kept.put(name, content);
                    exchange.sendResponseHeaders(201, -1);
                }
            } else if (kept.containsKey(name)) {
                var content = kept.get(name);
                exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    @Override
    protected void put(String name, byte[] content) {
        kept.put("/" + name, content);
    }

    @Override
    protected Optional<byte[]> at(String name) {
        return Optional.ofNullable(kept.get("/" + name));
    }

    @Override
    protected String closed() {
        return "http://10.0.0.1/";
    }

    /** reliability.md 3.5: what is known of an address without asking anybody is said at submission. */
    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, address-not-allowed",
        "http://[::ffff:169.254.169.254]/, address-not-allowed",
        "http://[64:ff9b::a9fe:a9fe]/, address-not-allowed",
        "http://100.64.0.1/, address-not-allowed",
        "http://[fd00::1]/, address-not-allowed",
        "http://[::1]/, address-not-allowed",
        "http://0.0.0.0/, address-not-allowed",
        "http://2130706433/, host-syntax",
        "http://0177.0.0.1/, host-syntax",
        "http://127.1/, host-syntax",
        "http://①②⑦.0.0.1/, host-syntax",
        "http://127.0.0.1:80@evil.example.org/, url-syntax",
        "http://good.example.org#@evil.example.org/, url-syntax",
        "http://good.example.org\\@evil.example.org/, url-syntax",
        "http:/evil.example.org/, url-syntax",
        "http://example.org:5432/, port-not-allowed",
        "ftp://example.org/, scheme-not-allowed"
    })
    void whatIsWrongWithAnAddressIsSaidBeforeAnybodyIsAsked(String uri, String word) {
        for (var direction : Direction.values()) {
            assertThat(storage.check(uri, direction).orElseThrow().kind().word())
                    .isEqualTo(word);
        }
    }
}
