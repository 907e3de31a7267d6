package sextant.cli.plan;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Screen.Colour;
import sextant.cli.console.Stopped;
import sextant.model.writing.DocumentFormat;

/** The options of {@code sextant plan}. */
record PlanOptions(ParseResult parsed) {

    /** How the answers are written. */
    enum Format {
        TABLE,
        JSON,
        YAML
    }

    static CommandSpec spec() {
        var spec = CommandSpec.create()
                .name("plan")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("TASK")
                        .type(String.class)
                        .arity("0..1")
                        .description("The Task, a file in YAML or JSON; - is standard input.")
                        .build())
                .addOption(text("--type", "URI", "The task type: uri://jupyter-notebook"))
                .addOption(
                        texts(
                                "--set",
                                "NAME=VALUE",
                                "A value of the Task: taskinfo.languages={md,python}. May be repeated; a name given twice is a list."))
                .addOption(texts(
                        "--file",
                        "NAME=FILE",
                        "A file that belongs to the Task: taskinfo.composefile=compose.yml. May be repeated."))
                .addOption(texts(
                        "--server",
                        "URL",
                        "A planner to ask. May be repeated. Otherwise SEXTANT_SERVER, or http://localhost:8080."))
                .addOption(flag("--json", "Print the answers as JSON."))
                .addOption(flag("--yaml", "Print the answers as YAML."))
                .addOption(OptionSpec.builder("--apply")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description(
                                "Print the Task with the N-th alternative applied, in YAML (or JSON, with --json).")
                        .build())
                .addOption(
                        text(
                                "--token",
                                "TOKEN",
                                "A bearer token for the first planner, and for no other. Otherwise SEXTANT_TOKEN. Others on this machine may see it: --token-file is safer."))
                .addOption(text(
                        "--token-file",
                        "FILE",
                        "A file with a token for the first planner, or lines of URL and TOKEN for several."))
                .addOption(text("--timeout", "TIME", "How long to wait for each planner: 30s, 2m. Otherwise 30s."))
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
        spec.usageMessage()
                .description("Ask one or several planners, side by side, where a Task can run.")
                .sortOptions(false);
        return spec;
    }

    Optional<String> task() {
        return Optional.ofNullable(parsed.matchedPositionalValue(0, null));
    }

    Optional<String> type() {
        return one("--type");
    }

    List<String> sets() {
        return many("--set");
    }

    List<String> files() {
        return many("--file");
    }

    List<String> servers() {
        return many("--server");
    }

    Optional<String> token() {
        if (one("--token").isPresent() && tokenFile().isPresent()) {
            throw Stopped.usage("--token and --token-file: only one of them can be meant.");
        }
        return one("--token");
    }

    Optional<String> tokenFile() {
        return one("--token-file");
    }

    String timeout() {
        return one("--timeout").orElse("30s");
    }

    Optional<Integer> apply() {
        Optional<Integer> number = Optional.ofNullable(parsed.matchedOptionValue("--apply", null));
        if (number.isPresent() && number.get() < 1) {
            throw Stopped.usage("--apply " + number.get() + ": alternatives are counted from 1.");
        }
        return number;
    }

    Format format() {
        var json = parsed.hasMatchedOption("--json");
        var yaml = parsed.hasMatchedOption("--yaml");
        if (json && yaml) {
            throw Stopped.usage("--json and --yaml: only one of them can be printed.");
        }
        return json ? Format.JSON : yaml ? Format.YAML : Format.TABLE;
    }

    /** Of a Task that is printed. */
    DocumentFormat dataFormat() {
        return format() == Format.JSON ? DocumentFormat.JSON : DocumentFormat.YAML;
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

    private List<String> many(String option) {
        return parsed.matchedOptionValue(option, List.of());
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec texts(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }
}
