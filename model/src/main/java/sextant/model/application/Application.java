package sextant.model.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A described application: one YAML file. The words are those of the CEA application model (CEABase, {@code ApplicationBase}).
 *
 * @param name        short, unique here; part of addresses
 * @param identifier  its IVOA identifier, {@code ivo://...}
 * @param title       for people
 * @param description for people
 * @param command     what is started: the program first, then its arguments
 * @param environment the whole environment of the program but for {@code PATH}, {@code HOME}, {@code TMPDIR}, {@code LANG}
 * @param parameters  its inputs, in order
 * @param interfaces  the ways in which it can be called; at least one
 * @param outputs     what it leaves, the primary one first
 * @param limits      what a run may take
 * @param progress    how far a run has come, if the program says so
 * @param restartable whether a run that was lost may be started a second time
 * @param folder      that its file stands in, absolute; {@code {home}} in arguments
 */
public record Application(
        String name,
        String identifier,
        String title,
        Optional<String> description,
        List<ArgumentTemplate> command,
        Map<String, String> environment,
        List<ParameterDefinition> parameters,
        List<InterfaceDefinition> interfaces,
        List<OutputDefinition> outputs,
        ApplicationLimits limits,
        Optional<ProgressSource> progress,
        boolean restartable,
        String folder) {

    public Application {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        parameters = List.copyOf(parameters);
        interfaces = List.copyOf(interfaces);
        outputs = List.copyOf(outputs);
    }

    /** A parameter by its name, in any case (DALI). */
    public Optional<ParameterDefinition> parameter(String id) {
        return parameters.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
    }
}
