package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.definitions.Draft.Mapping;
import sextant.model.xml.Element;

/** One {@code parameterDefinition}: an input or an output, as the interfaces use it. */
final class ParameterTranslation {

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "type",
            "array",
            "commandSwitch",
            "commandPosition",
            "switchType",
            "fileRef",
            "localFileName",
            "isStreamable",
            "stdio",
            "accept-encodings",
            "sub-type");

    private static final Set<String> CHILDREN = Set.of(
            "name", "description", "unit", "ucd", "utype", "UType", "mimeType", "defaultValue", "optionList", "range");

    /** Types of earlier versions that the last one calls otherwise. */
    private static final Map<String, String> TYPES = Map.of("RA", "angle", "Dec", "angle", "ADQL-S", "ADQL");

    /** Values of these types are short; nobody means a file with one of them in it. */
    private static final Set<String> SCALARS =
            Set.of("integer", "real", "complex", "boolean", "angle", "MJD", "DateTime", "anyURI");

    private static final Pattern ARRAY = Pattern.compile("([0-9x]*[0-9*])?(?:s(\\W))?");
    private static final String OUTPUT_FILE = "cea-output.log";
    private static final String ERROR_FILE = "cea-error.log";
    private static final String STREAM = "-";

    private final Element parameter;
    private final Uses uses;
    private final Places places;
    private final Notes notes;
    private final Mapping draft;
    private final String id;
    private final String type;

    ParameterTranslation(Element parameter, Uses uses, Places places, Notes notes) {
        this.parameter = parameter;
        this.uses = uses;
        this.places = places;
        this.notes = notes;
        this.draft = Mapping.at(parameter);
        this.id = parameter.attribute("id").orElse("");
        var written = parameter.attribute("type").map(String::strip).orElse("text");
        this.type = TYPES.getOrDefault(written, written);
    }

    void into(Mapping inputs, Mapping outputs) {
        notes.allow(parameter, ATTRIBUTES, CHILDREN);
        refuseOtherKinds();
        if (id.isEmpty()) {
            notes.problem(parameter, "has no id");
            return;
        }
        var output = uses.output(id);
        var input = uses.input(id).or(() -> output.isPresent() ? Optional.empty() : unused());
        if (input.isPresent() && output.isPresent()) {
            notes.problem(parameter, "id", id + " is an input and an output");
            return;
        }
        describe();
        input.ifPresent(this::input);
        output.ifPresent(this::output);
        var list = input.isPresent() ? inputs : outputs;
        if (list.fields().putIfAbsent(id, draft) != null) {
            notes.problem(parameter, "id", id + " is defined twice");
        }
    }

    private Optional<Uses.Counts> unused() {
        notes.problem(parameter, "id", id + " is in no interface, so nobody can use it");
        return Optional.of(Uses.Counts.ONCE);
    }

    private void refuseOtherKinds() {
        Notes.type(parameter)
                .filter(kind -> !kind.equals("CommandLineParameterDefinition"))
                .ifPresent(kind -> notes.problem(parameter, "is a " + kind + ", and not of a command line"));
        refuse("accept-encodings", "standard");
        refuse("sub-type", "none");
        refuse("stdio", "false");
        if (parameter.attribute("fileRef").filter("directory"::equals).isPresent()) {
            notes.problem(parameter, "fileRef", "is a directory, and only files go in and come out here");
        }
    }

    /** An attribute whose meaning nobody wrote down. */
    private void refuse(String attribute, String harmless) {
        parameter
                .attribute(attribute)
                .filter(value -> !value.strip().equals(harmless))
                .ifPresent(_ -> notes.problem(parameter, attribute, "can only be " + harmless + " here"));
    }

    private void describe() {
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

    private void input(Uses.Counts counts) {
        boolean file = isFile();
        draft.put("file", Draft.truth(file, parameter));
        draft.put("indirect", Draft.truth(file || !uses.isHead(id), parameter));
        if (!counts.equals(Uses.Counts.ONCE)) {
            draft.put("repeat", counts.text(), parameter);
        }
        if (file && SCALARS.contains(type) && parameter.attribute("fileRef").isEmpty()) {
            notes.problem(
                    parameter,
                    "is passed as the path of a file, as fileRef is not given; write fileRef=\"no\" if the program takes"
                            + " the value itself");
        } else {
            values();
        }
        parameter
                .attribute("localFileName")
                .ifPresent(name -> notes.problem(
                        parameter,
                        "localFileName",
                        name.equals(STREAM)
                                ? "means standard input, and programs have none here"
                                : "fixes the name of an input, and the server chooses that here"));
        if (!Places.isUnseen(parameter)) {
            places.input(parameter, id);
        } else if (!uses.isHead(id)) {
            notes.problem(parameter, "commandSwitch", "keeps the value off the command line, so that it goes nowhere");
        }
    }

    private boolean isFile() {
        return switch (parameter.attribute("fileRef").orElse("file")) {
            case "no" -> false;
            case "file", "directory" -> true;
            default -> {
                notes.problem(parameter, "fileRef", "must be no, file or directory");
                yield true;
            }
        };
    }

    private void values() {
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

    private void output(Uses.Counts counts) {
        for (var child : List.of("defaultValue", "optionList", "range")) {
            parameter.first(child).ifPresent(element -> notes.problem(element, "has no meaning for an output"));
        }
        if (counts.most() > 1) {
            notes.problem(parameter, "is an output of several files, and an output is one file here");
        }
        if (counts.least() == 0) {
            draft.put("optional", Draft.truth(true, parameter));
        }
        if (parameter.attribute("array").filter(shape -> !shape.equals("1")).isPresent()) {
            notes.problem(parameter, "array", "has no meaning for an output, which is a file");
        }
        boolean unseen = Places.isUnseen(parameter);
        if (!unseen && !uses.isOutputOfAll(id)) {
            notes.problem(
                    parameter,
                    "is an output of some interfaces only, but the command line is the same for all;"
                            + " list it in each, with minOccurs=\"0\" where it may be missing");
        }
        var name = parameter.attribute("localFileName").filter(text -> !text.isEmpty());
        boolean streamed = notes.flag(parameter, "isStreamable", false)
                && name.filter(STREAM::equals).isPresent();
        if (streamed || name.filter(OUTPUT_FILE::equals).isPresent()) {
            standardOutput(unseen, streamed);
        } else if (name.filter(ERROR_FILE::equals).isPresent()) {
            notes.problem(parameter, "localFileName", "is standard error, which is kept for every job anyway: /stderr");
        } else if (unseen && name.isEmpty()) {
            notes.problem(parameter, "is neither on the command line nor has it a localFileName, so nobody finds it");
        } else {
            draft.put("file", name.orElse(id), parameter);
            if (!unseen) {
                places.output(parameter, id, name.orElse(id));
            }
        }
    }

    private void standardOutput(boolean unseen, boolean streamed) {
        draft.put("stdout", Draft.truth(true, parameter));
        if (!unseen && streamed) {
            places.output(parameter, id, STREAM);
        } else if (!unseen) {
            notes.problem(
                    parameter,
                    "localFileName",
                    "is standard output, so the program is told nothing: write commandSwitch=\"" + Places.UNSEEN
                            + "\"");
        }
    }
}
