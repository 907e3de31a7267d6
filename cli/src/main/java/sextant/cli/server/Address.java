package sextant.cli.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import sextant.cli.console.Stopped;

/** Addresses of servers, as somebody typed them. */
public final class Address {

    private Address() {}

    /**
     * An http or https URL without a password, a query or a fragment.
     *
     * @param what   was given, for the message: {@code --server}
     * @param ending where a good address ends, for the message: {@code /accepts}
     */
    public static URI checked(String what, String text, String ending) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException _) {
            throw unusable(what, text, "it is no URL");
        }
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
            throw unusable(what, text, "it is no http or https URL");
        }
        if (address.getRawUserInfo() != null) {
            throw unusable(what, "(hidden)", "it holds a password; use --token-file");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw unusable(what, text, "it holds a question of its own; give the address up to " + ending);
        }
        return address;
    }

    /** Scheme, host and port: what a browser calls the origin. */
    public static String origin(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Whether anybody on the way can read what is sent. */
    public static boolean isReadableOnTheWay(URI address) {
        var host = address.getHost();
        return address.getScheme().equalsIgnoreCase("http")
                && !host.equals("localhost")
                && !host.startsWith("127.")
                && !host.equals("[::1]");
    }

    private static Stopped unusable(String what, String text, String why) {
        return Stopped.usage(what + " " + text + " cannot be used: " + why + ".");
    }
}
