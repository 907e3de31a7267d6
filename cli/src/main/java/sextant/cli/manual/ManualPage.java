package sextant.cli.manual;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sextant.cli.console.ExitCode;

/** A manual page of section 1, in the man macros that every troff knows: made of the same words as {@code --help}. */
public final class ManualPage {

    private static final List<String[]> ENVIRONMENT = List.of(
            new String[] {"SEXTANT_SERVER", "The servers that are asked where none is named: addresses or names."},
            new String[] {"SEXTANT_TOKEN", "The bearer token for the first of them."},
            new String[] {"NO_COLOR", "If it is set, nothing is coloured."},
            new String[] {"COLUMNS", "How wide text may be."},
            new String[] {
                "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
                "Where the files below are, if not in the usual places."
            });

    private static final List<String[]> FILES = List.of(
            new String[] {"~/.config/sextant/config.yaml", "Servers by name, and which is the usual one."},
            new String[] {"~/.local/state/sextant/jobs", "The jobs that this tool started."});

    private final StringBuilder page = new StringBuilder();
    private final CommandSpec spec;
    private final List<CommandLine> below;
    private final String title;

    private ManualPage(CommandSpec spec) {
        this.spec = spec;
        this.title = name(spec);
        this.below = spec.subcommands().values().stream()
                .distinct()
                .filter(verb -> !verb.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    /** @param date on which the page is made */
    public static String of(CommandSpec spec, String version, LocalDate date) {
        return new ManualPage(spec).text(version, date);
    }

    /** As the file of the page is called, without its section: {@code sextant-run}. */
    public static String name(CommandSpec spec) {
        return spec.parent() == null ? spec.name() : name(spec.parent()) + "-" + spec.name();
    }

    private String text(String version, LocalDate date) {
        page.append(".TH ")
                .append(escaped(title.toUpperCase(Locale.ROOT)))
                .append(" 1 ")
                .append(date)
                .append(" \"Sextant ")
                .append(escaped(version))
                .append("\" \"Sextant\"\n");
        section("NAME");
        line(escaped(title) + " \\- " + escaped(firstSentence()));
        section("SYNOPSIS");
        line("\\fB" + escaped(title.replace('-', ' ')) + "\\fR " + synopsis());
        section("DESCRIPTION");
        line(escaped(description(spec)));
        verbs();
        arguments();
        options();
        entries("EXIT STATUS", codes());
        entries("ENVIRONMENT", ENVIRONMENT);
        entries("FILES", FILES);
        section("SEE ALSO");
        line(
                spec.parent() == null
                        ? below.stream()
                                .map(verb -> reference(name(verb.getCommandSpec())))
                                .collect(Collectors.joining(",\n"))
                        : reference("sextant"));
        return page.toString();
    }

    private static List<String[]> codes() {
        var codes = new ArrayList<String[]>();
        for (var code : ExitCode.values()) {
            codes.add(new String[] {Integer.toString(code.number()), code.meaning()});
        }
        codes.add(new String[] {"130", "Ended by Ctrl-C; a job that was followed goes on."});
        return codes;
    }

    private void verbs() {
        entries(
                "VERBS",
                below.stream()
                        .map(verb -> new String[] {verb.getCommandName(), description(verb.getCommandSpec())})
                        .toList());
    }

    private void arguments() {
        entries(
                "ARGUMENTS",
                spec.positionalParameters().stream()
                        .map(one -> new String[] {one.paramLabel(), description(one)})
                        .toList());
    }

    private void options() {
        var options = spec.options().stream().filter(option -> !option.hidden()).toList();
        if (options.isEmpty()) {
            return;
        }
        section("OPTIONS");
        for (var option : options) {
            page.append(".TP\n").append(names(option)).append('\n');
            line(escaped(description(option)));
        }
    }

    private static String names(OptionSpec option) {
        var names = Arrays.stream(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + " \\fI" + escaped(option.paramLabel()) + "\\fR";
    }

    private String synopsis() {
        if (!below.isEmpty()) {
            return "\\fIVERB\\fR ...";
        }
        return "[\\fIOPTION\\fR ...]"
                + spec.positionalParameters().stream()
                        .map(one -> " " + (one.required() ? "" : "[") + "\\fI" + escaped(one.paramLabel()) + "\\fR"
                                + (one.arity().max() > 1 ? " ..." : "") + (one.required() ? "" : "]"))
                        .collect(Collectors.joining());
    }

    private void entries(String heading, List<String[]> entries) {
        if (entries.isEmpty()) {
            return;
        }
        section(heading);
        for (var entry : entries) {
            page.append(".TP\n\\fB").append(escaped(entry[0])).append("\\fR\n");
            line(escaped(entry[1]));
        }
    }

    private void section(String heading) {
        page.append(".SH ").append(heading).append('\n');
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private String firstSentence() {
        var text = description(spec);
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\.$", "");
    }

    private static String reference(String name) {
        return "\\fB" + escaped(name) + "\\fR(1)";
    }

    private static String description(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    /** So that troff takes nothing for a command: a backslash, a dash that shall stay one, and a dot or quote that begins a line. */
    private static String escaped(String text) {
        var escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
