package sextant.model.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.model.application.execution.Execution;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;

/**
 * A described application: one file. The words are those of the CEA application model (CEABase, {@code ApplicationBase}).
 *
 * @param name        short, unique here; part of addresses
 * @param identifier  its IVOA identifier, {@code ivo://...}
 * @param title       for people
 * @param description for people
 * @param references  where to read about it
 * @param image       the container image in which a command runs; empty if it is a program of this machine, or none
 * @param execution   a command, or the call of a web service
 * @param environment the whole environment of a program but for {@code PATH}, {@code HOME}, {@code TMPDIR}, {@code LANG}
 * @param parameters  its inputs, in order
 * @param interfaces  the ways in which it can be called; at least one, the first is meant where none is named
 * @param outputs     what it leaves, the primary one first
 * @param limits      what a run may take
 * @param resources   what a run needs, for the planner
 * @param estimate    how long a run takes, if its author knows
 * @param progress    how far a run has come, if the program says so
 * @param errors      what its failures mean, the first that is found counts
 * @param examples    of calls
 * @param restartable whether a run that was lost may be started a second time
 * @param folder      that its file stands in, absolute; {@code {home}} in arguments
 */
public record Application(
        String name,
        String identifier,
        String title,
        Optional<String> description,
        List<Reference> references,
        Optional<String> image,
        Execution execution,
        Map<String, String> environment,
        List<ParameterDefinition> parameters,
        List<InterfaceDefinition> interfaces,
        List<OutputDefinition> outputs,
        ApplicationLimits limits,
        Map<Resource, Quantity> resources,
        Optional<Estimate> estimate,
        Optional<ProgressSource> progress,
        List<ErrorPattern> errors,
        List<Example> examples,
        boolean restartable,
        String folder) {

    public Application {
        references = List.copyOf(references);
        environment = Map.copyOf(environment);
        parameters = List.copyOf(parameters);
        interfaces = List.copyOf(interfaces);
        outputs = List.copyOf(outputs);
        resources = Map.copyOf(resources);
        errors = List.copyOf(errors);
        examples = List.copyOf(examples);
    }

    /** Whether this is its short name, or its identifier, with or without {@code ivo://}, in any case (IVOA Identifiers 2.0, 2.3.3). */
    public boolean isCalled(String written) {
        return name.equals(written)
                || identifier.equalsIgnoreCase(written)
                || identifier.equalsIgnoreCase("ivo://" + written);
    }

    /** A parameter by its name, in any case (DALI). */
    public Optional<ParameterDefinition> parameter(String id) {
        return parameters.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
    }

    /** An output by its name, in any case. */
    public Optional<OutputDefinition> output(String id) {
        return outputs.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
    }

    /** An interface by its name; the first one if no name is given. */
    public Optional<InterfaceDefinition> callable(Optional<String> id) {
        return id.isEmpty()
                ? interfaces.stream().findFirst()
                : interfaces.stream().filter(one -> one.id().equals(id.get())).findFirst();
    }
}
