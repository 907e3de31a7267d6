package sextant.cli.apps;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.server.Home;
import sextant.cli.server.ServerClient;
import sextant.cli.server.Wire;
import sextant.model.pattern.Nearest;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;

/** The applications of a server. */
public final class Catalogue {

    private final URI list;
    private final ServerClient client;

    public Catalogue(Home home) {
        this.list = home.at("/apps");
        this.client = home.client(list);
    }

    public ServerClient client() {
        return client;
    }

    /** As it came: {@code applications}, each with a name, a title and addresses. */
    public Fields document() {
        return client.get(list);
    }

    public List<Node> all() {
        return Wire.items(document(), "applications");
    }

    /** One application with its parameters. @param name short, or its identifier */
    public Described find(String name) {
        try {
            var address = URI.create(list + "/" + encoded(name));
            return new Described(client.get(address), address);
        } catch (Stopped stopped) {
            throw stopped.code() == ExitCode.NOT_FOUND ? unknown(name) : stopped;
        }
    }

    private Stopped unknown(String name) {
        var names = all().stream().map(app -> Wire.text(app, "name")).toList();
        var byIdentifier = all().stream()
                .filter(app -> Wire.text(app, "identifier").equals(name))
                .map(app -> Wire.text(app, "name"))
                .findFirst();
        var meant = byIdentifier.or(() -> Nearest.to(name, names)).map(near -> " Is " + near + " meant?");
        return client.stopped(
                ExitCode.NOT_FOUND,
                "There is no application " + name + "."
                        + meant.or(() -> Optional.of(" See `sextant apps`.")).get());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
