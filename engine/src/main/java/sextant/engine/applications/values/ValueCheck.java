package sextant.engine.applications.values;

import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.model.application.Domain.ArrayShape;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/**
 * Whether a text is a value of a parameter: its type, its shape, its options, its range, its pattern. Numbers are those of XML Schema,
 * in ASCII digits, and finite; nothing is trimmed, since the program gets the value as it was sent.
 */
public final class ValueCheck {

    private static final String DECIMAL = "[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?";
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final Pattern REAL = Pattern.compile(DECIMAL);
    private static final Pattern COMPLEX = Pattern.compile("(" + DECIMAL + ")[ ,](" + DECIMAL + ")");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DATE_AND_TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z?");
    private static final double WHOLE_TURN = 360;

    private ValueCheck() {}

    /** Why a text is no value of a parameter, if it is none. */
    public static Optional<Refusal> fault(ParameterDefinition parameter, String value) {
        return parameter
                .domain()
                .array()
                .map(array -> ofArray(parameter, array, value))
                .orElseGet(() -> ofElement(parameter, value))
                .or(() -> ofPattern(parameter, value))
                .map(refusal -> refusal.at(Path.of(parameter.id())).got(value));
    }

    private static Optional<Refusal> ofArray(ParameterDefinition parameter, ArrayShape array, String value) {
        if (!ArrayShapes.takes(array, ArrayShapes.elements(array, value).count())) {
            var allowed = ArrayShapes.words(array);
            return Optional.of(RefusalKind.PARAMETER_TYPE
                    .because("The value of " + parameter.id() + " must have " + allowed + ".")
                    .limit(allowed));
        }
        return ArrayShapes.elements(array, value)
                .flatMap(element -> ofElement(parameter, element).stream())
                .findFirst();
    }

    private static Optional<Refusal> ofElement(ParameterDefinition parameter, String value) {
        return ofType(parameter, value).or(() -> ofOptions(parameter, value)).or(() -> ofRange(parameter, value));
    }

    /** Whether it is a number, or an array of numbers, and the parameter takes these. */
    public static boolean isNumber(ParameterDefinition parameter, String value) {
        return switch (parameter.type()) {
            case INTEGER, REAL, COMPLEX, ANGLE, MJD ->
                parameter
                        .domain()
                        .array()
                        .map(array -> ArrayShapes.elements(array, value))
                        .orElseGet(() -> Stream.of(value))
                        .allMatch(element -> fits(parameter.type(), element));
            default -> false;
        };
    }

    private static Optional<Refusal> ofType(ParameterDefinition parameter, String value) {
        boolean truth = parameter.type() == ParameterType.BOOLEAN;
        if (truth ? Truth.of(parameter, value).isPresent() : fits(parameter.type(), value)) {
            return Optional.empty();
        }
        var allowed = truth ? Truth.allowed(parameter) : allowed(parameter.type());
        return Optional.of(RefusalKind.PARAMETER_TYPE
                .because("The value of " + parameter.id() + " must be " + allowed + ".")
                .limit(allowed));
    }

    private static Optional<Refusal> ofOptions(ParameterDefinition parameter, String value) {
        if (parameter.options().isEmpty() || parameter.options().contains(value)) {
            return Optional.empty();
        }
        var allowed = String.join(", ", parameter.options());
        var refusal = RefusalKind.PARAMETER_VALUE
                .because("The value of " + parameter.id() + " must be one of " + allowed + ".")
                .limit(allowed);
        return Optional.of(parameter.options().stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .or(() -> Nearest.to(value, parameter.options()))
                .map(refusal::suggest)
                .orElse(refusal));
    }

    private static Optional<Refusal> ofRange(ParameterDefinition parameter, String value) {
        return parameter
                .domain()
                .range()
                .filter(range -> !Ranges.holds(range, parameter.type(), value))
                .map(Ranges::words)
                .map(allowed -> RefusalKind.PARAMETER_VALUE
                        .because("The value of " + parameter.id() + " must be a value " + allowed + ".")
                        .limit(allowed));
    }

    private static Optional<Refusal> ofPattern(ParameterDefinition parameter, String value) {
        return parameter
                .pattern()
                .filter(pattern -> !Pattern.matches(pattern, value))
                .map(pattern -> RefusalKind.PARAMETER_VALUE
                        .because("The value of " + parameter.id() + " must match " + pattern + " as a whole.")
                        .limit(pattern));
    }

    private static boolean fits(ParameterType type, String value) {
        return switch (type) {
            case INTEGER -> WHOLE.matches(value) && new BigInteger(value).bitLength() < Long.SIZE;
            case REAL, MJD -> isReal(value);
            case COMPLEX -> isComplex(value);
            case ANGLE -> isReal(value) && Math.abs(Double.parseDouble(value)) <= WHOLE_TURN;
            case BOOLEAN -> Truth.of(value).isPresent();
            case ANY_URI -> isUri(value);
            case DATE_TIME -> isTime(value);
            case TEXT, ADQL, STC_S, VOTABLE, TABLE, XML, BINARY, FITS, IMAGE, SPECTRUM -> true;
        };
    }

    private static String allowed(ParameterType type) {
        return switch (type) {
            case INTEGER -> "a whole number in decimal digits from -2^63 to 2^63-1, such as 12";
            case REAL -> "a number in decimal digits within the range of a double, such as 1.5 or 2e-3";
            case MJD -> "a modified Julian date in days, such as 60000.25";
            case COMPLEX -> "two numbers with a space or comma between them, such as 1.5,-2";
            case ANGLE -> "decimal degrees from -360 to 360, such as 56.75";
            case BOOLEAN -> "true or false";
            case ANY_URI -> "a whole URI, such as https://example.org/image.fits";
            case DATE_TIME -> "a time from the year 0 to 9999, such as 2026-01-31 or 2026-01-31T12:00:00Z";
            case TEXT, ADQL, STC_S, VOTABLE, TABLE, XML, BINARY, FITS, IMAGE, SPECTRUM -> type.word();
        };
    }

    private static boolean isReal(String value) {
        return REAL.matches(value) && Double.isFinite(Double.parseDouble(value));
    }

    private static boolean isComplex(String value) {
        var parts = COMPLEX.matcher(value);
        return parts.matches() && isReal(parts.group(1)) && isReal(parts.group(2));
    }

    private static boolean isUri(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        try {
            if (DATE.matches(value)) {
                LocalDate.parse(value);
                return true;
            }
            if (DATE_AND_TIME.matches(value)) {
                LocalDateTime.parse(value.endsWith("Z") ? value.substring(0, value.length() - 1) : value);
                return true;
            }
        } catch (DateTimeParseException notInTheCalendar) {
            return false;
        }
        return false;
    }
}
