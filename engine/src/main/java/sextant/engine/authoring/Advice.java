package sextant.engine.authoring;

import java.util.function.Predicate;
import sextant.engine.configuration.ConfigurationFile;
import sextant.model.application.Application;
import sextant.model.application.Domain;
import sextant.model.application.Example;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.application.execution.Execution;
import sextant.model.tree.Path;

/**
 * Says what a person would miss in an application that can be used: as warnings of its file. An example whose file is not there is a
 * problem.
 */
public final class Advice {

    private final ConfigurationFile file;
    private final Application application;
    private final Predicate<String> isProgram;
    private final Predicate<String> isFile;

    /**
     * @param file      as it was read, with the application that came out of it
     * @param isProgram whether this machine has a program, by its name or absolute path
     * @param isFile    whether there is a file, by its path from the application's folder
     */
    public Advice(
            ConfigurationFile file, Application application, Predicate<String> isProgram, Predicate<String> isFile) {
        this.file = file;
        this.application = application;
        this.isProgram = isProgram;
        this.isFile = isFile;
    }

    /** Adds it to the warnings and problems of the file. */
    public void give() {
        if (application.description().isEmpty()) {
            warn(Path.of("description"), "is missing; say in a sentence or two what goes in and what comes out");
        }
        if (application.references().isEmpty()) {
            warn(
                    Path.of("references"),
                    "is missing; say where to read about the program: its home page, a DOI, an ASCL record");
        }
        if (application.examples().isEmpty()) {
            warn(Path.of("examples"), "is missing; people learn from examples, and sextant test runs them");
        }
        program();
        application.parameters().forEach(this::parameter);
        application.outputs().forEach(this::output);
        if (application.output("result").isEmpty()) {
            warn(Path.of("outputs"), "has no result; clients that ask for nothing else fetch the output of that name");
        }
        application.examples().forEach(this::example);
    }

    private void warn(Path path, String text) {
        file.warning(path, text);
    }

    private void program() {
        if (application.image().isPresent()
                || !(application.execution() instanceof Execution.Command(var command))
                || !(command.getFirst() instanceof ArgumentTemplate.One(var written))) {
            return;
        }
        var program = written.replace("{home}", application.folder());
        var where = Path.of("command").item(0);
        if (!isProgram.test(program)) {
            warn(
                    where,
                    program
                            + (program.startsWith("/")
                                    ? " is no program that can be started"
                                    : " is not installed on this machine"));
        }
    }

    private static boolean takesAnyText(ParameterDefinition parameter) {
        return parameter.passing() == Passing.VALUE
                && parameter.pattern().isEmpty()
                && parameter.options().isEmpty()
                && switch (parameter.type()) {
                    case TEXT, ADQL, STC_S, ANY_URI, XML, VOTABLE, TABLE -> true;
                    case INTEGER, REAL, COMPLEX, BOOLEAN, ANGLE, MJD, DATE_TIME, BINARY, FITS, IMAGE, SPECTRUM -> false;
                };
    }

    private void parameter(ParameterDefinition parameter) {
        var path = Path.of("parameters", parameter.id());
        var about = parameter.about();
        if (about.description().isEmpty()) {
            warn(path.field("description"), "is missing");
        }
        if (isMeasured(parameter.type())
                && about.unit().isEmpty()
                && about.ucd().isEmpty()) {
            warn(path.field("unit"), "is missing; if it has none, give a ucd that says what it is");
        }
        if (isNumber(parameter.type()) && parameter.domain().equals(Domain.ANY)) {
            warn(path.field("range"), "is missing, so any number is taken");
        }
        if (takesAnyText(parameter)) {
            warn(path.field("pattern"), "is missing, and there are no options, so any text is taken");
        }
        if (application.interfaces().stream().noneMatch(one -> uses(one, parameter.id()))) {
            warn(path, "is in no interface, so nobody can give it a value");
        }
    }

    private static boolean isMeasured(ParameterType type) {
        return type == ParameterType.REAL;
    }

    private static boolean isNumber(ParameterType type) {
        return type == ParameterType.REAL || type == ParameterType.INTEGER;
    }

    private static boolean uses(InterfaceDefinition one, String parameter) {
        return one.constants().containsKey(parameter)
                || one.references().map(InterfaceInput.Reference::parameter).anyMatch(parameter::equals);
    }

    private void output(OutputDefinition output) {
        var path = Path.of("outputs", output.id());
        if (output.description().isEmpty()) {
            warn(path.field("description"), "is missing");
        }
        if (application.interfaces().stream().noneMatch(one -> one.outputs().contains(output.id()))) {
            warn(path, "is in no interface, so nobody gets it");
        }
    }

    private void example(Example example) {
        example.values().forEach((parameter, values) -> {
            for (var value : values) {
                if (value instanceof Example.Value.File(var path) && !isFile.test(path)) {
                    file.problem(
                            Path.of("examples", example.id(), "values", parameter),
                            "there is no file " + path + " beside this one");
                }
            }
        });
        if (example.expected().isEmpty() && example.phase().equals("COMPLETED")) {
            warn(Path.of("examples", example.id()), "expects nothing of its results");
        }
    }
}
