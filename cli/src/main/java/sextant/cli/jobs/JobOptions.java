package sextant.cli.jobs;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Console;
import sextant.cli.console.Screen.Colour;
import sextant.cli.console.Stopped;
import sextant.cli.server.Tokens;

/** The options of the verbs about one job. */
record JobOptions(ParseResult parsed) {

    private static final String DEFAULT_SERVER = "http://localhost:8080";

    static CommandSpec spec(String verb, String description) {
        var spec = CommandSpec.create()
                .name(verb)
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("JOB")
                        .type(String.class)
                        .arity("1")
                        .required(true)
                        .description("The job: its id, or its whole address.")
                        .build())
                .addOption(text(
                        "--server",
                        "URL",
                        "The server, if JOB is an id. Otherwise SEXTANT_SERVER, or http://localhost:8080."))
                .addOption(OptionSpec.builder("--json")
                        .type(boolean.class)
                        .description("Print the job as JSON.")
                        .build())
                .addOption(
                        text(
                                "--token",
                                "TOKEN",
                                "A bearer token. Otherwise SEXTANT_TOKEN. Others on this machine may see it: --token-file is safer."))
                .addOption(text("--token-file", "FILE", "A file with a token, or lines of URL and TOKEN."))
                .addOption(OptionSpec.builder("--color")
                        .paramLabel("WHEN")
                        .type(String.class)
                        .completionCandidates(List.of("auto", "always", "never"))
                        .description("auto (on a terminal, and not if NO_COLOR is set), always, never.")
                        .build())
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this help.")
                        .build());
        spec.usageMessage().description(description).sortOptions(false);
        return spec;
    }

    String job() {
        return parsed.matchedPositionalValue(0, "");
    }

    /** Where an id belongs: of several servers that are named for planning, the first. */
    String server(Console console) {
        return one("--server")
                .orElseGet(() -> console.setting("SEXTANT_SERVER")
                        .orElse(DEFAULT_SERVER)
                        .strip()
                        .split("\\s+")[0]);
    }

    boolean json() {
        return parsed.hasMatchedOption("--json");
    }

    Tokens tokens(Console console) {
        if (one("--token").isPresent() && one("--token-file").isPresent()) {
            throw Stopped.usage("--token and --token-file: only one of them can be meant.");
        }
        return one("--token-file")
                .map(Tokens::inFile)
                .orElseGet(() -> Tokens.alone(one("--token").or(() -> console.setting("SEXTANT_TOKEN"))));
    }

    Colour colour() {
        var when = one("--color").orElse("auto");
        return switch (when) {
            case "auto" -> Colour.AUTO;
            case "always" -> Colour.ALWAYS;
            case "never" -> Colour.NEVER;
            default -> throw Stopped.usage("--color " + when + ": auto, always or never is meant.");
        };
    }

    private Optional<String> one(String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, null));
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }
}
