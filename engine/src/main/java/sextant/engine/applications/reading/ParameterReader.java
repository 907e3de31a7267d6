package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sextant.engine.applications.Template;
import sextant.engine.applications.values.Ranges;
import sextant.engine.applications.values.ValueCheck;
import sextant.engine.configuration.Section;
import sextant.model.application.Domain;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;

/** Reads {@code parameters} of an application's file. */
public final class ParameterReader {

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

    private ParameterReader() {}

    public static List<ParameterDefinition> read(Section parameters) {
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
        var counts = Repetition.read(section, Repetition.ONCE);
        var defaults = Scalars.texts(section, "default");
        var mediaType = section.optionalText("media-type");
        mediaType.ifPresent(text -> Meaning.checkMediaType(section, text));
        var parameter = new ParameterDefinition(
                name,
                type,
                passing,
                Meaning.read(section),
                mediaType,
                defaults,
                counts.least(),
                counts.most(),
                DomainReader.read(section, type, defaults),
                section.flag("indirect", passing == Passing.FILE),
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

    private static void check(ParameterDefinition parameter, Section section) {
        if (parameter.passing() == Passing.FILE) {
            Stream.concat(Stream.of("default", "leading-dash"), DomainReader.KEYS.stream())
                    .filter(section::has)
                    .forEach(key -> section.problem(key, "has no meaning for a file, whose path the server chooses"));
            return;
        }
        if (section.has("default") && section.flag("optional", false)) {
            section.problem("optional", "has no meaning beside default, which is taken where no value is sent");
        }
        if (parameter.defaults().size() > parameter.most()) {
            section.problem("default", "has more values than the parameter takes");
        }
        checkEach(section, "options", parameter.options(), within(parameter, ofElements(parameter.domain())));
        if (checkRange(section, parameter, within(parameter, Domain.ANY))) {
            checkEach(section, "default", parameter.defaults(), parameter);
        }
    }

    /** Whether its bounds can be compared. */
    private static boolean checkRange(Section section, ParameterDefinition parameter, ParameterDefinition ofType) {
        var range = parameter.domain().range();
        var wrong = range.stream()
                .flatMap(one -> Stream.concat(one.least().stream(), one.most().stream()))
                .map(Domain.Bound::value)
                .filter(bound -> ValueCheck.fault(ofType, bound).isPresent())
                .findFirst();
        wrong.ifPresent(bound -> section.problem(
                "range",
                bound + " is no bound: must be "
                        + ValueCheck.fault(ofType, bound).orElseThrow().limit().orElse("another value")));
        boolean comparable = wrong.isEmpty();
        if (comparable
                && range.filter(one -> !Ranges.isPossible(one, parameter.type()))
                        .isPresent()) {
            section.problem("range", "holds no value: min is not below max");
        }
        return comparable;
    }

    /** The options of an array are those of its elements, and its pattern is that of the whole. */
    private static Domain ofElements(Domain domain) {
        return new Domain(
                List.of(),
                Optional.empty(),
                domain.pattern().filter(_ -> domain.array().isEmpty()),
                domain.words(),
                Optional.empty());
    }

    private static ParameterDefinition within(ParameterDefinition one, Domain domain) {
        return new ParameterDefinition(
                one.id(),
                one.type(),
                one.passing(),
                one.about(),
                one.mediaType(),
                one.defaults(),
                one.least(),
                one.most(),
                domain,
                one.indirect(),
                one.leadingDash());
    }

    static void checkEach(Section section, String key, List<String> values, ParameterDefinition parameter) {
        for (int item = 0; item < values.size(); item++) {
            int place = item;
            ValueCheck.fault(parameter, values.get(item))
                    .ifPresent(fault -> section.problem(
                            key, place, "does not fit: must be " + fault.limit().orElse("another value")));
        }
    }
}
