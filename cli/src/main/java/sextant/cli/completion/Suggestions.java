package sextant.cli.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sextant.cli.apps.Described;
import sextant.cli.apps.Parameter;
import sextant.cli.console.Clean;
import sextant.cli.console.Console;
import sextant.cli.console.Stopped;

/** What can stand next on a command line. Nobody is told that a server does not answer: then there is nothing to suggest. */
public final class Suggestions {

    private static final List<String> PHASES = List.of(
            "PENDING",
            "QUEUED",
            "EXECUTING",
            "SUSPENDED",
            "HELD",
            "COMPLETED",
            "ERROR",
            "ABORTED",
            "UNKNOWN",
            "ARCHIVED");

    private final CommandSpec root;
    private final Console console;
    private boolean withFiles;

    public Suggestions(CommandSpec root, Console console) {
        this.root = root;
        this.console = console;
    }

    /** Prints them. @param words after the name of the tool; the last one is being typed */
    public void print(List<String> words) {
        var current = words.isEmpty() ? "" : words.getLast();
        var found = new ArrayList<Suggestion>();
        try {
            found.addAll(words.size() < 2 ? verbs() : after(words));
        } catch (Stopped _) {
            // There is nothing to suggest.
        }
        found.stream()
                .filter(one -> one.word().startsWith(current) && !one.word().isEmpty())
                .forEach(one -> console.out().println(Clean.text(one.word()) + "\t" + Clean.text(one.meaning())));
        if (withFiles) {
            console.out().println(Scripts.FILES);
        }
    }

    private List<Suggestion> verbs() {
        return root.subcommands().entrySet().stream()
                .filter(verb -> !verb.getValue().getCommandSpec().usageMessage().hidden())
                .map(verb -> new Suggestion(
                        verb.getKey(),
                        first(verb.getValue().getCommandSpec().usageMessage().description())))
                .toList();
    }

    private List<Suggestion> after(List<String> words) {
        var verb = root.subcommands().get(words.getFirst());
        if (verb == null) {
            return List.of();
        }
        var spec = verb.getCommandSpec();
        var typed = Typed.of(spec, words.subList(1, words.size()));
        var known = new Known(typed, console);
        if (typed.before().isPresent()) {
            return value(spec, typed.before().get(), known);
        }
        if (typed.current().startsWith("-")) {
            return Stream.concat(options(spec), parameters(spec, known)).toList();
        }
        return argument(spec, typed, known);
    }

    private List<Suggestion> value(CommandSpec spec, String name, Known known) {
        var option = Optional.ofNullable(spec.findOption(name));
        if (option.isEmpty()) {
            return known.application()
                    .flatMap(app -> app.parameter(name.substring(2)))
                    .map(this::value)
                    .orElse(List.of());
        }
        if (option.get().completionCandidates() != null) {
            var candidates = new ArrayList<Suggestion>();
            option.get().completionCandidates().forEach(word -> candidates.add(Suggestion.of(word)));
            return candidates;
        }
        return switch (name) {
            case "--server" -> known.servers();
            case "--app" -> known.applications();
            case "--phase" -> PHASES.stream().map(Suggestion::of).toList();
            case "--interface" ->
                known.application().stream()
                        .flatMap(app -> app.interfaces().stream())
                        .map(face -> new Suggestion(face.id(), face.title()))
                        .toList();
            case "--as" ->
                Stream.of("votable", "table", "image").map(Suggestion::of).toList();
            default -> files(option.get().paramLabel());
        };
    }

    private List<Suggestion> value(Parameter parameter) {
        withFiles = parameter.isFile();
        var words = parameter.isBoolean() ? List.of("true", "false") : parameter.options();
        return words.stream().map(Suggestion::of).toList();
    }

    private static Stream<Suggestion> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> new Suggestion(longest(option), first(option.description())));
    }

    private static Stream<Suggestion> parameters(CommandSpec spec, Known known) {
        return spec.name().equals("run")
                ? known.application().stream()
                        .map(Described::parameters)
                        .flatMap(List::stream)
                        .map(one -> new Suggestion(
                                "--" + one.id(), one.title().isEmpty() ? one.description() : one.title()))
                : Stream.empty();
    }

    private List<Suggestion> argument(CommandSpec spec, Typed typed, Known known) {
        int index = typed.arguments().size();
        var label = spec.positionalParameters().stream()
                .filter(one -> one.index().contains(index))
                .map(one -> one.paramLabel())
                .findFirst()
                .orElse("");
        return switch (label) {
            case "APP" -> known.applications();
            case "APP|TASK" -> {
                withFiles = true;
                yield known.applications();
            }
            case "JOB" -> known.jobs();
            case "RESULT" -> known.results();
            case "VERB" -> verbs();
            case "SHELL" -> Scripts.SHELLS.stream().map(Suggestion::of).toList();
            case "ACTION" ->
                index == 0 ? Stream.of("add", "use", "rm").map(Suggestion::of).toList() : known.servers();
            default -> files(label);
        };
    }

    /** Files are suggested only where one is wanted. */
    private List<Suggestion> files(String label) {
        var upper = label.toUpperCase(Locale.ROOT);
        withFiles = upper.contains("FILE") || upper.contains("DIR") || upper.contains("TASK");
        return List.of();
    }

    private static String longest(OptionSpec option) {
        return Arrays.stream(option.names())
                .max((one, other) -> one.length() - other.length())
                .orElse("");
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0].split("(?<=\\.) ", 2)[0];
    }
}
