package sextant.server.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.authoring.Content;
import sextant.engine.authoring.Trial.NamedFile;
import sextant.engine.authoring.Trial.Role;

/** The files of an author that the arguments of a command name, each with where it is. */
final class NamedFiles {

    private static final Pattern KEYWORD = Pattern.compile("(-{0,2}[A-Za-z][A-Za-z0-9_.-]*=)(.+)", Pattern.DOTALL);
    private static final Pattern SYSTEM = Pattern.compile("/(?:usr|bin|sbin|lib|lib64|opt|etc)/.*");
    private static final Pattern INTERPRETER =
            Pattern.compile("(?:.*/)?(?:python[0-9.]*|perl|ruby|Rscript|julia|node|sh|bash|dash|java|octave)");
    private static final Pattern SETTINGS = Pattern.compile(
            ".*\\.(?:sex|swarp|scamp|psfex|conf|config|cfg|ini|toml|param|params|nnw|conv|sh|py|pl|rb|R|jl|jar)");
    private static final Pattern SETTINGS_OPTION =
            Pattern.compile("-c|--?conf(?:ig)?(?:-file)?|--?parameters?(?:-file)?|--settings");

    private final Map<NamedFile, Path> files = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    private NamedFiles() {}

    static NamedFiles in(List<String> command) throws IOException {
        var found = new NamedFiles();
        boolean interpreted = INTERPRETER.matcher(command.getFirst()).matches();
        for (int at = 0; at < command.size(); at++) {
            var word = command.get(at);
            boolean script = at == 0 ? word.contains("/") : interpreted;
            if (isFile(word) && (at > 0 || script)) {
                if (at == 0
                        && SYSTEM.matcher(Path.of(word)
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString())
                                .matches()) {
                    continue;
                }
                var before = at > 0 ? command.get(at - 1) : "";
                boolean part = script
                        || SETTINGS.matcher(word).matches()
                        || SETTINGS_OPTION.matcher(before).matches();
                found.add(at, "", Path.of(word), part ? Role.PART : Role.INPUT);
            }
            var keyword = KEYWORD.matcher(word);
            if (at > 0 && !isFile(word) && keyword.matches() && isFile(keyword.group(2))) {
                boolean part = SETTINGS.matcher(word).matches();
                found.add(at, keyword.group(1), Path.of(keyword.group(2)), part ? Role.PART : Role.INPUT);
            }
            interpreted &= at == 0 || word.startsWith("-");
        }
        return found;
    }

    private static boolean isFile(String word) {
        return !word.isEmpty() && word.indexOf(0) < 0 && Files.isRegularFile(Path.of(word));
    }

    private void add(int argument, String before, Path path, Role role) throws IOException {
        var plain = String.valueOf(path.getFileName())
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceFirst("^[.-]+", "");
        var start = plain.isEmpty() ? "file" : plain;
        var name = start;
        for (int number = 2; !names.add(name); number++) {
            name = number + "-" + start;
        }
        files.put(new NamedFile(argument, before, name, role, content(path)), path);
    }

    static Content content(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return Content.of(in.readNBytes(Content.ENOUGH));
        }
    }

    List<NamedFile> all() {
        return new ArrayList<>(files.keySet());
    }

    List<NamedFile> of(Role role) {
        return files.keySet().stream().filter(one -> one.role() == role).toList();
    }

    Path path(NamedFile file) {
        return Objects.requireNonNull(files.get(file));
    }
}
