package sextant.engine.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sextant.engine.applications.values.Presence;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.application.execution.Execution;
import sextant.model.application.execution.HttpCall;

/**
 * What must be right in every application, from whichever kind of file it came: that each call makes a command line, or a request, and that
 * no value of a client is run as a script or read as a little language.
 */
public final class ApplicationRules {

    private final Application application;
    private final List<ArgumentTemplate> command;
    private final List<Fault> faults = new ArrayList<>();

    private ApplicationRules(Application application, List<ArgumentTemplate> command) {
        this.application = application;
        this.command = command;
    }

    /** Something that is wrong. @param text goes on after the name of what it is about */
    public record Fault(About about, String text) {}

    /** What a fault is about. */
    public sealed interface About {
        /** The command as a whole. */
        record Command() implements About {}

        /** One element of the command, counted from 0. */
        record Element(int place) implements About {}

        record Parameter(String id) implements About {}

        record Interface(String id) implements About {}
    }

    /**
     * @param application  whose command or call has good templates, with names of its parameters only
     * @param miniLanguage whether its author says that the program is a little language; a no does not count for those that are known
     */
    public static List<Fault> faults(Application application, boolean miniLanguage) {
        return switch (application.execution()) {
            case Execution.Command(var elements) -> faults(application, elements, miniLanguage);
            case HttpCall call -> CallRules.faults(application, call);
        };
    }

    private static List<Fault> faults(Application application, List<ArgumentTemplate> command, boolean miniLanguage) {
        var rules = new ApplicationRules(application, command);
        rules.checkPlaces();
        rules.checkValuesOfTheAuthor();
        if (!rules.hasScripts()) {
            rules.checkLanguages(miniLanguage);
        }
        return List.copyOf(rules.faults);
    }

    private void note(About about, String text) {
        faults.add(new Fault(about, text));
    }

    /** An element that is always there needs exactly one value, in each interface. */
    private void checkPlaces() {
        for (int element = 0; element < command.size(); element++) {
            if (command.get(element) instanceof ArgumentTemplate.One(var text)) {
                for (var name : Template.of(text).parameters()) {
                    checkPlace(application.parameter(name).orElseThrow(), element);
                }
            }
        }
    }

    private void checkPlace(ParameterDefinition parameter, int element) {
        var id = parameter.id();
        var brackets = "; write [..., \"{" + id + "}\"] in brackets";
        if (any(called -> Presence.of(called, parameter).most() > 1)) {
            note(new About.Element(element), id + " may have several values" + brackets);
        } else if (any(called -> called.parameters().contains(id)
                && Presence.of(called, parameter).least() == 0)) {
            note(new About.Element(element), id + " may be absent" + brackets);
        } else {
            application.interfaces().stream()
                    .filter(called -> Presence.of(called, parameter).least() == 0)
                    .forEach(called -> note(
                            new About.Interface(called.id()),
                            "has no " + id
                                    + ", for which the command always has a place; give it a default or a constant"));
        }
    }

    private boolean any(Predicate<InterfaceDefinition> condition) {
        return application.interfaces().stream().anyMatch(condition);
    }

    /** A default or constant that could not be passed would make every job without a value fail. */
    private void checkValuesOfTheAuthor() {
        for (var parameter : application.parameters()) {
            var constants = application.interfaces().stream()
                    .map(InterfaceDefinition::constants)
                    .map(Map::entrySet)
                    .flatMap(entries -> entries.stream()
                            .filter(one -> one.getKey().equals(parameter.id()))
                            .flatMap(one -> one.getValue().stream()));
            Stream.concat(parameter.defaults().stream(), constants)
                    .distinct()
                    .flatMap(value -> Arguments.fault(command, parameter, value).stream())
                    .forEach(fault -> note(new About.Command(), "takes no such default: " + fault.text()));
        }
    }

    /** A value in the text of a script would be run, whatever quotes are around it. */
    private boolean hasScripts() {
        var elements = new ArrayList<Template>();
        var places = new ArrayList<Integer>();
        for (int element = 0; element < command.size(); element++) {
            for (var template :
                    Arguments.templates(List.of(command.get(element))).toList()) {
                elements.add(template);
                places.add(element);
            }
        }
        var scripts = Scripts.withValues(elements).stream()
                .map(places::get)
                .distinct()
                .toList();
        scripts.forEach(element -> note(
                new About.Element(element),
                "is a script, and a value in it would be run; keep the script in a file"
                        + " and pass the value as an argument after it"));
        return !scripts.isEmpty();
    }

    private void checkLanguages(boolean miniLanguage) {
        MiniLanguages.reason(Arguments.templates(command).toList())
                .or(() -> miniLanguage
                        ? Optional.of("the program is a little language (mini-language: true)")
                        : Optional.empty())
                .ifPresent(reason -> application.parameters().stream()
                        .filter(parameter -> any(called -> called.parameters().contains(parameter.id())))
                        .forEach(parameter -> MiniLanguages.fault(parameter, reason)
                                .ifPresent(text -> note(new About.Parameter(parameter.id()), text))));
    }
}
