package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.engine.configuration.Section;
import sextant.model.application.Example;
import sextant.model.application.Example.Expectation;
import sextant.model.application.Example.Value;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.OutputDefinition;
import sextant.model.tree.Fields;

/** Reads {@code examples} of an application's file: calls with known values, and what is known of what comes out. */
public final class ExampleReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** An example of an application, such as {@code mock-sky/pleiades}. */
    private static final Pattern OTHER = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)/([A-Za-z0-9][A-Za-z0-9._-]*)");

    private static final String COMPLETED = "COMPLETED";
    private static final String ERROR = "ERROR";
    private static final int LARGEST = 1_000_000_000;

    private final List<InterfaceDefinition> interfaces;
    private final List<OutputDefinition> outputs;

    private ExampleReader(List<InterfaceDefinition> interfaces, List<OutputDefinition> outputs) {
        this.interfaces = interfaces;
        this.outputs = outputs;
    }

    /** @param examples the examples by their names; whether their values can be sent is judged later, with the whole application */
    public static List<Example> read(
            Section examples, List<InterfaceDefinition> interfaces, List<OutputDefinition> outputs) {
        var reader = new ExampleReader(interfaces, outputs);
        var read = new ArrayList<Example>();
        for (var id : examples.keys()) {
            if (!NAME.matches(id)) {
                examples.problem(id, "must be letters, digits, dots and dashes");
            }
            examples.section(id).ifPresent(one -> read.add(reader.example(id, one)));
        }
        return read;
    }

    private Example example(String id, Section section) {
        var ids = interfaces.stream().map(InterfaceDefinition::id).toList();
        var called =
                section.has("interface") ? Optional.of(section.choice("interface", ids)) : Optional.<String>empty();
        var values = section.section("values").map(ExampleReader::values).orElse(Map.of());
        var expected = new ArrayList<Expectation>();
        var phase =
                section.section("expect").map(expect -> phase(expect, expected)).orElse(COMPLETED);
        return new Example(id, section.optionalText("title"), called, values, phase, expected);
    }

    private static Map<String, List<Value>> values(Section section) {
        var values = new LinkedHashMap<String, List<Value>>();
        for (var name : section.keys()) {
            var items = Scalars.items(section, name);
            var read = new ArrayList<Value>();
            for (int item = 0; item < items.size(); item++) {
                if (items.get(item) instanceof Fields) {
                    read.add(value(section.section(name, item)));
                } else {
                    Scalars.text(items.get(item)).ifPresent(text -> read.add(new Value.Text(text)));
                    if (Scalars.text(items.get(item)).isEmpty()) {
                        Scalars.problem(section, name, item, items.get(item));
                    }
                }
            }
            values.put(name, List.copyOf(read));
        }
        return values;
    }

    private static Value value(Section section) {
        if (section.has("file")) {
            var path = section.text("file");
            if (!OutputReader.isPath(path)) {
                section.problem(
                        "file", "must be a file beside this one: names of letters, digits, ., - and _ with / between");
            }
            return new Value.File(path);
        }
        var other = OTHER.matcher(section.text("result-of"));
        if (!other.matches()) {
            section.problem("result-of", "must be APPLICATION/EXAMPLE; a value may also be {file: NAME}");
            return new Value.Text("");
        }
        return new Value.ResultOf(
                other.group(1), other.group(2), section.optionalText("result").orElse("result"));
    }

    private String phase(Section expect, List<Expectation> expected) {
        var phase = expect.choice("phase", List.of(COMPLETED, ERROR));
        expect.section("results").ifPresent(results -> {
            for (var name : results.keys()) {
                if (outputs.stream().noneMatch(output -> output.id().equals(name))) {
                    results.problem(name, "is no output of the application");
                }
                results.section(name).ifPresent(one -> expected.add(result(name, one)));
            }
        });
        var messages = expect.texts("error");
        if (!messages.isEmpty()) {
            if (!phase.equals(ERROR)) {
                expect.problem("error", "has a meaning with phase: ERROR only");
            }
            expected.add(new Expectation(Optional.empty(), messages, 0, OptionalLong.empty()));
        }
        return phase;
    }

    private static Expectation result(String name, Section section) {
        return new Expectation(
                Optional.of(name),
                section.texts("contains"),
                section.whole("bytes", 0, 0, LARGEST),
                section.has("rows") ? OptionalLong.of(section.whole("rows", 0, 0, LARGEST)) : OptionalLong.empty());
    }
}
