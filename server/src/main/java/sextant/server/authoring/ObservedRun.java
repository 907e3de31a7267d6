package sextant.server.authoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import sextant.engine.authoring.Content;
import sextant.engine.authoring.HelpText;
import sextant.engine.authoring.TableRows;
import sextant.engine.authoring.Trial;
import sextant.engine.authoring.Trial.NamedFile;
import sextant.engine.authoring.Trial.Role;

/** Runs the command of an author the way its application will: inputs without names, parts beside the file, an empty folder. */
final class ObservedRun {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PATIENCE_FOR_HELP = Duration.ofSeconds(10);
    private static final int LARGEST_TABLE = 64 << 20;
    private static final String NAMED = "named.sh";
    private static final String NAMED_SCRIPT = """
            #!/bin/sh
            # usage: named.sh PATH NAME [PATH NAME ...] -- PROGRAM ARGUMENT...
            # Gives each input the name that the program wants, in the folder of the run, and becomes the program.
            set -eu
            while [ "$1" != -- ]; do
              ln -s -- "$1" "$2"
              shift 2
            done
            shift
            exec "$@"
            """;

    private final Trials trials;
    private final List<String> command;
    private final NamedFiles files;
    private final Path parts;
    private final Path inputs;

    /** @param name of the application */
    ObservedRun(Trials trials, List<String> command, NamedFiles files, String name) throws IOException {
        this.trials = trials;
        this.command = command;
        this.files = files;
        this.parts = trials.shelf("home/" + name);
        this.inputs = trials.shelf("inputs");
        for (var part : files.of(Role.PART)) {
            Files.copy(files.path(part), parts.resolve(part.name()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (var input : files.of(Role.INPUT)) {
            Files.copy(files.path(input), nameless(input));
        }
        writeScript(parts);
    }

    private Path nameless(NamedFile input) {
        return inputs.resolve("input-" + input.argument());
    }

    private static void writeScript(Path folder) throws IOException {
        var script = Files.writeString(folder.resolve(NAMED), NAMED_SCRIPT);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Once as it is; if that fails and there are inputs, once more with their names. */
    Trial run() throws IOException {
        var done = trials.run(words(input -> nameless(input).toString()), readable(), PATIENCE);
        boolean named = false;
        if (done.exitCode() != 0
                && done.exitCode() != 127
                && !files.of(Role.INPUT).isEmpty()) {
            var again = trials.run(withNames(), readable(), PATIENCE);
            named = again.exitCode() == 0;
            done = named ? again : done;
        }
        return new Trial(command, files.all(), Optional.of(ended(done, named)));
    }

    private List<Path> readable() {
        return List.of(parts.resolveSibling(""), inputs);
    }

    private List<String> words(Function<NamedFile, String> inputName) {
        var words = new ArrayList<String>();
        for (int at = 0; at < command.size(); at++) {
            int argument = at;
            var file = files.all().stream()
                    .filter(one -> one.argument() == argument)
                    .findFirst();
            words.add(file.map(one -> one.before()
                            + (one.role() == Role.PART
                                    ? parts.resolve(one.name()).toString()
                                    : inputName.apply(one)))
                    .orElseGet(() -> inWorkFolder(command.get(argument), argument)));
        }
        return words;
    }

    /** What names a file that is not there yet, in some other folder, is what the program shall write: it can write here only. */
    private static String inWorkFolder(String word, int argument) {
        int start = word.startsWith("/") ? 0 : word.indexOf("=/") + 1;
        if (argument == 0 || !word.startsWith("/", start) || word.indexOf(0) >= 0) {
            return word;
        }
        var path = Path.of(word.substring(start));
        boolean writes = !Files.exists(path) && path.getParent() != null && Files.isDirectory(path.getParent());
        return writes ? word.substring(0, start) + path.getFileName() : word;
    }

    private List<String> withNames() {
        var words = new ArrayList<String>(List.of(parts.resolve(NAMED).toString()));
        for (var input : files.of(Role.INPUT)) {
            words.addAll(List.of(nameless(input).toString(), input.name()));
        }
        words.add("--");
        words.addAll(words(NamedFile::name));
        return words;
    }

    private Trial.Ended ended(Trials.Done done, boolean named) throws IOException {
        var outputs = new ArrayList<Trial.Output>();
        for (var path : Trials.files(done.work())) {
            outputs.add(output(path.toString(), done.work().resolve(path)));
        }
        var errors = Files.exists(done.stderr()) ? Files.readAllBytes(done.stderr()) : new byte[0];
        var last = new String(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((_, next) -> next);
        return new Trial.Ended(
                done.exitCode(),
                done.seconds(),
                named,
                outputs,
                output("", done.stdout()),
                last.map(String::strip).map(this::withNamesAgain));
    }

    private String withNamesAgain(String text) {
        var shown = text;
        for (var input : files.of(Role.INPUT)) {
            shown = shown.replace(nameless(input).toString(), input.name());
        }
        return shown;
    }

    private static Trial.Output output(String path, Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Trial.Output(path, Content.TEXT, 0, OptionalLong.empty());
        }
        long size = Files.size(file);
        var rows = size <= LARGEST_TABLE ? TableRows.of(Files.readAllBytes(file)) : OptionalLong.empty();
        return new Trial.Output(path, NamedFiles.content(file), size, rows);
    }

    /** What the program says of itself: the first way of asking that brings something that looks like help. */
    HelpText help() throws IOException {
        int fixed = 1;
        for (int at = 1; at < command.size() && isPart(at); at++) {
            fixed = at + 1;
        }
        var program = words(input -> nameless(input).toString()).subList(0, fixed);
        var asked = new ArrayList<List<String>>();
        if (command.size() > fixed && command.get(fixed).matches("[a-z][A-Za-z0-9_-]*")) {
            asked.add(List.of(command.get(fixed), "--help"));
            asked.add(List.of(command.get(fixed), "help"));
        }
        for (var word : List.of("--help", "-h", "help")) {
            asked.add(List.of(word));
        }
        for (var more : asked) {
            var text = said(program, more);
            if (looksLikeHelp(text)) {
                // The programs of astromatic.net print what can be set, with what it means.
                var settings = text.contains("-dd") ? said(program, List.of("-dd")) : "";
                return HelpText.of(text + "\n" + settings);
            }
        }
        return HelpText.of("");
    }

    private boolean isPart(int argument) {
        return files.of(Role.PART).stream().anyMatch(one -> one.argument() == argument)
                && command.getFirst().matches("(?:.*/)?[a-z]+[0-9.]*");
    }

    private String said(List<String> program, List<String> more) throws IOException {
        var words = new ArrayList<>(program);
        words.addAll(more);
        var done = trials.run(words, readable(), PATIENCE_FOR_HELP);
        var text = new StringBuilder();
        for (var stream : List.of(done.stdout(), done.stderr())) {
            if (Files.exists(stream)) {
                text.append(new String(Files.readAllBytes(stream), StandardCharsets.ISO_8859_1))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static boolean looksLikeHelp(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        return text.lines().count() >= 3
                && (words.contains("usage")
                        || words.contains("syntax")
                        || !HelpText.of(text).options().isEmpty());
    }

    /** Leaves what the application needs in a folder beside its file. */
    void keep(Path folder, boolean named) throws IOException {
        if (files.all().isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        for (var file : files.all()) {
            Files.copy(files.path(file), folder.resolve(file.name()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        if (named) {
            writeScript(folder);
        }
    }
}
