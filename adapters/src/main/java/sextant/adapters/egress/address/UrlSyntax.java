package sextant.adapters.egress.address;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import sextant.engine.platform.EgressPolicy;

/**
 * Reads a URL strictly, before anything is looked up. Stricter than RFC 3986 where programs disagree about what a URL means: no user
 * information, no fragment, no white space or backslash, two slashes and a host, and only the hosts that {@link Host} reads.
 */
public final class UrlSyntax {

    private static final int LONGEST = 2048;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern PATH = Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=:@/?-]++|%[0-9A-Fa-f]{2})*+");

    private UrlSyntax() {}

    /**
     * @param url as a client wrote it, or an absolute one that a redirect led to
     * @throws NotFetched {@code url-syntax}, {@code scheme-not-allowed}, {@code host-syntax} or {@code port-not-allowed}
     */
    public static Target read(String url, EgressPolicy policy) throws NotFetched {
        if (url.length() > LONGEST) {
            throw syntax("A URL has at most " + LONGEST + " characters.");
        }
        var colon = url.indexOf(':');
        if (colon < 0 || !SCHEME.matcher(url.substring(0, colon)).matches()) {
            throw syntax("A URL starts with its scheme, as in https://example.org/compose.yaml.");
        }
        // The scheme comes before the rest, so that data: or jar: is told what it is and not how it is misspelt.
        var scheme = scheme(url.substring(0, colon), policy);
        var rest = url.substring(colon + 1);
        if (!rest.startsWith("//")) {
            throw syntax("After the scheme come two slashes and a host, as in https://example.org/compose.yaml.");
        }
        if (rest.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '\\')) {
            throw syntax("White space, control characters and backslashes cannot stand in a URL; percent-encode them.");
        }
        var end = endOfAuthority(rest);
        var authority = rest.substring(2, end);
        var path = path(rest.substring(end));
        return target(scheme, authority, path, policy);
    }

    private static String scheme(String written, EgressPolicy policy) throws NotFetched {
        var scheme = written.toLowerCase(Locale.ROOT);
        if (!policy.schemes().contains(scheme)) {
            throw NotFetched.forGood(
                    "scheme-not-allowed",
                    "Documents are fetched by " + String.join(" or ", new TreeSet<>(policy.schemes())) + " only.");
        }
        return scheme;
    }

    private static int endOfAuthority(String rest) {
        var end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String path(String written) throws NotFetched {
        if (written.contains("#")) {
            throw syntax("A fragment (#...) names a part of a document and is never fetched; leave it out.");
        }
        if (!PATH.matcher(written).matches()) {
            throw syntax("A character in the path or the query of the URL must be percent-encoded.");
        }
        return written.startsWith("/") ? written : "/" + written;
    }

    private static Target target(String scheme, String authority, String path, EgressPolicy policy) throws NotFetched {
        if (authority.contains("@")) {
            throw syntax("A user name or a password cannot stand in a URL here.");
        }
        var colon = authority.lastIndexOf(':');
        var bare = colon < 0 || authority.endsWith("]");
        var host = Host.read(bare ? authority : authority.substring(0, colon))
                .orElseThrow(() -> NotFetched.forGood(
                        "host-syntax",
                        "The host must be a DNS name (an international one in its xn-- form), an IPv4 address of four plain"
                                + " decimal numbers, or an IPv6 address in brackets."));
        var port = bare ? Target.defaultPort(scheme) : port(authority.substring(colon + 1));
        if (!policy.ports().contains(port)) {
            throw NotFetched.forGood(
                    "port-not-allowed",
                    "Documents are fetched from the ports " + new TreeSet<>(policy.ports()) + " only.");
        }
        return new Target(scheme, host, port, path);
    }

    private static int port(String written) throws NotFetched {
        if (!PORT.matcher(written).matches() || Integer.parseInt(written) > 65535) {
            throw syntax("A port is a number from 1 to 65535.");
        }
        return Integer.parseInt(written);
    }

    private static NotFetched syntax(String text) {
        return NotFetched.forGood("url-syntax", text);
    }
}
