package sextant.server.address;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import sextant.engine.platform.Platform;
import sextant.server.http.Call;

/** Where this server is reached from outside, for the addresses that it tells. */
public final class PublicAddress {

    private static final Set<String> ON_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private PublicAddress() {}

    /**
     * The address that the operator configured. If that is on this machine, nobody has published anything yet, and the server may
     * run on another port than the file says: then it is where the client found it, as the trusted proxies say or the request itself.
     */
    public static URI of(Platform platform, Call call) {
        return of(platform.url(), platform.proxies(), call);
    }

    /** @param configured without a final slash */
    static URI of(URI configured, Set<String> proxies, Call call) {
        if (!ON_THIS_MACHINE.contains(configured.getHost())) {
            return configured;
        }
        var forwarded = Forwarded.of(call, proxies);
        var host = forwarded.host().or(() -> host(call));
        return host.map(name -> URI.create(forwarded.scheme().orElse(configured.getScheme())
                        + "://"
                        + name
                        + forwarded.prefix().orElse(configured.getRawPath())))
                .orElse(configured);
    }

    /**
     * An address that a client names: one of this server, as the client knows it through a proxy, becomes the one that the operator
     * configured. On this machine any address is known to be of this server as it is.
     */
    public static String configured(Platform platform, Call call, String address) {
        return configured(platform.url(), of(platform, call), address);
    }

    /** @param seen where the client found this server */
    static String configured(URI configured, URI seen, String address) {
        return !ON_THIS_MACHINE.contains(seen.getHost()) && address.startsWith(seen + "/")
                ? configured + address.substring(seen.toString().length())
                : address;
    }

    private static Optional<String> host(Call call) {
        return call.header("Host").filter(Forwarded::isHost);
    }
}
