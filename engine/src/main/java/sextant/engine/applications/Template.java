package sextant.engine.applications;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One element of an argument vector as its author wrote it: text with <code>{name}</code> where a value goes, and <code>{{</code> for
 * a brace.
 */
public record Template(List<Part> parts) {

    /** What the folder of the application's file is called in a template. */
    public static final String HOME = "home";

    private static final Pattern PIECE = Pattern.compile("\\{\\{|\\{([A-Za-z][A-Za-z0-9_-]*)\\}|[^{]+");

    /** A piece of the text. */
    public sealed interface Part {}

    /** Text that stays as it is. */
    public record Words(String text) implements Part {}

    /** The place of a parameter's value, or of {@link #HOME}. */
    public record Place(String name) implements Part {}

    public Template {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException for a brace that starts no name; the message is for the author */
    public static Template of(String text) {
        var parts = new ArrayList<Part>();
        var piece = PIECE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!piece.find(at) || piece.start() != at) {
                throw new IllegalArgumentException("has a brace that starts no name of a parameter, as in {image};"
                        + " for the brace itself write {{");
            }
            var name = piece.group(1);
            parts.add(name != null ? new Place(name) : new Words(piece.group().equals("{{") ? "{" : piece.group()));
            at = piece.end();
        }
        return new Template(parts);
    }

    /** The parameters whose values it has a place for, each once. */
    public Set<String> parameters() {
        var names = new LinkedHashSet<String>();
        for (var part : parts) {
            if (part instanceof Place(var name) && !name.equals(HOME)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Whether the value of a parameter may be the beginning of the element: nothing that surely has characters is before it. */
    boolean beginsWith(String parameter) {
        for (var part : parts) {
            if (!(part instanceof Place(var name)) || name.equals(HOME)) {
                return false;
            }
            if (name.equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** The text before the first place. */
    String start() {
        var start = new StringBuilder();
        for (var part : parts) {
            if (!(part instanceof Words(var text))) {
                break;
            }
            start.append(text);
        }
        return start.toString();
    }

    /** As a program would see it, but with names in braces where values go. */
    String written() {
        var written = new StringBuilder();
        for (var part : parts) {
            written.append(
                    switch (part) {
                        case Words(var text) -> text;
                        case Place(var name) -> "{" + name + "}";
                    });
        }
        return written.toString();
    }
}
