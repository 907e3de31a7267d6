package sextant.cli.plan;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Stopped;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Words;

/** The options of {@code sextant plan}. */
record PlanOptions(ParseResult parsed) {

    static CommandSpec spec() {
        var spec = Words.verb("plan", "Ask one or several planners, side by side, where a Task can run.")
                .addPositional(Words.argument("TASK", "0..1", "The Task, a file in YAML or JSON; - is standard input."))
                .addOption(Words.text("--type", "URI", "The task type: uri://jupyter-notebook"))
                .addOption(
                        Words.texts(
                                "--set",
                                "NAME=VALUE",
                                "A value of the Task: taskinfo.languages={md,python}. May be repeated; a name given twice is a list."))
                .addOption(Words.texts(
                        "--file",
                        "NAME=FILE",
                        "A file that belongs to the Task: taskinfo.composefile=compose.yml. May be repeated."))
                .addOption(
                        Words.texts(
                                "--server",
                                "NAME|URL",
                                "A planner to ask, by its address or its name in the configuration. May be repeated. Otherwise SEXTANT_SERVER, the default of the configuration, or http://localhost:8080."))
                .addOption(OptionSpec.builder("--apply")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description(
                                "Print the Task with the N-th alternative applied, in YAML (or JSON, with --json).")
                        .build())
                .addOption(
                        Words.text(
                                "--token",
                                "TOKEN",
                                "A bearer token for the first planner, and for no other. Otherwise SEXTANT_TOKEN. Others on this machine may see it: --token-file is safer."))
                .addOption(Words.text(
                        "--token-file",
                        "FILE",
                        "A file with a token for the first planner, or lines of URL and TOKEN for several."))
                .addOption(
                        Words.text("--timeout", "TIME", "How long to wait for each planner: 30s, 2m. Otherwise 30s."));
        return Words.printing(spec);
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
        return common().format();
    }

    Options common() {
        return new Options(parsed);
    }

    private Optional<String> one(String option) {
        return common().one(option);
    }

    private List<String> many(String option) {
        return common().many(option);
    }
}
