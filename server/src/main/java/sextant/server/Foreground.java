package sextant.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.net.URI;

/** The server in the foreground: says that it is ready once it listens, and stays until it is stopped. */
@Singleton
public class Foreground implements QuarkusApplication {

    private final HttpServer server;

    Foreground(HttpServer server) {
        this.server = server;
    }

    @Override
    public int run(String... arguments) {
        Ready.at(URI.create("http://" + Settings.chosen().host() + ":" + server.getPort() + "/"));
        Quarkus.waitForExit();
        return 0;
    }
}
