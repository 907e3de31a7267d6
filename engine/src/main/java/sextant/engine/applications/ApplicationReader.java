package sextant.engine.applications;

import com.google.re2j.Pattern;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sextant.engine.applications.ApplicationRules.About;
import sextant.engine.applications.reading.CommandReader;
import sextant.engine.applications.reading.DetailReader;
import sextant.engine.applications.reading.ExampleReader;
import sextant.engine.applications.reading.HttpCallReader;
import sextant.engine.applications.reading.InterfaceReader;
import sextant.engine.applications.reading.OutputReader;
import sextant.engine.applications.reading.ParameterReader;
import sextant.engine.applications.reading.Scalars;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Section;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ProgressSource;
import sextant.model.application.execution.Execution;
import sextant.model.application.execution.HttpCall;

/**
 * Reads one application's file, strictly: whatever cannot be used is noted in the {@link ConfigurationFile} with line and column, and
 * all of it at once. {@code docs/manual/applications.md} explains the format.
 */
public final class ApplicationReader {

    /** What an application that nobody registered is called in the IVOA registry: the authority of the draft's own example. */
    private static final String UNREGISTERED = "ivo://org.astrogrid.unregistered/";

    private static final String INTERFACES = "interfaces";
    private static final String COMMAND = "command";
    private static final String HTTP = "http";

    /** What only programs have. */
    private static final List<String> OF_PROGRAMS =
            List.of(COMMAND, "image", "environment", "progress", "mini-language");

    /** How the program that calls says how far it is. */
    private static final ProgressSource CALLED = new ProgressSource.Pattern("^received ([0-9.]+) %(.*)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern IDENTIFIER =
            Pattern.compile("ivo://[A-Za-z0-9][A-Za-z0-9._-]+(?:/[A-Za-z0-9._~*'()+=!$-]+)+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What the server gives every program. */
    private static final Set<String> GIVEN = Set.of("HOME", "TMPDIR");

    private final Path folder;

    /** @param folder that the file stands in, absolute */
    public ApplicationReader(Path folder) {
        this.folder = folder;
    }

    /** What it returns is an application only if the file has no problems. */
    public Application read(ConfigurationFile file) {
        return read(file, file.root());
    }

    /** @param root of the file */
    Application read(ConfigurationFile file, Section root) {
        var name = name(root);
        var parameters = root.section("parameters").map(ParameterReader::read).orElse(List.of());
        boolean call = root.has(HTTP);
        var outputs = call ? OutputReader.ofCall(root, parameters) : OutputReader.read(root, parameters);
        var interfaces = InterfaceReader.read(root, parameters, outputs);
        var execution = call ? call(root, parameters) : command(root, parameters, heads(interfaces));
        var examples = root.section("examples")
                .map(section -> ExampleReader.read(section, interfaces, outputs))
                .orElse(List.of());
        var application = new Application(
                name,
                identifier(root, name),
                root.optionalText("title").orElse(name),
                root.optionalText("description"),
                DetailReader.references(root),
                DetailReader.image(root),
                execution.orElse(new Execution.Command(List.of())),
                root.section("environment").map(this::environment).orElse(Map.of()),
                parameters,
                interfaces,
                outputs,
                root.section("limits").map(DetailReader::limits).orElse(ApplicationLimits.DEFAULT),
                root.section("resources").map(DetailReader::resources).orElse(Map.of()),
                root.section("estimate").map(DetailReader::estimate),
                call ? Optional.of(CALLED) : root.section("progress").flatMap(DetailReader::progress),
                DetailReader.errors(root),
                examples,
                root.flag(
                        "restartable",
                        execution.filter(ApplicationReader::isHarmless).isPresent()),
                folder.toString());
        boolean miniLanguage = root.flag("mini-language", false);
        if (execution.isPresent()) {
            ApplicationRules.faults(application, miniLanguage).forEach(fault -> note(root, fault));
        }
        if (file.problems().isEmpty()) {
            new ExampleCheck(application).check(root);
        }
        return application;
    }

    /** Empty if it cannot be used, which has been noted. */
    private static Optional<Execution> command(Section root, List<ParameterDefinition> parameters, Set<String> heads) {
        var command = CommandReader.read(root, parameters, heads);
        return command.readable() ? Optional.of(new Execution.Command(command.elements())) : Optional.empty();
    }

    private static Optional<Execution> call(Section root, List<ParameterDefinition> parameters) {
        OF_PROGRAMS.stream()
                .filter(root::has)
                .forEach(key -> root.problem(key, "has no meaning beside http, by which no program is started"));
        return root.section(HTTP)
                .flatMap(section -> HttpCallReader.read(section, parameters))
                .map(Execution.class::cast);
    }

    /** A GET changes nothing (RFC 9110, 9.2.1), so it may be done again. */
    private static boolean isHarmless(Execution execution) {
        return execution instanceof HttpCall call && call.method() == HttpCall.Method.GET;
    }

    private static void note(Section root, ApplicationRules.Fault fault) {
        switch (fault.about()) {
            case About.Command() -> root.problem(COMMAND, fault.text());
            case About.Element(var place) -> root.problem(COMMAND, place, fault.text());
            case About.Parameter(var id) -> note(root, "parameters", id, fault.text());
            case About.Interface(var id) when root.has(INTERFACES) -> note(root, INTERFACES, id, fault.text());
            case About.Interface(var _) -> root.problem(COMMAND, fault.text());
        }
    }

    /** The section has been read already; here it only says where something stands. */
    private static void note(Section root, String section, String key, String text) {
        root.section(section).ifPresent(read -> {
            read.leave();
            read.problem(key, text);
        });
    }

    /** The parameters on which it depends what else there is; the program itself need not see them. */
    private static Set<String> heads(List<InterfaceDefinition> interfaces) {
        return interfaces.stream()
                .flatMap(called -> called.inputs().stream())
                .flatMap(InterfaceInput::conditionals)
                .map(one -> one.head().parameter())
                .collect(Collectors.toSet());
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
}
