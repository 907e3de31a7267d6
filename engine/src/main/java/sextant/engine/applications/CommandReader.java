package sextant.engine.applications;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.engine.configuration.Section;
import sextant.model.application.ArgumentTemplate;
import sextant.model.application.ParameterDefinition;
import sextant.model.pattern.Nearest;
import sextant.model.tree.Items;
import sextant.model.tree.Node;

/** Reads {@code command} of an application's file: the program, and then its arguments, with a list for what is there for each value. */
final class CommandReader {

    private static final String KEY = "command";

    private final Section section;
    private final List<ParameterDefinition> parameters;
    private final Set<String> used = new HashSet<>();
    private boolean readable = true;

    private CommandReader(Section section, List<ParameterDefinition> parameters) {
        this.section = section;
        this.parameters = parameters;
    }

    /** @param section the whole file */
    static List<ArgumentTemplate> read(Section section, List<ParameterDefinition> parameters) {
        return new CommandReader(section, parameters).command();
    }

    private List<ArgumentTemplate> command() {
        var items = Scalars.items(section, KEY);
        if (items.isEmpty()) {
            section.problem(KEY, "is missing; it is the program and its arguments, such as [wc, -l, \"{file}\"]");
        }
        var command = new ArrayList<ArgumentTemplate>();
        for (int item = 0; item < items.size(); item++) {
            read(items.get(item), item).ifPresent(command::add);
        }
        if (!readable || command.isEmpty()) {
            return command;
        }
        checkProgram(command.getFirst());
        checkScripts(items);
        for (var parameter : parameters) {
            if (!used.contains(parameter.id())) {
                section.problem(KEY, "has no place for the parameter " + parameter.id());
            }
        }
        return command;
    }

    private Optional<ArgumentTemplate> read(Node node, int item) {
        if (node instanceof Items(var inner)) {
            var texts =
                    inner.stream().flatMap(one -> Scalars.text(one).stream()).toList();
            if (texts.size() < inner.size() || texts.isEmpty()) {
                unreadable(item, "must be a list of texts; put quotes around what has braces");
                return Optional.empty();
            }
            var named = new LinkedHashSet<String>();
            texts.forEach(text -> named.addAll(names(text, item)));
            if (named.size() != 1) {
                section.problem(KEY, item, "is a list, so it must name one parameter, for whose values it is there");
            }
            return Optional.of(new ArgumentTemplate.Each(texts));
        }
        var text = Scalars.text(node);
        if (text.isEmpty()) {
            readable = false;
            Scalars.problem(section, KEY, item, node);
            return Optional.empty();
        }
        names(text.get(), item).forEach(name -> checkAlone(name, item));
        return text.map(ArgumentTemplate.One::new);
    }

    /** The parameters that one element names; those that do not exist are reported. */
    private Set<String> names(String text, int item) {
        try {
            var names = Template.of(text).parameters();
            for (var name : names) {
                if (find(name).isEmpty()) {
                    var known = parameters.stream().map(ParameterDefinition::id).toList();
                    unreadable(
                            item,
                            "there is no parameter " + name
                                    + Nearest.to(name, known)
                                            .map(near -> "; did you mean " + near + "?")
                                            .orElse(""));
                }
            }
            used.addAll(names);
            return names;
        } catch (IllegalArgumentException brace) {
            unreadable(item, String.valueOf(brace.getMessage()));
            return Set.of();
        }
    }

    private void unreadable(int item, String problem) {
        readable = false;
        section.problem(KEY, item, problem);
    }

    private Optional<ParameterDefinition> find(String name) {
        return parameters.stream().filter(one -> one.id().equals(name)).findFirst();
    }

    /** An element that is always there needs exactly one value. */
    private void checkAlone(String name, int item) {
        find(name).ifPresent(parameter -> {
            if (parameter.most() > 1) {
                section.problem(
                        KEY, item, name + " may have several values; write [..., \"{" + name + "}\"] in brackets");
            } else if (parameter.least() == 0 && parameter.defaults().isEmpty()) {
                section.problem(KEY, item, name + " may be absent; write [..., \"{" + name + "}\"] in brackets");
            }
        });
    }

    private void checkProgram(ArgumentTemplate first) {
        if (!(first instanceof ArgumentTemplate.One(var program))
                || !names(program, 0).isEmpty()) {
            section.problem(KEY, 0, "is the program, which no value can choose");
        } else if (program.isBlank()
                || program.contains("/") && !program.startsWith("/") && !program.startsWith("{home}/")) {
            section.problem(
                    KEY,
                    0,
                    "must be the name of a program on PATH, or begin with / or, beside this file, with {home}/");
        }
    }

    /** A value in the text of a script would be run, whatever quotes are around it. */
    private void checkScripts(List<Node> items) {
        var elements = new ArrayList<Template>();
        var places = new ArrayList<Integer>();
        for (int item = 0; item < items.size(); item++) {
            for (var one : items.get(item) instanceof Items(var inner) ? inner : List.of(items.get(item))) {
                elements.add(Template.of(Scalars.text(one).orElseThrow()));
                places.add(item);
            }
        }
        Scripts.withValues(elements).stream().map(places::get).distinct().forEach(this::scriptProblem);
    }

    private void scriptProblem(int item) {
        section.problem(
                KEY,
                item,
                "is a script, and a value in it would be run; keep the script in a file"
                        + " and pass the value as an argument after it");
    }
}
