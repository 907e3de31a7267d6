package sextant.engine.applications;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.engine.configuration.Amounts;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Section;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.ArgumentTemplate;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ProgressSource;
import sextant.model.pattern.Nearest;

/**
 * Reads one application's file, strictly: whatever cannot be used is noted in the {@link ConfigurationFile} with line and column, and
 * all of it at once. {@code docs/manual/applications.md} explains the format.
 */
public final class ApplicationReader {

    /** What an application that nobody registered is called in the IVOA registry: the authority of the draft's own example. */
    private static final String UNREGISTERED = "ivo://org.astrogrid.unregistered/";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern IDENTIFIER =
            Pattern.compile("ivo://[A-Za-z0-9][A-Za-z0-9._-]+(?:/[A-Za-z0-9._~*'()+=!$-]+)+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What the server gives every program. */
    private static final Set<String> GIVEN = Set.of("HOME", "TMPDIR");

    private static final ApplicationLimits LIMITS = ApplicationLimits.DEFAULT;
    private static final long LARGEST = 1L << 50;
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    private final Path folder;

    /** @param folder that the file stands in, absolute */
    public ApplicationReader(Path folder) {
        this.folder = folder;
    }

    /** What it returns is an application only if the file has no problems. */
    public Application read(ConfigurationFile file) {
        return read(file.root());
    }

    Application read(Section root) {
        var name = name(root);
        var parameters = root.section("parameters").map(ParameterReader::read).orElse(List.of());
        var command = CommandReader.read(root, parameters);
        var outputs = OutputReader.read(root, parameters);
        checkDefaults(root, command, parameters);
        return new Application(
                name,
                identifier(root, name),
                root.optionalText("title").orElse(name),
                root.optionalText("description"),
                List.of(),
                Optional.empty(),
                command,
                root.section("environment").map(this::environment).orElse(Map.of()),
                parameters,
                interfaces(root, parameters, outputs),
                outputs,
                root.section("limits").map(ApplicationReader::limits).orElse(LIMITS),
                Map.of(),
                Optional.empty(),
                root.section("progress").flatMap(ApplicationReader::progress),
                List.of(),
                List.of(),
                root.flag("restartable", false),
                folder.toString());
    }

    private static String name(Section root) {
        var name = root.text("name");
        if (!name.isEmpty() && !NAME.matches(name)) {
            root.problem("name", "must be letters, digits, dots and dashes; it becomes part of an address");
        }
        return name;
    }

    private static String identifier(Section root, String name) {
        var identifier = root.optionalText("identifier").orElse(UNREGISTERED + name);
        if (root.has("identifier") && !IDENTIFIER.matches(identifier)) {
            root.problem("identifier", "must be like ivo://authority/name");
        }
        return identifier;
    }

    /** A default that could not be passed would make every job without a value fail. */
    private static void checkDefaults(
            Section root, List<ArgumentTemplate> command, List<ParameterDefinition> parameters) {
        try {
            for (var parameter : parameters) {
                parameter.defaults().stream()
                        .flatMap(value -> Arguments.fault(command, parameter, value).stream())
                        .forEach(fault -> root.problem("command", "takes no such default: " + fault.text()));
            }
        } catch (IllegalArgumentException reported) {
            // A template that cannot be read is a problem of the command already.
        }
    }

    /** Values may name {@code {home}}; they are part of nobody's request. */
    private Map<String, String> environment(Section section) {
        var environment = new LinkedHashMap<String, String>();
        for (var variable : section.keys()) {
            if (!VARIABLE.matches(variable)) {
                section.problem(variable, "must be a name of letters, digits and _");
            }
            if (GIVEN.contains(variable)) {
                section.problem(variable, "is given by the server: a folder of the run");
            }
            var texts = Scalars.texts(section, variable);
            if (texts.size() != 1 || texts.getFirst().indexOf(0) >= 0) {
                section.problem(variable, "must be one text without zero characters");
            } else {
                environment.put(variable, texts.getFirst().replace("{" + Template.HOME + "}", folder.toString()));
            }
        }
        return environment;
    }

    private static List<InterfaceDefinition> interfaces(
            Section root, List<ParameterDefinition> parameters, List<OutputDefinition> outputs) {
        var names = parameters.stream().map(ParameterDefinition::id).toList();
        var interfaces = new ArrayList<InterfaceDefinition>();
        root.section("interfaces").ifPresent(section -> {
            for (var id : section.keys()) {
                if (!NAME.matches(id)) {
                    section.problem(id, "must be letters, digits, dots and dashes");
                }
                var listed = section.texts(id);
                for (int item = 0; item < listed.size(); item++) {
                    var name = listed.get(item);
                    if (!names.contains(name)) {
                        var near = Nearest.to(name, names).map(word -> "; did you mean " + word + "?");
                        section.problem(id, item, "there is no parameter " + name + near.orElse(""));
                    }
                }
                interfaces.add(called(id, listed, parameters, outputs));
            }
        });
        return interfaces.isEmpty() ? List.of(called("default", names, parameters, outputs)) : interfaces;
    }

    private static InterfaceDefinition called(
            String id, List<String> names, List<ParameterDefinition> parameters, List<OutputDefinition> outputs) {
        return new InterfaceDefinition(
                id,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                parameters.stream()
                        .filter(one -> names.contains(one.id()))
                        .<InterfaceInput>map(one -> new InterfaceInput.Reference(
                                one.id(), Optional.empty(), false, one.least(), one.most()))
                        .toList(),
                outputs.stream().map(OutputDefinition::id).toList());
    }

    private static ApplicationLimits limits(Section section) {
        return new ApplicationLimits(
                Amounts.time(section, "duration", Duration.ofSeconds(LIMITS.duration()), Duration.ofSeconds(1), LONGEST)
                        .plusMillis(999)
                        .toSeconds(),
                Amounts.bytes(section, "memory", LIMITS.memory(), 1 << 20, LARGEST),
                section.whole("processes", LIMITS.processes(), 1, 1_000_000),
                Amounts.bytes(section, "output", LIMITS.output(), 1 << 10, LARGEST),
                Amounts.bytes(section, "file-size", LIMITS.fileSize(), 1 << 10, LARGEST),
                section.whole("open-files", LIMITS.openFiles(), 16, 1_000_000));
    }

    private static Optional<ProgressSource> progress(Section section) {
        var pattern = section.optionalText("pattern");
        var file = section.optionalText("file");
        if (pattern.isPresent() == file.isPresent()) {
            section.problem("pattern", "is missing: say either pattern: or file:, and only one");
        }
        pattern.flatMap(ApplicationReader::patternFault).ifPresent(fault -> section.problem("pattern", fault));
        file.filter(path -> !OutputReader.isPath(path))
                .ifPresent(_ -> section.problem("file", OutputReader.pathRule()));
        return pattern.<ProgressSource>map(ProgressSource.Pattern::new).or(() -> file.map(ProgressSource.File::new));
    }

    private static Optional<String> patternFault(String pattern) {
        try {
            return Pattern.compile(pattern).groupCount() > 0
                    ? Optional.empty()
                    : Optional.of("must have a group in parentheses, for the percentage");
        } catch (PatternSyntaxException wrong) {
            return Optional.of("is no regular expression (RE2 syntax): " + wrong.getDescription());
        }
    }
}
