package sextant.cli.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Connections to servers. Reading the certificates that this machine trusts takes longer than everything else at the start of a small
 * command, and is done only where one of them is needed: the client for {@code http} trusts nobody.
 */
public final class Connections {

    private final Duration patience;
    private final Map<Boolean, HttpClient> clients = new ConcurrentHashMap<>();

    /** @param patience how long it may take to connect */
    public Connections(Duration patience) {
        this.patience = patience;
    }

    public HttpClient to(URI address) {
        return clients.computeIfAbsent(address.getScheme().equalsIgnoreCase("https"), this::client);
    }

    private HttpClient client(boolean isSecure) {
        return isSecure
                ? builder().build()
                : builder().sslContext(trustingNobody()).build();
    }

    private HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience);
    }

    private static SSLContext trustingNobody() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no TLS", missing);
        }
    }
}
