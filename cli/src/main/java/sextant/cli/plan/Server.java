package sextant.cli.plan;

import java.net.URI;
import java.util.Optional;
import sextant.cli.server.Address;
import sextant.cli.server.Configuration;
import sextant.cli.server.Tokens;

/**
 * A planner that is asked.
 *
 * @param name  as it was given
 * @param asked where the question goes
 * @param token that this planner, and nobody else, may see
 */
record Server(String name, URI asked, Optional<String> token) {

    /** Takes the address of the planner or of its {@code /accepts}. */
    static Server of(String name, Tokens tokens, boolean first, Configuration configuration) {
        var address = Address.checked("--server", name, "/accepts");
        var bare = name.replaceAll("/+$", "");
        var asked = bare.endsWith("/accepts") || bare.endsWith("/accept") ? bare : bare + "/accepts";
        return new Server(name, URI.create(asked), tokens.of(address, first).or(() -> configuration.token(address)));
    }

    /** Whether anybody on the way can read what is sent. */
    boolean readableOnTheWay() {
        return Address.isReadableOnTheWay(asked);
    }
}
