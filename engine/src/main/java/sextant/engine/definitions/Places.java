package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sextant.model.xml.Element;

/**
 * Where parameters stand on the command line: after the program and its fixed arguments come those with a position, in the order of
 * their positions, and then those with a switch, the inputs before the outputs, each in the order of the document. A parameter with
 * several values repeats its switch.
 */
final class Places {

    /** The switch of what the program does not see. */
    static final String UNSEEN = "---";

    private static final String SWITCH = "commandSwitch";
    private static final String POSITION = "commandPosition";
    private static final String STYLE = "switchType";
    private static final int NONE = -1;

    private final Element definition;
    private final Notes notes;
    private final TreeMap<Integer, Draft> positions = new TreeMap<>();
    private final List<Draft> inputs = new ArrayList<>();
    private final List<Draft> outputs = new ArrayList<>();

    Places(Element definition, Notes notes) {
        this.definition = definition;
        this.notes = notes;
    }

    static boolean isUnseen(Element parameter) {
        return parameter.attribute(SWITCH).filter(UNSEEN::equals).isPresent();
    }

    /** Elements that are there for each value. */
    void input(Element parameter, String id) {
        place(parameter, id, "{" + id + "}", inputs, true);
    }

    /** Elements that are always there: the program is told the name of the file. */
    void output(Element parameter, String id, String file) {
        place(parameter, id, file, outputs, false);
    }

    private void place(Element parameter, String id, String value, List<Draft> switches, boolean perValue) {
        int position = notes.whole(parameter, POSITION, NONE);
        var written = parameter.attribute(SWITCH).filter(text -> !text.isEmpty());
        if (position < 0) {
            var elements = elements(parameter, written.orElse(id), value);
            switches.addAll(
                    perValue
                            ? List.of(Draft.texts(elements, parameter))
                            : elements.stream()
                                    .map(text -> Draft.text(text, parameter))
                                    .toList());
            return;
        }
        if (written.isPresent()) {
            notes.problem(parameter, SWITCH, "has no meaning beside " + POSITION + "; leave one of them out");
        }
        var element = perValue ? Draft.texts(List.of(value), parameter) : Draft.text(value, parameter);
        if (positions.putIfAbsent(position, element) != null) {
            notes.problem(parameter, POSITION, "is the position of an earlier parameter");
        }
    }

    private List<String> elements(Element parameter, String word, String value) {
        return switch (parameter.attribute(STYLE).orElse("normal")) {
            case "normal" -> List.of("-" + literal(word), value);
            case "keyword" -> List.of(literal(word) + "=" + value);
            default -> {
                notes.problem(parameter, STYLE, "must be normal or keyword");
                yield List.of(value);
            }
        };
    }

    /** @param executable the {@code executionPath} */
    Draft command(Optional<Element> executable) {
        var command = new ArrayList<Draft>();
        if (executable.isEmpty()) {
            notes.problem(definition, "has no executionPath, so there is nothing to run");
        }
        executable.ifPresent(element -> {
            notes.allow(element, Set.of(), Set.of("commandpval"));
            command.add(Draft.text(program(element), element));
            for (var argument : element.all("commandpval")) {
                notes.allow(argument, Set.of(), Set.of());
                command.add(Draft.text(literal(argument.text()), argument));
            }
        });
        command.addAll(positions.values());
        command.addAll(inputs);
        command.addAll(outputs);
        return new Draft.Listing(command, executable.orElse(definition).at());
    }

    /** A name is looked for on PATH; a relative path starts where the definition stands. */
    private String program(Element executable) {
        var path = Notes.line(executable).orElse("");
        if (path.isEmpty()) {
            notes.problem(executable, "names no program");
        } else if (path.contains(" ")) {
            notes.problem(executable, "has a space; write each argument of the program as a <commandpval>");
        }
        return path.contains("/") && !path.startsWith("/") ? "{home}/" + literal(path) : literal(path);
    }

    /** Text in which a brace is a brace. */
    private static String literal(String text) {
        return text.replace("{", "{{");
    }
}
