package sextant.cli.apps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.cli.console.Screen;
import sextant.cli.console.Screen.Look;
import sextant.cli.server.Wire;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;

/** {@code sextant run APP --help}: an application with its parameters as options. */
public final class ApplicationHelp {

    private static final int OPTION = 2;
    private static final int TEXT = 8;

    private final Screen screen;

    public ApplicationHelp(Screen screen) {
        this.screen = screen;
    }

    public void print(Described application) {
        screen.text(0, "Usage: sextant run " + application.name() + usage(application), Look.PLAIN);
        screen.text(0, application.title(), Look.STRONG);
        if (!application.description().isEmpty()) {
            application.description().lines().forEach(line -> screen.text(0, line, Look.PLAIN));
        }
        screen.blank();
        screen.text(0, "Parameters:", Look.PLAIN);
        application.parameters().forEach(this::parameter);
        if (application.interfaces().size() > 1) {
            screen.blank();
            screen.text(0, "Interfaces (--interface):", Look.PLAIN);
            application.interfaces().forEach(this::face);
        }
        outputs(application);
        examples(application);
    }

    /** The parameters that have to be there; the others in one word. */
    private static String usage(Described application) {
        var needed = application.parameters().stream()
                .filter(parameter -> application.needed(parameter, Optional.empty()) > 0)
                .map(parameter -> " --" + parameter.id() + " " + parameter.label())
                .collect(Collectors.joining());
        return needed + " [--PARAMETER VALUE ...] [--wait] [-o FILE]";
    }

    private void parameter(Parameter parameter) {
        screen.item(OPTION, "--" + parameter.id(), Look.STRONG, parameter.label(), Look.PLAIN);
        List.of(parameter.title(), parameter.description(), parameter.about()).stream()
                .filter(text -> !text.isEmpty())
                .distinct()
                .forEach(text -> screen.text(TEXT, text, Look.PLAIN));
    }

    private void face(Described.Face face) {
        var texts = new ArrayList<String>();
        if (!face.title().isEmpty()) {
            texts.add(face.title());
        }
        if (!face.parameters().isEmpty()) {
            texts.add("takes " + String.join(", ", face.parameters()));
        }
        screen.item(OPTION, face.id(), Look.STRONG, String.join("; ", texts), Look.PLAIN);
    }

    private void outputs(Described application) {
        if (!application.outputs().isEmpty()) {
            screen.blank();
            screen.text(0, "Results:", Look.PLAIN);
            application
                    .outputs()
                    .forEach(output -> screen.item(
                            OPTION,
                            Wire.text(output, "id"),
                            Look.STRONG,
                            joined(Wire.text(output, "mime-type"), Wire.text(output, "description")),
                            Look.PLAIN));
        }
    }

    /** What the application's own file shows by example, as it would be typed. */
    private void examples(Described application) {
        var lines = application.examples().stream()
                .map(example -> example(application, example))
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty()) {
            screen.blank();
            screen.text(0, "Examples:", Look.PLAIN);
            lines.forEach(line -> screen.text(OPTION, line, Look.PLAIN));
        }
    }

    private static String example(Described application, Node example) {
        return Wire.part(example, "values").orElse(Fields.EMPTY) instanceof Fields values && !values.isEmpty()
                ? "sextant run " + application.name()
                        + values.values().entrySet().stream()
                                .map(value -> " --" + value.getKey() + " " + Wire.text(value.getValue()))
                                .collect(Collectors.joining())
                : "";
    }

    private static String joined(String one, String other) {
        return one + (one.isEmpty() || other.isEmpty() ? "" : ": ") + other;
    }
}
