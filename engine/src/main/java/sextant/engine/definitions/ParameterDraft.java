package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.definitions.Draft.Mapping;
import sextant.model.xml.Element;

/** What a {@code parameterDefinition} says of its values, whatever becomes of them. */
final class ParameterDraft {

    static final Set<String> CHILDREN = Set.of(
            "name", "description", "unit", "ucd", "utype", "UType", "mimeType", "defaultValue", "optionList", "range");

    /** Types of earlier versions that the last one calls otherwise. */
    private static final Map<String, String> TYPES = Map.of("RA", "angle", "Dec", "angle", "ADQL-S", "ADQL");

    private static final Pattern ARRAY = Pattern.compile("([0-9x]*[0-9*])?(?:s(\\W))?");

    private final Element parameter;
    private final Notes notes;
    private final Mapping draft;
    private final String type;

    ParameterDraft(Element parameter, Notes notes) {
        this.parameter = parameter;
        this.notes = notes;
        this.draft = Mapping.at(parameter);
        var written = parameter.attribute("type").map(String::strip).orElse("text");
        this.type = TYPES.getOrDefault(written, written);
    }

    Mapping draft() {
        return draft;
    }

    String type() {
        return type;
    }

    void describe() {
        draft.put("type", type, parameter);
        line("name", "title");
        line("description", "description");
        line("unit", "unit");
        line("ucd", "ucd");
        line("UType", "utype");
        line("utype", "utype");
        line("mimeType", "media-type");
    }

    private void line(String child, String key) {
        parameter.first(child).ifPresent(element -> {
            notes.allow(element, Set.of(), Set.of());
            Notes.line(element).ifPresent(text -> draft.put(key, text, element));
        });
    }

    /** Notes what has no meaning for an output. */
    void output(Uses.Counts counts) {
        for (var child : List.of("defaultValue", "optionList", "range")) {
            parameter.first(child).ifPresent(element -> notes.problem(element, "has no meaning for an output"));
        }
        if (counts.most() > 1) {
            notes.problem(parameter, "is an output of several files, and an output is one file here");
        }
        if (parameter.attribute("array").filter(shape -> !shape.equals("1")).isPresent()) {
            notes.problem(parameter, "array", "has no meaning for an output, which is a file");
        }
    }

    void values() {
        var array = array();
        array.ifPresent(shape -> draft.put("array", shape));
        var defaults = parameter.all("defaultValue");
        defaults.forEach(element -> notes.allow(element, Set.of(), Set.of()));
        if (!defaults.isEmpty()) {
            var texts = defaults.stream().map(element -> element.text().strip()).toList();
            draft.put(
                    "default",
                    Draft.texts(
                            array.isPresent() ? List.of(String.join(separator(), texts)) : texts, defaults.getFirst()));
        }
        parameter.first("optionList").ifPresent(this::options);
        parameter.first("range").ifPresent(this::range);
    }

    private void options(Element list) {
        notes.allow(list, Set.of(), Set.of("optionVal"));
        var options = new ArrayList<Draft>();
        boolean dash = false;
        for (var option : list.all("optionVal")) {
            notes.allow(option, Set.of("displayValue"), Set.of());
            var one = Mapping.at(option);
            var value = option.text().strip();
            one.put("value", value, option);
            option.attribute("displayValue")
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> one.put("label", text, option));
            options.add(one);
            dash |= value.startsWith("-") || value.startsWith("@");
        }
        draft.put("options", new Draft.Listing(options, list.at()));
        if (dash) {
            draft.put("leading-dash", Draft.truth(true, list));
        }
    }

    private void range(Element range) {
        notes.allow(range, Set.of("kind"), Set.of("min", "max"));
        var bounds = Mapping.at(range);
        var exclusive = new ArrayList<String>();
        for (var bound : range.children()) {
            notes.allow(bound, Set.of("inclusive"), Set.of());
            bounds.put(bound.name(), bound.text().strip(), bound);
            if (!notes.flag(bound, "inclusive", true)) {
                exclusive.add(bound.name());
            }
        }
        if (!exclusive.isEmpty()) {
            bounds.put("exclusive", Draft.texts(exclusive, range));
        }
        draft.put("range", bounds);
    }

    /** VOTable's way to write the shape, with the character between elements at its end: {@code 3}, {@code 2x*}, {@code *s,}. */
    private Optional<Draft> array() {
        var written = parameter.attribute("array").orElse("1");
        var shape = ARRAY.matcher(written);
        if (!shape.matches()) {
            notes.problem(parameter, "array", "must be a shape such as 3, 2x3 or *s,");
            return Optional.empty();
        }
        var size = Optional.ofNullable(shape.group(1)).orElse("1");
        if (size.equals("1")) {
            return Optional.empty();
        }
        var mapping = Mapping.at(parameter);
        mapping.put("shape", size, parameter);
        mapping.put("separator", separator(), parameter);
        return Optional.of(mapping);
    }

    private String separator() {
        var shape = ARRAY.matcher(parameter.attribute("array").orElse("1"));
        return shape.matches() ? Optional.ofNullable(shape.group(2)).orElse(" ") : " ";
    }
}
