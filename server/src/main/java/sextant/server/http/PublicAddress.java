package sextant.server.http;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** Where this server is reached from outside, for the addresses that it tells. */
public final class PublicAddress {

    private static final Set<String> ON_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private PublicAddress() {}

    /**
     * The address that the operator configured. If that is on this machine, nobody has published anything yet, and the server may
     * run on another port than the file says: then it is where the client found it.
     *
     * @param configured without a final slash
     */
    public static URI of(URI configured, Call call) {
        if (!ON_THIS_MACHINE.contains(configured.getHost())) {
            return configured;
        }
        return call.header("Host")
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> URI.create(configured.getScheme() + "://" + host + configured.getRawPath()))
                .orElse(configured);
    }
}
