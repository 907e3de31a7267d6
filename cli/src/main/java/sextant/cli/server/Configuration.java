package sextant.cli.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import sextant.cli.console.Console;
import sextant.cli.console.Stopped;
import sextant.model.pattern.Nearest;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * Servers by name, from {@code $XDG_CONFIG_HOME/sextant/config.yaml}:
 *
 * <pre>
 * servers:
 *   demo: {url: "http://localhost:8080"}
 *   survey: {url: "https://survey.example.org", token-file: ~/.config/sextant/survey.token}
 * default: survey
 * </pre>
 *
 * @param usual   the name of the server where none is named
 * @param servers by name, in the order of the file
 */
public record Configuration(Optional<Path> file, Optional<String> usual, SequencedMap<String, Named> servers) {

    private static final String LOCAL = "http://localhost:8080";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    /**
     * @param url       of its root
     * @param tokenFile with the token for it, as it was written
     */
    public record Named(URI url, Optional<String> tokenFile) {}

    public static Configuration read(Console console) {
        var file = Places.configuration(console);
        return file.filter(Files::exists)
                .map(Configuration::read)
                .orElseGet(() -> new Configuration(file, Optional.empty(), new LinkedHashMap<>()));
    }

    /** @throws Stopped if no server can be called so */
    static String checkedName(String name) {
        if (!name.matches(NAME)) {
            throw Stopped.usage(name + " can be no name: a name has letters, digits, dots, dashes and underscores.");
        }
        return name;
    }

    /** The root of the server that is meant, without a final slash. @param named on the command line */
    public URI server(Optional<String> named, Console console) {
        return root(
                "--server",
                named.or(() -> console.setting("SEXTANT_SERVER")
                                .map(names -> names.strip().split("\\s+")[0]))
                        .or(() -> usual)
                        .orElse(LOCAL));
    }

    /** Every server that the environment or the configuration means where none is named. */
    public List<String> usualServers(Console console) {
        return console.setting("SEXTANT_SERVER")
                .map(names -> List.of(names.strip().split("\\s+")))
                .orElse(List.of(usual.orElse(LOCAL)));
    }

    /** The address behind a name; an address is one already. */
    public String address(String nameOrUrl) {
        if (nameOrUrl.contains("://") || !nameOrUrl.matches(NAME)) {
            return nameOrUrl;
        }
        var known = Optional.ofNullable(servers.get(nameOrUrl));
        return known.map(server -> server.url().toString())
                .orElseThrow(() -> Stopped.usage("--server " + nameOrUrl + ": there is no server of this name in the"
                        + " configuration." + hint(nameOrUrl)));
    }

    /** The token for the server at an address, if it is one of the configuration. */
    public Optional<String> token(URI target) {
        return servers.values().stream()
                .filter(server -> Address.origin(server.url()).equals(Address.origin(target)))
                .flatMap(server -> server.tokenFile().stream())
                .findFirst()
                .flatMap(name -> Tokens.inFile(privately(name).toString()).of(target, true));
    }

    /** Without what would never be part of a root: the name of a list, or of the planner. */
    private URI root(String what, String nameOrUrl) {
        var address = Address.checked(what, address(nameOrUrl), "its root").toString();
        return URI.create(address.replaceAll("/+$", "").replaceAll("/(accepts?|jobs|apps)$", ""));
    }

    private String hint(String name) {
        return Nearest.to(name, servers.keySet())
                .map(near -> " Is " + near + " meant?")
                .orElse(" See `sextant servers`; an address starts with http:// or https://.");
    }

    private Path privately(String name) {
        var path = name.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), name.substring(2))
                : file.map(config -> config.resolveSibling(name)).orElse(Path.of(name));
        if (Places.isReadableByOthers(path)) {
            throw Stopped.usage(path + " holds a token, and others can read it. Do: chmod 600 " + path);
        }
        return path;
    }

    private static Configuration read(Path file) {
        try {
            var root = YamlDocuments.read(Files.readString(file, StandardCharsets.UTF_8), false, Limits.DEFAULT)
                    .root();
            return of(file, fields(file, "", root));
        } catch (IOException unreadable) {
            throw Stopped.usage(file + " cannot be read: " + unreadable.getMessage());
        } catch (Refused refused) {
            var place = refused.refusal().position().map(at -> ":" + at.line() + ":" + at.column());
            throw Stopped.usage(
                    file + place.orElse("") + ": " + refused.refusal().text());
        }
    }

    private static Configuration of(Path file, Fields root) {
        known(file, "", root, List.of("servers", "default"));
        var servers = new LinkedHashMap<String, Named>();
        var listed = fields(file, "servers", root.get("servers").orElse(Fields.EMPTY));
        listed.values().forEach((name, node) -> servers.put(name, named(file, name, node)));
        var usual = text(root, "default");
        if (usual.isPresent() && !servers.containsKey(usual.get())) {
            throw Stopped.usage(file + ": default is " + usual.get() + ", and there is no server of this name.");
        }
        return new Configuration(Optional.of(file), usual, servers);
    }

    private static Named named(Path file, String name, Node node) {
        var where = "servers." + name;
        if (!name.matches(NAME)) {
            throw Stopped.usage(file + ": " + where + ": a name has letters, digits, dots, dashes and underscores.");
        }
        var server = fields(file, where, node);
        known(file, where, server, List.of("url", "token-file"));
        var url = text(server, "url").orElseThrow(() -> Stopped.usage(file + ": " + where + " has no url."));
        return new Named(Address.checked(file + ": " + where, url, "its root"), text(server, "token-file"));
    }

    private static Fields fields(Path file, String where, Node node) {
        if (node instanceof Fields fields) {
            return fields;
        }
        throw Stopped.usage(file + ": " + (where.isEmpty() ? "the file" : where) + " is " + node.noun()
                + ", and a mapping is needed.");
    }

    private static void known(Path file, String where, Fields fields, List<String> keys) {
        for (var key : fields.values().keySet()) {
            if (!keys.contains(key)) {
                throw Stopped.usage(file + ": " + (where.isEmpty() ? key : where + "." + key)
                        + " is not known; known are " + String.join(", ", keys) + ".");
            }
        }
    }

    private static Optional<String> text(Fields fields, String name) {
        return fields.get(name)
                .flatMap(node -> node instanceof Scalar(var text, var _) ? Optional.of(text) : Optional.empty());
    }

    /** The file that would say this. */
    public Fields tree() {
        var listed = Fields.EMPTY;
        for (Map.Entry<String, Named> entry : servers.entrySet()) {
            var server = Fields.of("url", Scalar.text(entry.getValue().url().toString()));
            listed = listed.with(
                    entry.getKey(),
                    entry.getValue()
                            .tokenFile()
                            .map(name -> server.with("token-file", name))
                            .orElse(server));
        }
        var tree = Fields.of("servers", listed);
        return usual.map(name -> tree.with("default", name)).orElse(tree);
    }
}
