package sextant.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.cli.apps.Described;
import sextant.cli.apps.Parameter;
import sextant.cli.console.Stopped;
import sextant.model.application.ParameterType;
import sextant.model.pattern.Nearest;

/**
 * Holds what was typed against the description, before anything is sent: all that is wrong is said at once. The server looks at
 * everything again, and at what only it knows.
 */
final class Arguments {

    private static final Set<String> TRUTHS =
            Set.of("true", "false", "t", "f", "yes", "no", "y", "n", "on", "off", "1", "0");

    private final Described application;
    private final InputStream in;
    private final List<String> wrong = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();
    private boolean inIsTaken;

    Arguments(Described application, InputStream in) {
        this.application = application;
        this.in = in;
    }

    /** @throws Stopped that says everything that is wrong */
    List<Argument> checked(List<RunLine.Value> values, Optional<String> face) {
        var arguments = new ArrayList<Argument>();
        var count = new LinkedHashMap<String, Integer>();
        for (var value : values) {
            application
                    .parameter(value.parameter())
                    .ifPresentOrElse(
                            parameter -> {
                                count.merge(parameter.id(), 1, Integer::sum);
                                argument(parameter, value).ifPresent(arguments::add);
                            },
                            () -> wrong.add(unknown(value.parameter())));
        }
        application.parameters().forEach(parameter -> counted(parameter, count.getOrDefault(parameter.id(), 0), face));
        face.ifPresent(this::known);
        if (!wrong.isEmpty()) {
            throw Stopped.usage(String.join(" ", wrong) + " See `sextant run " + application.name() + " --help`.");
        }
        return arguments;
    }

    /** What standard input was kept in. */
    List<Path> temporary() {
        return temporary;
    }

    private Optional<Argument> argument(Parameter parameter, RunLine.Value typed) {
        var name = parameter.id();
        if (typed.value().isEmpty()) {
            if (parameter.isBoolean()) {
                return Optional.of(new Argument.Text(name, "true"));
            }
            wrong.add("--" + name + " needs a value.");
            return Optional.empty();
        }
        var value = typed.value().get();
        if (parameter.isFile()) {
            return isAddress(value) ? Optional.of(new Argument.Referred(name, value)) : file(parameter, value);
        }
        checkType(parameter, value);
        return Optional.of(new Argument.Text(name, value));
    }

    private Optional<Argument> file(Parameter parameter, String value) {
        try {
            var file = value.equals("-") ? standardInput(parameter) : Path.of(value);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                wrong.add("--" + parameter.id() + " " + value + " is no file that can be read.");
                return Optional.empty();
            }
            var name = value.equals("-") ? "standard-input" : file.getFileName().toString();
            return Optional.of(new Argument.Sent(parameter.id(), file, name, Files.size(file)));
        } catch (InvalidPathException _) {
            wrong.add("--" + parameter.id() + " " + value + ": this cannot be the name of a file.");
        } catch (IOException cause) {
            wrong.add("--" + parameter.id() + " " + value + " cannot be read: " + cause.getMessage());
        }
        return Optional.empty();
    }

    /** Kept in a file: it may have to be sent again. */
    private Path standardInput(Parameter parameter) throws IOException {
        if (inIsTaken) {
            throw Stopped.usage("--" + parameter.id() + " -: standard input can be sent only once.");
        }
        inIsTaken = true;
        var file = Files.createTempFile("sextant", ".input");
        temporary.add(file);
        try (var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return file;
    }

    private void checkType(Parameter parameter, String value) {
        var options = parameter.options();
        if (!options.isEmpty() && !options.contains(value)) {
            wrong.add("--" + parameter.id() + " " + value + ": one of " + String.join(", ", options) + " is needed."
                    + Nearest.to(value, options)
                            .map(near -> " Is " + near + " meant?")
                            .orElse(""));
            return;
        }
        var type = parameter.knownType().filter(_ -> !parameter.isArray()).orElse(ParameterType.TEXT);
        var needed = switch (type) {
            case INTEGER -> value.strip().matches("[+-]?[0-9]+") ? "" : "a whole number";
            case REAL -> isReal(value.strip()) ? "" : "a number";
            case BOOLEAN -> TRUTHS.contains(value.toLowerCase(Locale.ROOT)) ? "" : "true or false";
            default -> "";
        };
        if (!needed.isEmpty()) {
            wrong.add("--" + parameter.id() + " " + value + ": " + needed + " is needed.");
        }
    }

    /** More generous than the server, which knows what its program reads. */
    private static boolean isReal(String value) {
        return value.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eEdD][+-]?[0-9]+)?")
                || value.matches("(?i)[+-]?(inf(inity)?|nan)");
    }

    private void counted(Parameter parameter, int count, Optional<String> face) {
        var most = application.taken(parameter, face);
        if (most.isPresent() && count > most.get()) {
            wrong.add("--" + parameter.id() + " is there " + count + " times, and " + most.get() + " is the most.");
        }
        long least = application.needed(parameter, face);
        if (count < least) {
            wrong.add("--" + parameter.id() + " is needed" + (least > 1 ? " " + least + " times" : "") + ".");
        }
    }

    private void known(String face) {
        var faces = application.interfaces().stream().map(Described.Face::id).toList();
        if (!faces.isEmpty() && !faces.contains(face)) {
            wrong.add("There is no interface " + face + "; there are " + String.join(", ", faces) + ".");
        }
    }

    private String unknown(String name) {
        var names = application.parameters().stream().map(Parameter::id).toList();
        return application.name() + " has no parameter " + name + "."
                + Nearest.to(name, names)
                        .map(near -> " Is --" + near + " meant?")
                        .orElse("");
    }

    private static boolean isAddress(String value) {
        return value.matches("(?i)https?://.+");
    }
}
