package sextant.engine.applications;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.engine.applications.values.ValueCheck;
import sextant.engine.configuration.Section;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;

/** Reads {@code parameters} of an application's file. */
final class ParameterReader {

    /** What requests to a job service call their own things (UWS, DALI, CEA), and {@code {home}}. */
    private static final Set<String> TAKEN = Set.of(
            Template.HOME,
            "phase",
            "runid",
            "destruction",
            "executionduration",
            "action",
            "wait",
            "upload",
            "application",
            "interface",
            "responseformat");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern COUNTS = Pattern.compile("([0-9]{1,6})\\.\\.([0-9]{1,6})?");

    private ParameterReader() {}

    static List<ParameterDefinition> read(Section parameters) {
        var read = new ArrayList<ParameterDefinition>();
        var names = new HashSet<String>();
        for (var name : parameters.keys()) {
            checkName(parameters, name);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                parameters.problem(
                        name, "differs from an earlier name by capital letters only, which clients may not see");
            }
            parameters.section(name, "type").ifPresent(section -> read.add(parameter(name, section)));
        }
        return read;
    }

    /** Of parameters and outputs. */
    static void checkName(Section section, String name) {
        if (!NAME.matches(name)) {
            section.problem(name, "must be a letter, and then letters, digits, - and _");
        } else if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            section.problem(name, "is a word that requests use for something else; find another name");
        }
    }

    /** The types by their names, the one that is meant where none stands first. */
    static ParameterType type(Section section, ParameterType otherwise) {
        var words = new ArrayList<String>();
        words.add(otherwise.word());
        Arrays.stream(ParameterType.values())
                .filter(type -> type != otherwise)
                .map(ParameterType::word)
                .forEach(words::add);
        return ParameterType.of(section.choice("type", words)).orElseThrow();
    }

    private static ParameterDefinition parameter(String name, Section section) {
        var type = type(section, ParameterType.TEXT);
        var passing = section.flag("file", isFile(type)) ? Passing.FILE : Passing.VALUE;
        if (passing == Passing.VALUE && isBinary(type)) {
            section.problem("file", type.word() + " cannot be part of an argument; it is a file");
        }
        var counts = counts(section);
        var parameter = new ParameterDefinition(
                name,
                type,
                passing,
                BaseParam.described(section.optionalText("description")),
                Optional.empty(),
                Scalars.texts(section, "default"),
                counts.least(),
                counts.most(),
                new Domain(
                        Scalars.texts(section, "options").stream()
                                .map(value -> new Domain.Option(value, Optional.empty()))
                                .toList(),
                        Optional.empty(),
                        pattern(section),
                        Optional.empty(),
                        Optional.empty()),
                passing == Passing.FILE,
                section.flag("leading-dash", false));
        check(parameter, section);
        return parameter;
    }

    /** Nobody writes an image or a table into an argument. */
    private static boolean isFile(ParameterType type) {
        return switch (type) {
            case VOTABLE, TABLE, XML -> true;
            default -> isBinary(type);
        };
    }

    private static boolean isBinary(ParameterType type) {
        return switch (type) {
            case BINARY, FITS, IMAGE, SPECTRUM -> true;
            default -> false;
        };
    }

    private record Counts(int least, int most) {}

    private static Counts counts(Section section) {
        boolean optional = section.flag("optional", false);
        var repeat = section.node("repeat").flatMap(Scalars::text).orElse(section.has("repeat") ? "" : "false");
        var counts = COUNTS.matcher(repeat);
        if (counts.matches()) {
            int least = Integer.parseInt(counts.group(1));
            int most =
                    Optional.ofNullable(counts.group(2)).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
            if (most < Math.max(1, least)) {
                section.problem("repeat", "must not end with less than it begins with, and not with 0");
            }
            if (optional && least > 0) {
                section.problem("optional", "does not go with repeat: " + repeat + "; write repeat: 0..");
            }
            return new Counts(least, Math.max(1, most));
        }
        if (!repeat.equals("true") && !repeat.equals("false")) {
            section.problem("repeat", "must be true, or how often, such as 1..3 or 2..");
        }
        return new Counts(optional ? 0 : 1, repeat.equals("true") ? Integer.MAX_VALUE : 1);
    }

    private static Optional<String> pattern(Section section) {
        return section.optionalText("pattern").filter(pattern -> {
            try {
                Pattern.compile(pattern);
                return true;
            } catch (PatternSyntaxException wrong) {
                section.problem("pattern", "is no regular expression (RE2 syntax): " + wrong.getDescription());
                return false;
            }
        });
    }

    private static void check(ParameterDefinition parameter, Section section) {
        if (parameter.passing() == Passing.FILE) {
            for (var key : List.of("default", "options", "pattern", "leading-dash")) {
                if (section.has(key)) {
                    section.problem(key, "has no meaning for a file, whose path the server chooses");
                }
            }
            return;
        }
        if (section.has("default") && section.flag("optional", false)) {
            section.problem("optional", "has no meaning beside default, which is taken where no value is sent");
        }
        if (parameter.defaults().size() > parameter.most()) {
            section.problem("default", "has more values than the parameter takes");
        }
        var anyOf = withoutOptions(parameter);
        checkEach(section, "options", parameter.options(), anyOf);
        checkEach(section, "default", parameter.defaults(), parameter);
    }

    private static ParameterDefinition withoutOptions(ParameterDefinition one) {
        return new ParameterDefinition(
                one.id(),
                one.type(),
                one.passing(),
                one.about(),
                one.mediaType(),
                one.defaults(),
                one.least(),
                one.most(),
                new Domain(
                        List.of(),
                        one.domain().range(),
                        one.domain().pattern(),
                        one.domain().words(),
                        one.domain().array()),
                one.indirect(),
                one.leadingDash());
    }

    private static void checkEach(Section section, String key, List<String> values, ParameterDefinition parameter) {
        for (int item = 0; item < values.size(); item++) {
            int place = item;
            ValueCheck.fault(parameter, values.get(item))
                    .ifPresent(fault -> section.problem(
                            key, place, "does not fit: must be " + fault.limit().orElse("another value")));
        }
    }
}
