package sextant.engine.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sextant.engine.applications.MiniLanguages;
import sextant.engine.authoring.Trial.Ended;
import sextant.engine.authoring.Trial.Output;
import sextant.model.application.ParameterType;

/**
 * The first draft of an application's file: good enough to be run as it is, with a comment wherever a person knows better. Its example
 * is the run that it was drafted from.
 */
public final class Draft {

    private static final int MOST_OUTPUTS = 8;
    private static final int MOST_FROM_HELP = 12;
    private static final int LONGEST_PATH = 200;
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final double SLOWER = 20;

    private final String name;
    private final Trial trial;
    private final HelpText help;
    private final StringBuilder yaml = new StringBuilder();

    private Draft(String name, Trial trial, HelpText help) {
        this.name = name;
        this.trial = trial;
        this.help = help;
    }

    /**
     * @param name of the application, and of the folder beside its file that has the files of the run
     * @param help of the program; of one that has not been run all its options become parameters
     */
    public static String of(String name, Trial trial, HelpText help) {
        return new Draft(name, trial, help).text();
    }

    /** What a program is called without its folder and ending, as the name of an application. */
    public static String nameOf(String program) {
        var last = program.substring(program.lastIndexOf('/') + 1).replaceFirst("\\.(?:sh|py|pl|rb|R|jl)$", "");
        var plain = last.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return plain.isEmpty() ? "tool" : plain.toLowerCase(Locale.ROOT).substring(0, Math.min(64, plain.length()));
    }

