package sextant.acceptance.running;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A platform of a test's own: its files, its data, and the server on it, which may go and come again at the same address. */
public final class Site implements AutoCloseable {

    private final Folder folder = Folder.create();
    private final int port = Server.freePort();
    private @Nullable Server server;

    private Site() {}

    /**
     * @param platform     text of platform.yaml; {@code PORT} is the port that the server will have
     * @param applications texts of files beside each other, by name; platform.yaml says {@code applications: applications}
     */
    public static Site of(String platform, Map<String, String> applications) {
        var site = new Site();
        site.folder.folder("applications");
        applications.forEach((name, text) -> site.folder.write("applications/" + name, text));
        site.platform(platform);
        return site;
    }

    /** Another platform.yaml, which a server that runs takes over by itself. */
    public void platform(String text) {
        folder.write("platform.yaml", text.replace("PORT", Integer.toString(port)));
    }

    public Folder folder() {
        return folder;
    }

    /** Starts a server, also again on the data that an earlier one left. */
    public Server start(String... options) {
        var started = Server.serveIn(folder.path("data"), folder.path("platform.yaml"), port, options);
        server = started;
        return started;
    }

    public Server server() {
        var current = server;
        if (current == null) {
            throw new IllegalStateException("it was not started");
        }
        return current;
    }

    /** As {@code kill -9}. */
    public void kill() {
        server().kill();
        server = null;
    }

    /** Sends SIGTERM, and waits until it is gone. */
    public void stop() {
        var stopped = server();
        server = null;
        stopped.close();
    }

    /** The supervisor of the programs, as long as there is one. */
    public long supervisor() {
        var found = Supervisor.find(folder.path("data"));
        if (found.size() != 1) {
            throw new AssertionError("there should be one supervisor: " + found);
        }
        return found.getFirst();
    }

    /** Ends whatever is still there. */
    @Override
    public void close() {
        try {
            if (server != null) {
                stop();
            }
        } finally {
            Processes.about(folder.root()).forEach(process -> Processes.kill(process.pid()));
            folder.close();
        }
    }
}
