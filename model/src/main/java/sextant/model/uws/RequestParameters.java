package sextant.model.uws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.forms.PercentEncoding;
import sextant.model.refusal.RefusalKind;

/**
 * The parameters of a query string, decoded, in the order in which they came. Their names are compared without regard to case, their
 * values with it (DALI 1.1, section 3.1).
 */
public record RequestParameters(List<Parameter> all) {

    /** One name and its value; empty without {@code =}. */
    public record Parameter(String name, String value) {}

    public static final RequestParameters NONE = new RequestParameters(List.of());

    private static final Pattern BETWEEN = Pattern.compile("&");
    private static final int MOST = 128;

    public RequestParameters {
        all = List.copyOf(all);
    }

    /** @throws sextant.model.refusal.Refused {@code bad-encoding}, {@code too-many-parts} */
    public static RequestParameters of(String rawQuery) {
        return read(rawQuery, "query");
    }

    /** Those of the body of a form, which is encoded in the same way. @throws sextant.model.refusal.Refused as {@link #of} */
    public static RequestParameters ofForm(String rawBody) {
        return read(rawBody, "form");
    }

    private static RequestParameters read(String encoded, String what) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        var parameters = new ArrayList<Parameter>();
        for (var raw : BETWEEN.split(encoded, MOST + 2)) {
            if (parameters.size() > MOST) {
                throw RefusalKind.TOO_MANY_PARTS
                        .because("The " + what + " has too many parameters.")
                        .limit(MOST + " parameters")
                        .refused();
            }
            int equals = raw.indexOf('=');
            if (!raw.isEmpty()) {
                parameters.add(
                        equals < 0
                                ? new Parameter(decoded(raw, what), "")
                                : new Parameter(
                                        decoded(raw.substring(0, equals), what),
                                        decoded(raw.substring(equals + 1), what)));
            }
        }
        return new RequestParameters(parameters);
    }

    private static String decoded(String raw, String what) {
        return PercentEncoding.decode(raw)
                .orElseThrow(() -> RefusalKind.BAD_ENCODING
                        .because("The encoding of the " + what + " is broken.")
                        .got(raw)
                        .suggest(
                                "Encode text as UTF-8, each byte that is not a plain character as % and two hexadecimal digits.")
                        .refused());
    }

    /** Every value of a parameter. */
    public List<String> values(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(Parameter::value)
                .toList();
    }

    /** The last value of a parameter. */
    public Optional<String> value(String name) {
        var values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }
}
