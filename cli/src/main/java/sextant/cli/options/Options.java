package sextant.cli.options;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Console;
import sextant.cli.console.Screen;
import sextant.cli.console.Screen.Colour;
import sextant.cli.console.Stopped;
import sextant.cli.server.Access;
import sextant.cli.server.Configuration;
import sextant.cli.server.Home;
import sextant.cli.server.Tokens;

/** What the options that many verbs share come to. */
public record Options(ParseResult parsed) {

    public Optional<String> one(String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, null));
    }

    public List<String> many(String option) {
        return parsed.matchedOptionValue(option, List.of());
    }

    public boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    public Optional<String> argument(int index) {
        return Optional.ofNullable(parsed.matchedPositionalValue(index, null));
    }

    /** All that stand at this argument of the specification. */
    public List<String> arguments(int index) {
        return parsed.matchedPositionalValue(index, List.of());
    }

    /** @throws Stopped if options contradict each other, before anything is done */
    public void check() {
        format();
        colour();
    }

    public Format format() {
        if (has("--json") && has("--yaml")) {
            throw Stopped.usage("--json and --yaml: only one of them can be printed.");
        }
        return has("--json") ? Format.JSON : has("--yaml") ? Format.YAML : Format.TABLE;
    }

    public Colour colour() {
        var when = one("--color").orElse("auto");
        return switch (when) {
            case "auto" -> Colour.AUTO;
            case "always" -> Colour.ALWAYS;
            case "never" -> Colour.NEVER;
            default -> throw Stopped.usage("--color " + when + ": auto, always or never is meant.");
        };
    }

    public Screen screen(Console console) {
        return new Screen(console, colour());
    }

    /** The tokens that were given on the command line or in the environment. */
    public Tokens tokens(Console console) {
        if (one("--token").isPresent() && one("--token-file").isPresent()) {
            throw Stopped.usage("--token and --token-file: only one of them can be meant.");
        }
        return one("--token-file")
                .map(Tokens::inFile)
                .orElseGet(() -> Tokens.alone(one("--token").or(() -> console.setting("SEXTANT_TOKEN"))));
    }

    /** The server that is meant, and who may see which token. */
    public Home home(Console console) {
        var configuration = Configuration.read(console);
        var server = configuration.server(one("--server"), console);
        var isMeantForAnywhere =
                one("--token").isPresent() || one("--token-file").isPresent();
        return new Home(
                server,
                one("--server").isPresent(),
                new Access(tokens(console), isMeantForAnywhere, server, configuration));
    }
}
