package sextant.cli.server;

import java.net.URI;
import java.time.Duration;

/**
 * The server that a verb talks to.
 *
 * @param root  without a final slash
 * @param named whether the command line names it, and not the environment or the configuration
 * @param patience how long it may take to answer
 */
public record Home(URI root, boolean named, Access access, Duration patience) {

    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration HURRIED = Duration.ofSeconds(2);

    public Home(URI root, boolean named, Access access) {
        this(root, named, access, USUAL);
    }

    /** The same, for who does not wait for a server that is slow. */
    public Home hurried() {
        return new Home(root, named, access, HURRIED);
    }

    /** An address below the root. @param path with its slash */
    public URI at(String path) {
        return URI.create(root + path);
    }

    /** A client for it, which says what is wrong in a sentence about this address. */
    public ServerClient client(URI subject) {
        return new ServerClient(subject, access.token(subject), patience);
    }
}
