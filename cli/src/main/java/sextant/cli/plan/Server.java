package sextant.cli.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import sextant.cli.console.Stopped;

/**
 * A planner that is asked.
 *
 * @param name  as it was given
 * @param asked where the question goes
 * @param token that this planner, and nobody else, may see
 */
record Server(String name, URI asked, Optional<String> token) {

    /** Takes the address of the planner or of its {@code /accepts}. */
    static Server of(String name, Tokens tokens, boolean first) {
        URI address;
        try {
            address = new URI(name);
        } catch (URISyntaxException _) {
            throw unusable(name, "it is no URL");
        }
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
            throw unusable(name, "it is no http or https URL");
        }
        if (address.getRawUserInfo() != null) {
            throw unusable("(hidden)", "it holds a password; use --token-file");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw unusable(name, "it holds a question of its own; give the address up to /accepts");
        }
        var bare = name.replaceAll("/+$", "");
        var asked = bare.endsWith("/accepts") || bare.endsWith("/accept") ? bare : bare + "/accepts";
        return new Server(name, URI.create(asked), tokens.of(address, first));
    }

    /** Scheme, host and port: what a browser calls the origin. */
    static String origin(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Whether anybody on the way can read what is sent. */
    boolean readableOnTheWay() {
        var host = asked.getHost();
        return asked.getScheme().equalsIgnoreCase("http")
                && !host.equals("localhost")
                && !host.startsWith("127.")
                && !host.equals("[::1]");
    }

    private static Stopped unusable(String name, String why) {
        return Stopped.usage("--server " + name + " cannot be used: " + why + ".");
    }
}
