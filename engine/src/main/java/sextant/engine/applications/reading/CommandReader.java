package sextant.engine.applications.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.engine.applications.Template;
import sextant.engine.configuration.Section;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.pattern.Nearest;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;

/**
 * Reads {@code command} of an application's file: the program, and then its arguments, with a list for what is there for each value,
 * and {@code {if, then}} for what is there if a boolean is true.
 */
public final class CommandReader {

    private static final String KEY = "command";
    private static final String IF = "if";
    private static final String THEN = "then";

    private final Section section;
    private final List<ParameterDefinition> parameters;
    private final Set<String> used = new HashSet<>();
    private boolean readable = true;

    private CommandReader(Section section, List<ParameterDefinition> parameters) {
        this.section = section;
        this.parameters = parameters;
    }

    /** @param readable whether each item of the file became one of the elements, and each of these is a good template */
    public record Command(List<ArgumentTemplate> elements, boolean readable) {}

    /** @param section the whole file @param heads parameters that are of use even if the program never sees them */
    public static Command read(Section section, List<ParameterDefinition> parameters, Set<String> heads) {
        var reader = new CommandReader(section, parameters);
        reader.used.addAll(heads);
        var elements = reader.command();
        return new Command(elements, reader.readable && !elements.isEmpty());
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
        if (readable && !command.isEmpty()) {
            checkProgram(command.getFirst());
            parameters.stream()
                    .map(ParameterDefinition::id)
                    .filter(name -> !used.contains(name))
                    .forEach(name -> section.problem(KEY, "has no place for the parameter " + name));
        }
        return command;
    }

    private Optional<ArgumentTemplate> read(Node node, int item) {
        return switch (node) {
            case Items(var inner) -> each(inner, item);
            case Fields fields
            when fields.get(IF).isPresent() || fields.get(THEN).isPresent() -> when(item);
            default -> {
                var text = Scalars.text(node);
                if (text.isEmpty()) {
                    readable = false;
                    Scalars.problem(section, KEY, item, node);
                }
                text.ifPresent(template -> names(template, item));
                yield text.map(ArgumentTemplate.One::new);
            }
        };
    }

    private Optional<ArgumentTemplate> each(List<Node> inner, int item) {
        var texts = inner.stream().flatMap(one -> Scalars.text(one).stream()).toList();
        if (texts.size() < inner.size() || texts.isEmpty()) {
            unreadable(item, "must be a list of texts; put quotes around what has braces");
            return Optional.empty();
        }
        var named = new LinkedHashSet<String>();
        texts.forEach(text -> named.addAll(names(text, item)));
        if (named.size() != 1) {
            unreadable(item, "is a list, so it must name one parameter, for whose values it is there");
        }
        return Optional.of(new ArgumentTemplate.Each(texts));
    }

    private Optional<ArgumentTemplate> when(int item) {
        var when = section.section(KEY, item);
        var name = when.text(IF);
        var texts = Scalars.texts(when, THEN);
        var parameter = find(name);
        if (texts.isEmpty() || name.isEmpty()) {
            unreadable(item, "must say both: {if: a boolean parameter, then: [what is there if it is true]}");
        } else if (parameter.isEmpty()) {
            unreadable(item, unknown(name));
        } else if (parameter.get().type() != ParameterType.BOOLEAN) {
            unreadable(
                    item, name + " is no boolean; write [..., \"{" + name + "}\"] for what is there if it has a value");
        } else if (texts.stream().anyMatch(text -> !names(text, item).isEmpty())) {
            unreadable(item, "has a place for a value; what is there if a boolean is true is always the same");
        }
        used.add(name);
        return Optional.of(new ArgumentTemplate.When(name, texts));
    }

    /** The parameters that one element names; those that do not exist are reported. */
    private Set<String> names(String text, int item) {
        try {
            var names = Template.of(text).parameters();
            names.stream().filter(name -> find(name).isEmpty()).forEach(name -> unreadable(item, unknown(name)));
            used.addAll(names);
            return names;
        } catch (IllegalArgumentException brace) {
            unreadable(item, String.valueOf(brace.getMessage()));
            return Set.of();
        }
    }

    private String unknown(String name) {
        return "there is no parameter " + name + near(name, parameters);
    }

    static String near(String name, List<ParameterDefinition> parameters) {
        var known = parameters.stream().map(ParameterDefinition::id).toList();
        return Nearest.to(name, known)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    private void unreadable(int item, String problem) {
        readable = false;
        section.problem(KEY, item, problem);
    }

    private Optional<ParameterDefinition> find(String name) {
        return parameters.stream().filter(one -> one.id().equals(name)).findFirst();
    }

    private void checkProgram(ArgumentTemplate first) {
        if (!(first instanceof ArgumentTemplate.One(var program))
                || !Template.of(program).parameters().isEmpty()) {
            section.problem(KEY, 0, "is the program, which no value can choose");
        } else if (program.isBlank()
                || program.contains("/") && !program.startsWith("/") && !program.startsWith("{home}/")) {
            section.problem(
                    KEY,
                    0,
                    "must be the name of a program on PATH, or begin with / or, beside this file, with {home}/");
        }
    }
}