    private String text() {
        var left = left();
        var shape =
                Shape.of(trial, help, left.stream().map(Output::path).collect(Collectors.toUnmodifiableSet()), name);
        head();
        var parameters = new ArrayList<>(shape.parameters());
        var command = new ArrayList<>(shape.elements());
        if (trial.ended().isEmpty()) {
            fromHelp(command, parameters);
        }
        line("command: [" + String.join(", ", command) + "]");
        if (!parameters.isEmpty()) {
            line("parameters:");
            parameters.forEach(this::parameter);
        }
        var outputs = named(left, parameters);
        line("outputs:");
        outputs.forEach(this::output);
        bounds();
        trial.ended().ifPresent(ended -> example(ended, parameters, outputs));
        return yaml.toString();
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    private void head() {
        var words = trial.command().stream().collect(Collectors.joining(" "));
        var ran = trial.ended()
                .map(ended -> String.format(
                        Locale.ROOT, "one run (%.2f s, exit code %d) of: ", ended.seconds(), ended.exitCode()))
                .orElse("the help of: ");
        line("# Drafted by sextant wrap from " + ran + words.replaceAll("\\p{Cntrl}", " "));
        line("# It works as it is. Answer what is asked in comments, then: sextant lint, sextant test.");
        line("name: " + YamlText.of(name));
        line("title: " + YamlText.of(name) + "  # for people, a few words");
        line("description: " + YamlText.of("Runs " + name + ".") + "  # what goes in, and what comes out?");
        line("# references: [\"https://...\"]  # where to read about it: home page, DOI, ASCL");
        MiniLanguages.reasonOf(trial.command()).ifPresent(what -> {
            line("# Values are dangerous here: " + what + ".");
            line(
                    "# Texts stay as they are in the command; to let others choose one, give it options, or a pattern that takes no more.");
            line("mini-language: true");
        });
    }

    /** The options of the help, each once, as optional parameters. */
    private void fromHelp(List<String> command, List<Shape.Parameter> parameters) {
        var seen = new HashSet<String>();
        parameters.forEach(one -> seen.add(one.name()));
        for (var option : help.options()) {
            var word = option.word();
            var id = help.longForm(word)
                    .orElse(word)
                    .replaceFirst("^-+", "")
                    .replaceFirst("=$", "")
                    .toLowerCase(Locale.ROOT);
            boolean told = option.takesValue() && (word.startsWith("-") || word.endsWith("="));
            boolean dangerous = option.choices().isEmpty()
                    && MiniLanguages.reasonOf(trial.command()).isPresent();
            if (!told
                    || dangerous
                    || !id.matches("[a-z][a-z0-9_-]*")
                    || parameters.size() >= MOST_FROM_HELP
                    || !seen.add(id)) {
                continue;
            }
            command.add(
                    word.endsWith("=")
                            ? "[" + YamlText.of(word + "{" + id + "}") + "]"
                            : "[" + YamlText.of(word) + ", " + YamlText.of("{" + id + "}") + "]");
            var more = new LinkedHashMap<String, String>();
            more.put("optional", "true");
            if (option.choices().isEmpty()) {
                more.put("pattern", YamlText.of("[A-Za-z0-9_.+]{1,64}"));
            } else {
                more.put("options", YamlText.list(option.choices()));
            }
            more.put(
                    "description",
                    YamlText.of(option.description().isEmpty() ? "the program's " + id : option.description()));
            parameters.add(new Shape.Parameter(id, "text", more, List.of(), "type? unit?"));
        }
    }

    private void parameter(Shape.Parameter one) {
        var keys = new ArrayList<String>();
        if (!one.type().equals("text") || one.more().isEmpty()) {
            keys.add("type: " + one.type());
        }
        one.more().forEach((key, value) -> keys.add(key + ": " + value));
        line("  " + one.name() + ": {" + String.join(", ", keys) + "}"
                + (one.comment().isEmpty() ? "" : "  # " + one.comment()));
    }

    /** What the run left, the primary one first, standard output last; just that if there is no file. */
    private List<Output> left() {
        if (trial.ended().isEmpty()) {
            return List.of(new Output("", Content.TEXT, 0, OptionalLong.empty()));
        }
        var ended = trial.ended().get();
        var left = new ArrayList<>(ended.outputs().stream()
                .filter(one -> PATH.matcher(one.path()).matches() && one.path().length() <= LONGEST_PATH)
                .sorted(Comparator.comparing((Output one) -> !isNamed(one))
                        .thenComparing(Output::content)
                        .thenComparing(Output::path))
                .limit(MOST_OUTPUTS)
                .toList());
        if (left.isEmpty() || ended.stdout().size() > 0) {
            left.add(ended.stdout());
        }
        return left;
    }

    /** By the names of results, none of which is that of a parameter. */
    private static Map<String, Output> named(List<Output> left, List<Shape.Parameter> parameters) {
        var taken = new HashSet<String>();
        parameters.forEach(one -> taken.add(one.name()));
        var named = new LinkedHashMap<String, Output>();
        for (var output : left) {
            var id = named.isEmpty() ? "result" : unused(output.path().isEmpty() ? "log" : output.path(), taken);
            taken.add(id);
            named.put(id, output);
        }
        return named;
    }

    private boolean isNamed(Output output) {
        var last = output.path();
        return trial.command().stream()
                .skip(1)
                .anyMatch(word -> word.equals(last) || word.endsWith("/" + last) || word.endsWith("=" + last));
    }

    private static String unused(String path, Set<String> taken) {
        var bare = path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("\\.[A-Za-z0-9]+$", "")
                .replaceAll("[^A-Za-z0-9_-]", "-");
        var start = (bare.matches("[A-Za-z].*") ? bare : "file-" + bare).toLowerCase(Locale.ROOT);
        var unused = start;
        for (int number = 2; taken.contains(unused); number++) {
            unused = start + "-" + number;
        }
        return unused;
    }

    private void output(String id, Output output) {
        boolean stdout = output.path().isEmpty();
        var keys = new ArrayList<String>();
        keys.add(stdout ? "stdout: true" : "file: " + YamlText.of(output.path()));
        keys.add("type: " + output.content().type().word());
        if (!output.content().mediaType().equals(output.content().type().mediaType())) {
            keys.add("media-type: " + output.content().mediaType());
        }
        if (!id.equals("result")) {
            keys.add("optional: true");
        }
        var what = stdout ? "what it prints" : "the " + output.content().noun();
        keys.add("description: " + YamlText.of(what));
        line("  " + id + ": {" + String.join(", ", keys) + "}");
    }

    private void bounds() {
        double seconds = trial.ended().map(Ended::seconds).orElse(60.0);
        long minutes = Math.max(1, (long) Math.ceil(SLOWER * seconds / 60));
        line("limits: {duration: " + minutes + "m, memory: 2G, processes: 64}  # what may a run take at most?");
        trial.ended()
                .ifPresent(ended -> line("estimate: {duration: " + Math.max(10, Math.round(ended.seconds() * 1000))
                        + "ms}  # per-megabyte: how much longer?"));
    }

    private void example(Ended ended, List<Shape.Parameter> parameters, Map<String, Output> outputs) {
        line("examples:");
        line("  first:");
        line("    title: The run that this file was drafted from");
        var values = parameters.stream()
                .filter(one -> !one.values().isEmpty())
                .map(one -> one.name() + ": "
                        + (one.values().size() == 1
                                ? one.values().getFirst()
                                : one.values().toString()))
                .collect(Collectors.joining(", "));
        if (!values.isEmpty()) {
            line("    values: {" + values + "}");
        }
        if (ended.exitCode() != 0) {
            line("    expect: {phase: ERROR}  # it ended with exit code " + ended.exitCode()
                    + ended.error()
                            .map(text -> ": " + text.replaceAll("\\p{Cntrl}", " "))
                            .orElse(""));
            return;
        }
        var result = outputs.values().stream().findFirst().orElseThrow();
        var rows = Optional.of(result.rows())
                .filter(known -> known.isPresent() && result.content().type() != ParameterType.TEXT);
        var expected = rows.map(known -> "rows: " + known.getAsLong()).orElse("bytes: " + result.size() / 2);
        line("    expect: {phase: COMPLETED, results: {result: {" + expected + "}}}");
    }
}
