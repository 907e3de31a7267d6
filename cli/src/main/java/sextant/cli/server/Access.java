package sextant.cli.server;

import java.net.URI;
import java.util.Optional;

/**
 * Which token is for whom. A token of the command line is for whom the command line names. One of the environment is for the server
 * that the command would talk to by itself: the address of a job somewhere else, which somebody may have sent by mail, does not get
 * it. One of the configuration is for its server.
 */
public final class Access {

    private final Tokens given;
    private final boolean forAnywhere;
    private final URI server;
    private final Configuration configuration;

    /** @param forAnywhere whether the tokens stand on the command line */
    public Access(Tokens given, boolean forAnywhere, URI server, Configuration configuration) {
        this.given = given;
        this.forAnywhere = forAnywhere;
        this.server = server;
        this.configuration = configuration;
    }

    public Optional<String> token(URI target) {
        return given.of(target, forAnywhere || Address.origin(target).equals(Address.origin(server)))
                .or(() -> configuration.token(target));
    }
}
