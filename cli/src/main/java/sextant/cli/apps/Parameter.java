package sextant.cli.apps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.cli.server.Wire;
import sextant.model.application.ParameterType;
import sextant.model.tree.Node;

/** One input of an application, as its server describes it. What a server leaves out is not known, and nothing follows from it. */
public record Parameter(Node wire) {

    public String id() {
        return Wire.text(wire, "id");
    }

    public String type() {
        return Wire.text(wire, "type");
    }

    public Optional<ParameterType> knownType() {
        return ParameterType.of(type());
    }

    public String title() {
        return Wire.text(wire, "title");
    }

    public String description() {
        return Wire.text(wire, "description");
    }

    /** Whether the program wants a file, so that a value here is the path of one. */
    public boolean isFile() {
        return Wire.isTrue(wire, "file");
    }

    public boolean isBoolean() {
        return knownType().filter(ParameterType.BOOLEAN::equals).isPresent();
    }

    /** Whether one value is several elements. */
    public boolean isArray() {
        return Wire.part(wire, "array").isPresent()
                || Wire.part(wire, "arraysize").isPresent();
    }

    /** How many values there must be. */
    public long least() {
        return Wire.number(wire, "least").orElse(0L);
    }

    /** How many values there may be; empty is any number. */
    public Optional<Long> most() {
        return Wire.number(wire, "most");
    }

    public List<String> defaults() {
        return Wire.texts(wire, "defaults");
    }

    /** The only values that are taken; empty is any. */
    public List<String> options() {
        return Wire.texts(wire, "options");
    }

    /** What a value must be like, one fact each. */
    public List<String> facts() {
        var facts = new ArrayList<String>();
        fact(facts, "", unit());
        if (!options().isEmpty()) {
            facts.add("one of " + String.join(", ", options()));
        }
        range().ifPresent(facts::add);
        fact(facts, "matching ", Wire.text(wire, "pattern"));
        if (!defaults().isEmpty()) {
            facts.add("default " + String.join(", ", defaults()));
        } else if (least() > 0) {
            facts.add("needed");
        }
        if (most().map(most -> most > 1).orElse(true)) {
            facts.add(most().map(most -> "up to " + most + " times").orElse("any number of times"));
        }
        fact(facts, "UCD ", Wire.text(wire, "ucd"));
        return facts;
    }

    public String unit() {
        return Wire.text(wire, "unit");
    }

    /** {@code 0 to 10}, {@code from 0 (excluded)}. */
    private Optional<String> range() {
        return Wire.part(wire, "range").map(range -> {
            var least = bound(range, "min");
            var most = bound(range, "max");
            return least.isEmpty() ? "up to " + most : most.isEmpty() ? "from " + least : least + " to " + most;
        });
    }

    private static String bound(Node range, String name) {
        var value = Wire.text(range, name);
        return value + (Wire.texts(range, "exclusive").contains(name) ? " (excluded)" : "");
    }

    private static void fact(List<String> facts, String word, String text) {
        if (!text.isEmpty()) {
            facts.add(word + text);
        }
    }

    /** What stands for a value in help: {@code FILE}, {@code REAL}. */
    public String label() {
        return isFile() ? "FILE|URL" : options().isEmpty() ? type().toUpperCase(Locale.ROOT) : "WORD";
    }

    /** The facts as one text. */
    public String about() {
        return String.join("; ", facts());
    }
}
