package sextant.cli.options;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Declares verbs, options and arguments. By hand and not by annotations: starting is quicker without reflection. */
public final class Words {

    public static final List<String> COLOURS = List.of("auto", "always", "never");

    private Words() {}

    /** A verb that has nothing yet but its name and a sentence. */
    public static CommandSpec verb(String name, String description) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).sortOptions(false);
        return spec;
    }

    /** With the options of every verb that prints something. */
    public static CommandSpec printing(CommandSpec spec) {
        return spec.addOption(flag("--json", "Print JSON."))
                .addOption(flag("--yaml", "Print YAML."))
                .addOption(OptionSpec.builder("-q", "--quiet")
                        .type(boolean.class)
                        .description("Say nothing but errors.")
                        .build())
                .addOption(OptionSpec.builder("--color")
                        .paramLabel("WHEN")
                        .type(String.class)
                        .completionCandidates(COLOURS)
                        .description("auto (on a terminal, and not if NO_COLOR is set), always, never.")
                        .build())
                .addOption(help());
    }

    /** With the options of every verb that talks to one server. */
    public static CommandSpec asking(CommandSpec spec) {
        return spec.addOption(text(
                        "--server",
                        "NAME|URL",
                        "The server: its address, or its name in the configuration. Otherwise SEXTANT_SERVER, the default of"
                                + " the configuration, or http://localhost:8080."))
                .addOption(
                        text(
                                "--token",
                                "TOKEN",
                                "A bearer token. Otherwise SEXTANT_TOKEN. Others on this machine may see it: --token-file is safer."))
                .addOption(text("--token-file", "FILE", "A file with a token, or lines of URL and TOKEN."));
    }

    public static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build();
    }

    public static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** May be repeated. */
    public static OptionSpec texts(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    public static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** With a short name too. */
    public static OptionSpec output(String label, String description) {
        return OptionSpec.builder("-o", "--output")
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** @param arity {@code 0..1}, {@code 1} ... */
    public static PositionalParamSpec argument(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .index("0")
                .paramLabel(label)
                .type(String.class)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .description(description)
                .build();
    }

    /** All that stand from here on. @param index of the first */
    public static PositionalParamSpec arguments(String label, int index, boolean required, String description) {
        return PositionalParamSpec.builder()
                .index(index + "..*")
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(required ? "1..*" : "0..*")
                .required(required)
                .description(description)
                .build();
    }
}
