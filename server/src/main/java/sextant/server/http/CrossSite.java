package sextant.server.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/**
 * A page of somebody else must not make a visitor's browser change anything here. Browsers say where a request comes from: {@code
 * Sec-Fetch-Site} on secure addresses and on this machine, {@code Origin} everywhere. Programs say neither, and are no danger: nobody
 * else chooses what they send. A request with a token is never forged, since no page can make a browser add one.
 */
public final class CrossSite {

    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    /**
     * Why a request is not taken ({@code cross-origin}, 403), if a page of another site sent it.
     *
     * @param published where the operator says that this server is reached
     */
    public static Optional<Refusal> fault(Call call, URI published) {
        if (CHANGES_NOTHING.contains(call.method())
                || call.header("Authorization").isPresent()) {
            return Optional.empty();
        }
        var site = call.header("Sec-Fetch-Site").map(value -> value.toLowerCase(Locale.ROOT));
        if (site.isPresent()) {
            return site.filter(from -> !OWN.contains(from)).map(from -> refusal("Sec-Fetch-Site: " + from));
        }
        return call.header("Origin")
                .filter(origin -> !isOwn(origin, call, published))
                .map(origin -> refusal("Origin: " + origin));
    }

    /** The address that the browser used, or that the operator published: a proxy may have put its own name in the place of it. */
    private static boolean isOwn(String origin, Call call, URI published) {
        try {
            var from = new URI(origin);
            var authority = from.getRawAuthority();
            return authority != null
                    && (call.header("Host").filter(authority::equalsIgnoreCase).isPresent()
                            || origin(from).equals(origin(published)));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String origin(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static Refusal refusal(String got) {
        return RefusalKind.CROSS_ORIGIN
                .because("A page of another site sent this, so it was not done.")
                .got(got)
                .limit("requests of this site's own pages, and of programs")
                .suggest("Use the forms of this site, or a program that sends a token.");
    }
}
