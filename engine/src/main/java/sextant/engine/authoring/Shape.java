package sextant.engine.authoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.applications.MiniLanguages;
import sextant.engine.authoring.Trial.NamedFile;
import sextant.engine.authoring.Trial.Role;

/**
 * What in a command stays as it is and what becomes a parameter: files and numbers are values, and so is the word after an option or a
 * {@code keyword=}; an option without a value is a flag; all else stays.
 */
final class Shape {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern KEYWORD =
            Pattern.compile("(?<before>(?<word>-{0,2}[A-Za-z][A-Za-z0-9_.-]*)=)(?<value>.*)", Pattern.DOTALL);
    private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no", "on", "off", "y", "n");

    /** What requests to a job service call their own things. */
    private static final Set<String> TAKEN = Set.of(
            "phase",
            "runid",
            "destruction",
            "executionduration",
            "action",
            "wait",
            "upload",
            "application",
            "interface",
            "responseformat",
            "home",
            "result",
            "reserve");

    private final Trial trial;
    private final HelpText help;
    private final Set<String> outputs;
    private final String place;
    private final Set<String> names = new HashSet<>();
    private final List<String> elements = new ArrayList<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    /**
     * A parameter.
     *
     * @param type    as the file of an application writes it
     * @param more    further keys, each with its value, as YAML
     * @param values  of the run, as YAML
     * @param comment for the author; may be empty
     */
    record Parameter(String name, String type, Map<String, String> more, List<String> values, String comment) {}

    private Shape(Trial trial, HelpText help, Set<String> outputs, String place) {
        this.place = place;
        this.trial = trial;
        this.help = help;
        this.outputs = outputs;
    }

    /**
     * @param outputs paths that the run left; an argument that names one stays as it is
     * @param place   the folder of the author's files, beside that of the application
     */
    static Shape of(Trial trial, HelpText help, Set<String> outputs, String place) {
        var shape = new Shape(trial, help, outputs, place);
        shape.read();
        return shape;
    }

