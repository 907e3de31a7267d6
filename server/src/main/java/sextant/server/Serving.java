package sextant.server;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.net.URI;

/** What runs once the server listens: says where, and waits for the end. Only here is it certain which port a free one became. */
@Singleton
@Unremovable
public class Serving implements QuarkusApplication {

    private final HttpServer server;

    Serving(HttpServer server) {
        this.server = server;
    }

    @Override
    public int run(String... arguments) {
        Ready.at(URI.create("http://" + Settings.chosen().host() + ":" + server.getPort() + "/"));
        Quarkus.waitForExit();
        return 0;
    }
}
