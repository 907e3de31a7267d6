package sextant.model.reading;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sextant.model.forms.DottedName;
import sextant.model.forms.FormTree;
import sextant.model.forms.FormValue;
import sextant.model.forms.PercentEncoding;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Located;

/**
 * Dotted names and values, as they stand in a query string or in a form (section 3.5 of the note), still encoded.
 *
 * <ul>
 *   <li>{@code taskinfo.image=docker.io/example:1.0} is one value. {@code 8}, {@code true} and {@code null} are what JSON calls them.
 *   <li>{@code taskinfo.languages={md,python,pyspark}} is a list, with its braces raw or encoded; {@code {}} is an empty one. Spaces
 *       around an item do not count. The same list is {@code taskinfo.languages=md&taskinfo.languages=python&...}, and
 *       {@code taskinfo.languages[0]=md&taskinfo.languages[1]=python&...}, and {@code taskinfo.languages.0=md&...}. A list of one
 *       item needs braces or an index.
 *   <li>{@code "..."} is text whatever it looks like: {@code "{not a list}"}, {@code "8"}, also as an item: {@code {"a,b",c}}. Inside
 *       it {@code \"} and {@code \\} stand for the second character. Encoding a brace does not take its meaning away, quotes do.
 *   <li>The value of {@code tasktype} is text as it stands.
 * </ul>
 */
public final class FormSyntax {

    private static final String TASK_TYPE = DottedName.TASK_TYPE.toString();

    /** Longer than this no encoding of {@code tasktype} is. */
    private static final int LONGEST_TASK_TYPE_NAME = 3 * TASK_TYPE.length();

    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile("&");

    private FormSyntax() {}

    /** One parameter, still encoded. Without {@code =} its value is empty. */
    private record Parameter(String name, String value) {

        static Parameter of(String raw) {
            int equals = raw.indexOf('=');
            return equals < 0
                    ? new Parameter(raw, "")
                    : new Parameter(raw.substring(0, equals), raw.substring(equals + 1));
        }

        boolean isTaskType() {
            return name.length() <= LONGEST_TASK_TYPE_NAME
                    && PercentEncoding.decode(name).filter(TASK_TYPE::equals).isPresent();
        }
    }

    /**
     * The task type of the question, looking at no other parameter; empty if there is none. If it is given twice this is the first:
     * {@link #read} refuses the second, and nobody reads it if the first is unknown.
     *
     * @throws Refused if the task type itself is badly encoded
     */
    public static Optional<String> taskType(String rawQuery) {
        return parameters(rawQuery)
                .filter(Parameter::isTaskType)
                .findFirst()
                .map(parameter -> FormValue.taskType(decoded(TASK_TYPE, parameter.value())))
                .filter(Predicate.not(String::isEmpty));
    }

    /**
     * The whole question as the tree that the JSON form has.
     *
     * @throws Refused {@code bad-encoding}, {@code bad-character}, {@code parameter-path}, {@code duplicate-parameter},
     *     {@code list-syntax}, {@code number-limit}, {@code too-many-items} or {@code too-many-parts}
     */
    public static Located read(String rawQuery, Limits limits) {
        var parameters = parameters(rawQuery).limit(limits.parts() + 1L).toList();
        if (parameters.size() > limits.parts()) {
            throw RefusalKind.TOO_MANY_PARTS
                    .because("The question has too many parameters.")
                    .limit(limits.parts() + " parameters")
                    .suggest("Write lists as {a,b,c}, or send the question as YAML or JSON.")
                    .refused();
        }
        var tree = new FormTree(limits.listItems());
        for (var parameter : parameters) {
            var path = DottedName.parse(decoded("the name of a parameter", parameter.name()), limits.depth());
            var text = decoded(path.toString(), parameter.value());
            tree.put(path, FormValue.read(path, text, limits.digits(), limits.listItems()));
        }
        return tree.located();
    }

    private static Stream<Parameter> parameters(String rawQuery) {
        return BETWEEN_PARAMETERS
                .splitAsStream(rawQuery)
                .filter(Predicate.not(String::isEmpty))
                .map(Parameter::of);
    }

    private static String decoded(String what, String raw) {
        return PercentEncoding.decode(raw)
                .orElseThrow(() -> RefusalKind.BAD_ENCODING
                        .because("The encoding of " + what + " is broken.")
                        .got(raw)
                        .suggest(
                                "Encode text as UTF-8, each byte that is not a plain character as % and two hexadecimal digits.")
                        .refused());
    }
}
