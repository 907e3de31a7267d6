package sextant.adapters.egress.address;

/**
 * A URL that passed {@link UrlSyntax}: what is connected to and what is asked for there.
 *
 * @param scheme {@code http} or {@code https}
 * @param port   1 to 65535, the scheme's own if the URL has none
 * @param path   with the query, starting with a slash, percent-encoded as written
 */
public record Target(String scheme, Host host, int port, String path) {

    public boolean secure() {
        return scheme.equals("https");
    }

    /** As in the {@code Host} header: without the port that the scheme has anyway. */
    public String authority() {
        return port == defaultPort(scheme) ? host.text() : host.text() + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority() + path;
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
