package sextant.cli.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import sextant.cli.console.Columns;
import sextant.cli.console.Columns.Cell;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Screen.Look;
import sextant.cli.console.Stopped;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.model.writing.DocumentFormat;

/** {@code sextant servers}: the servers that have names, and which of them is meant where none is named. */
public final class ServersCommand {

    private final Console console;
    private final Options options;
    private final Configuration configuration;

    private ServersCommand(Console console, Options options) {
        this.console = console;
        this.options = options;
        this.configuration = Configuration.read(console);
    }

    public static Verb verb() {
        var spec = Words.verb(
                        "servers",
                        "List the servers that have a name; `add NAME URL` gives one, `use NAME` makes it the usual one, `rm"
                                + " NAME` takes it away.")
                .addPositional(Words.arguments("ACTION", 0, false, "Nothing, or add NAME URL, use NAME, rm NAME."))
                .addOption(Words.text(
                        "--token-file", "FILE", "Of add: a file with the token for it, which nobody else can read."));
        return new Verb(
                Words.printing(spec), (console, parsed) -> new ServersCommand(console, new Options(parsed)).run());
    }

    private ExitCode run() {
        var words = options.arguments(0);
        var action = words.isEmpty() ? "list" : words.getFirst();
        var changed = switch (action + " " + Math.max(0, words.size() - 1)) {
            case "list 0" -> configuration;
            case "add 2" -> added(words.get(1), words.get(2));
            case "use 1" -> with(Optional.of(known(words.get(1))), configuration.servers());
            case "rm 1" -> without(known(words.get(1)));
            default ->
                throw Stopped.usage("servers " + String.join(" ", words)
                        + ": nothing, or add NAME URL, use NAME, rm NAME is meant.");
        };
        if (!changed.equals(configuration)) {
            write(changed);
        }
        print(changed);
        return ExitCode.OK;
    }

    private Configuration added(String name, String url) {
        var servers = new LinkedHashMap<>(configuration.servers());
        var address = Address.checked("URL", url, "its root");
        var tokens = options.one("--token-file")
                .map(file -> Path.of(file).toAbsolutePath().toString());
        servers.put(Configuration.checkedName(name), new Configuration.Named(address, tokens));
        return with(configuration.usual().or(() -> Optional.of(name)), servers);
    }

    private Configuration without(String name) {
        var servers = new LinkedHashMap<>(configuration.servers());
        servers.remove(name);
        return with(configuration.usual().filter(usual -> !usual.equals(name)), servers);
    }

    private Configuration with(Optional<String> usual, SequencedMap<String, Configuration.Named> servers) {
        return new Configuration(configuration.file(), usual, servers);
    }

    private String known(String name) {
        configuration.address(name);
        if (!configuration.servers().containsKey(name)) {
            throw Stopped.usage("servers: " + name + " is no name of a server.");
        }
        return name;
    }

    /** Written beside and moved, so that there is always a whole file. What a person wrote into it is not thrown away. */
    private void write(Configuration changed) {
        var file = configuration
                .file()
                .orElseThrow(
                        () -> Stopped.usage("There is no place for a configuration: set HOME or XDG_CONFIG_HOME."));
        var text = new String(DocumentFormat.YAML.write(changed.tree(), "servers"), StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && Files.readString(file).lines().anyMatch(line -> line.contains("#"))) {
                throw Stopped.usage(
                        file + " has comments, which would be lost. Change it yourself; it would be:\n" + text);
            }
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Places.create(beside);
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw Stopped.usage(file + " cannot be written: " + cause.getMessage());
        }
    }

    private void print(Configuration shown) {
        if (options.format() != Format.TABLE) {
            options.format().print(shown.tree(), console);
            return;
        }
        if (shown.servers().isEmpty()) {
            console.say("No server has a name. Do: sextant servers add NAME URL");
            return;
        }
        var columns = new Columns("", "SERVER", "ADDRESS", "TOKEN");
        shown.servers()
                .forEach((name, server) -> columns.add(
                        Cell.of(shown.usual().filter(name::equals).isPresent() ? "*" : ""),
                        new Cell(name, Look.STRONG),
                        Cell.of(server.url().toString()),
                        Cell.of(server.tokenFile().orElse("-"))));
        columns.print(options.screen(console));
    }
}