    /** Of the command, as YAML. */
    List<String> elements() {
        return List.copyOf(elements);
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    private void read() {
        var inputs =
                trial.files().stream().filter(one -> one.role() == Role.INPUT).toList();
        if (trial.ended().map(Trial.Ended::named).orElse(false)) {
            elements.add(YamlText.of("{home}/" + place + "/named.sh"));
            for (var input : inputs) {
                elements.add(YamlText.of("{" + inputName(input) + "}"));
                elements.add(constant(input.name()));
            }
            elements.add("--");
        }
        program();
        for (int at = 1; at < trial.command().size(); at++) {
            at = read(at);
        }
    }

    /** An element without a place for a value. */
    private static String constant(String word) {
        return YamlText.of(escaped(word));
    }

    private static String escaped(String word) {
        return word.replace("{", "{{");
    }

    private void program() {
        elements.add(trial.file(0).map(this::part).orElseGet(() -> constant(trial.program())));
    }

    private String part(NamedFile file) {
        return YamlText.of(escaped(file.before()) + "{home}/" + place + "/" + file.name());
    }

    /** @return the last argument that was read */
    private int read(int at) {
        var word = trial.command().get(at);
        var file = trial.file(at);
        if (file.isPresent()) {
            return file(at, file.get());
        }
        var keyword = KEYWORD.matcher(word);
        if (keyword.matches()) {
            value(keyword.group("before"), keyword.group("word"), keyword.group("value"));
        } else if (OPTION.matcher(word).matches()) {
            return option(at, word);
        } else if (NUMBER.matcher(word).matches()) {
            value("", before(at), word);
        } else {
            elements.add(constant(output(word)));
        }
        return at;
    }

    /** What a number that stands alone is called: by the plain word before it, such as {@code speed 1.5}. */
    private String before(int at) {
        var word = trial.command().get(at - 1);
        boolean plain = at > 1 && trial.file(at - 1).isEmpty() && word.matches("[A-Za-z][A-Za-z_-]*");
        return plain ? word : "number";
    }

    /** Of an output that is named by its folder only its path in the work folder. */
    private String output(String word) {
        var last = word.substring(word.lastIndexOf('/') + 1);
        return !outputs.contains(word) && outputs.contains(last) ? last : word;
    }

    private int option(int at, String word) {
        boolean more = at + 1 < trial.command().size();
        var next = more ? trial.command().get(at + 1) : "";
        var known = help.option(word);
        boolean isOption = !more || OPTION.matcher(next).matches();
        if (isOption || known.isPresent() && !known.get().takesValue() && word.startsWith("--")) {
            flag(word);
            return at;
        }
        if (known.isPresent() && !known.get().takesValue() && trial.file(at + 1).isPresent()) {
            flag(word);
            return at;
        }
        if (trial.file(at + 1).isPresent() || outputs.contains(output(next))) {
            elements.add(constant(word));
            return at;
        }
        elements.add(constant(word));
        value("", word, next);
        return at + 1;
    }

    private void flag(String word) {
        var name = name(word);
        elements.add("{if: " + name + ", then: [" + YamlText.of(word) + "]}");
        add(new Parameter(name, "boolean", described(word, Map.of("default", "false")), List.of("true"), ""));
    }

    private void value(String before, String word, String value) {
        // What the run wrote, and a file of the system, is the author's choice and nobody else's.
        if (outputs.contains(output(value)) || value.startsWith("/") || isDangerous(value, word, before)) {
            elements.add(constant(before + output(value)));
            return;
        }
        var name = name(word);
        var known = help.option(before.isEmpty() ? word : before);
        elements.add(YamlText.of(before + "{" + name + "}"));
        var more = new LinkedHashMap<String, String>();
        var type = "text";
        var comment = "";
        if (NUMBER.matcher(value).matches()) {
            type = WHOLE.matcher(value).matches() && !isReal(known) ? "integer" : "real";
            more.put(
                    "default",
                    value.replaceFirst("^\\+", "")
                            .replaceFirst("^(-?)\\.", "$10.")
                            .replaceFirst("\\.$", ".0"));
            comment = "unit? range?";
        } else if (known.map(HelpText.Option::choices).orElse(List.of()).contains(value)) {
            more.put("default", YamlText.of(value));
            more.put("options", YamlText.list(known.orElseThrow().choices()));
        } else if (TRUTH.contains(value.toLowerCase(Locale.ROOT))) {
            more.put("default", YamlText.of(value));
            more.put("options", YamlText.list(opposites(value)));
        } else {
            more.put("default", YamlText.of(value));
            more.put("pattern", YamlText.of(pattern(value)));
            comment = "which values are right?";
        }
        add(new Parameter(
                name, type, described(before.isEmpty() ? word : before, more), List.of(YamlText.of(value)), comment));
    }

    /** In a program with a language of its own a text stays as it is, unless the program says which texts there are. */
    private boolean isDangerous(String value, String word, String before) {
        boolean chosen = help.option(before.isEmpty() ? word : before)
                .map(option -> option.choices().contains(value))
                .orElse(false);
        return MiniLanguages.reasonOf(trial.command()).isPresent()
                && !chosen
                && !NUMBER.matcher(value).matches()
                && !TRUTH.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isReal(Optional<HelpText.Option> known) {
        return known.flatMap(HelpText.Option::standard)
                .filter(one -> one.contains("."))
                .isPresent();
    }

    private static List<String> opposites(String value) {
        var pairs = List.of(List.of("true", "false"), List.of("yes", "no"), List.of("on", "off"), List.of("y", "n"));
        var pair = pairs.stream()
                .filter(one -> one.contains(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        return value.equals(value.toLowerCase(Locale.ROOT))
                ? pair
                : pair.stream().map(one -> one.toUpperCase(Locale.ROOT)).toList();
    }

    /** What the given value has, and letters and digits: enough to go on with, and nothing that a program could take for more. */
    private static String pattern(String value) {
        var special = new StringBuilder();
        value.chars()
                .filter(one -> one < 128 && !Character.isLetterOrDigit(one))
                .distinct()
                .forEach(one ->
                        special.append("-]\\^".indexOf(one) >= 0 ? "\\" : "").append((char) one));
        return "[A-Za-z0-9_" + special + "]{1,64}";
    }

    private int file(int at, NamedFile file) {
        if (file.role() == Role.PART) {
            elements.add(part(file));
            return at;
        }
        if (trial.ended().map(Trial.Ended::named).orElse(false)) {
            elements.add(constant(file.before() + file.name()));
            return at;
        }
        var alike = new ArrayList<NamedFile>(List.of(file));
        for (int next = at + 1; file.before().isEmpty(); next++) {
            var other = trial.file(next).filter(one -> one.role() == Role.INPUT && one.content() == file.content());
            if (other.isEmpty() || !other.get().before().isEmpty()) {
                break;
            }
            alike.add(other.get());
        }
        var name = inputName(file);
        if (alike.size() > 1) {
            elements.add("[" + YamlText.of("{" + name + "}") + "]");
            var parameter = Objects.requireNonNull(parameters.get(name));
            var values = alike.stream().map(this::exampleFile).toList();
            var more = new LinkedHashMap<>(parameter.more());
            more.put("repeat", "true");
            parameters.put(name, new Parameter(name, parameter.type(), more, values, parameter.comment()));
        } else {
            elements.add(YamlText.of(file.before() + "{" + name + "}"));
        }
        return at + alike.size() - 1;
    }

    /** Makes its parameter. */
    private String inputName(NamedFile file) {
        var before = file.before().replaceFirst("=$", "");
        var option = file.argument() > 0 ? trial.command().get(file.argument() - 1) : "";
        boolean named = OPTION.matcher(option).matches() && option.length() > 3;
        var name = name(
                !before.isEmpty() ? before : named ? option : file.content().parameter());
        var more = new LinkedHashMap<String, String>();
        if (file.content().type() == sextant.model.application.ParameterType.TEXT) {
            more.put("file", "true");
        }
        var description = help.option(before.isEmpty() ? option : file.before())
                .filter(_ -> named || !before.isEmpty())
                .map(HelpText.Option::description)
                .filter(text -> !text.isEmpty())
                .orElse("the " + file.content().noun());
        more.put("description", YamlText.of(description));
        add(new Parameter(name, file.content().type().word(), more, List.of(exampleFile(file)), "ucd?"));
        return name;
    }

    private String exampleFile(NamedFile file) {
        return "{file: " + YamlText.of(place + "/" + file.name()) + "}";
    }

    private Map<String, String> described(String word, Map<String, String> more) {
        var all = new LinkedHashMap<>(more);
        var text = help.option(word).map(HelpText.Option::description).filter(one -> !one.isEmpty());
        all.put("description", YamlText.of(text.orElse("the program's " + word.replaceFirst("=$", ""))));
        return all;
    }

    private void add(Parameter parameter) {
        parameters.put(parameter.name(), parameter);
    }

    /** A name that no other parameter has: the long form of an option if it has one. */
    private String name(String word) {
        var bare = help.longForm(word)
                .orElse(word)
                .replaceFirst("^-+", "")
                .toLowerCase(Locale.ROOT)
                .replace('.', '_');
        var start = TAKEN.contains(bare) ? "the-" + bare : bare;
        var name = start;
        for (int number = 2; !names.add(name); number++) {
            name = start + number;
        }
        return name;
    }
}
