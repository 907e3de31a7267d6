package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import sextant.engine.configuration.Section;
import sextant.model.application.OutputDefinition;
import sextant.model.application.OutputDefinition.From;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;
import sextant.model.application.execution.HttpCall;

/** Reads {@code outputs} of an application's file: the primary one first. */
public final class OutputReader {

    /** A relative path of plain names. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private static final int LONGEST_PATH = 200;

    private OutputReader() {}

    /** @param root the whole file */
    public static List<OutputDefinition> read(Section root, List<ParameterDefinition> parameters) {
        return read(root, parameters, OutputReader::output);
    }

    /** Of an application that calls a web service: the body of the answer, and nothing else. */
    public static List<OutputDefinition> ofCall(Section root, List<ParameterDefinition> parameters) {
        var outputs = read(root, parameters, OutputReader::body);
        if (outputs.size() > 1) {
            root.problem("outputs", "must be one only: a call gives the body of its answer");
        }
        return outputs;
    }

    private static List<OutputDefinition> read(
            Section root, List<ParameterDefinition> parameters, BiFunction<String, Section, OutputDefinition> reader) {
        var outputs = new ArrayList<OutputDefinition>();
        root.section("outputs").ifPresent(section -> {
            var places = new HashSet<From>();
            for (var name : section.keys()) {
                ParameterReader.checkName(section, name);
                if (parameters.stream().anyMatch(one -> one.id().equalsIgnoreCase(name))) {
                    section.problem(name, "is the name of a parameter too");
                }
                section.section(name).ifPresent(one -> {
                    var output = reader.apply(name, one);
                    outputs.add(output);
                    if (!places.add(output.from())) {
                        section.problem(name, "is found in the same place as an earlier output");
                    }
                });
            }
        });
        if (outputs.isEmpty()) {
            root.problem("outputs", "must have at least one output, such as result: {stdout: true}");
        }
        return outputs;
    }

    private static OutputDefinition output(String name, Section section) {
        boolean stdout = section.flag("stdout", false);
        var file = section.optionalText("file");
        if (stdout == section.has("file")) {
            section.problem("file", "must say where the output is found: either file: NAME or stdout: true");
        }
        file.filter(path -> !isPath(path)).ifPresent(_ -> section.problem("file", pathRule()));
        var type = ParameterReader.type(section, stdout ? ParameterType.TEXT : ParameterType.BINARY);
        var mediaType = section.optionalText("media-type").orElse(type.mediaType());
        Meaning.checkMediaType(section, mediaType);
        return new OutputDefinition(
                name,
                file.<From>map(From.File::new).orElseGet(From.Stdout::new),
                type,
                mediaType,
                !section.flag("optional", false),
                Meaning.read(section));
    }

    private static OutputDefinition body(String name, Section section) {
        for (var key : List.of("file", "stdout", "optional")) {
            if (section.has(key)) {
                section.problem(key, "has no meaning here: the output of a call is the body of its answer");
            }
        }
        var type = ParameterReader.type(section, ParameterType.BINARY);
        var mediaType = section.optionalText("media-type").orElse(type.mediaType());
        Meaning.checkMediaType(section, mediaType);
        return new OutputDefinition(name, new From.File(HttpCall.BODY), type, mediaType, true, Meaning.read(section));
    }

    /** Whether a text is the name of a file in the work folder. */
    public static boolean isPath(String path) {
        return path.length() <= LONGEST_PATH && PATH.matches(path);
    }

    public static String pathRule() {
        return "must be a path in the work folder: names of letters, digits, ., - and _ with / between, at most "
                + LONGEST_PATH + " characters";
    }
}
