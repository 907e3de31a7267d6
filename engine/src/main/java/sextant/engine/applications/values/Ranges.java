package sextant.engine.applications.values;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import sextant.model.application.Domain.Range;
import sextant.model.application.ParameterType;

/** Whether a value lies in a range. Numbers are compared exactly, as they are written. */
public final class Ranges {

    private Ranges() {}

    /** Whether values of a type have an order. */
    public static boolean areOrdered(ParameterType type) {
        return switch (type) {
            case INTEGER, REAL, ANGLE, MJD, DATE_TIME -> true;
            default -> false;
        };
    }

    /** @param value of the type, as are the bounds */
    static boolean holds(Range range, ParameterType type, String value) {
        return range.least()
                        .filter(bound -> !isRight(compare(type, bound.value(), value), bound.inclusive()))
                        .isEmpty()
                && range.most()
                        .filter(bound -> !isRight(compare(type, value, bound.value()), bound.inclusive()))
                        .isEmpty();
    }

    /** Whether some value may lie in it: its bounds are not the wrong way round. */
    public static boolean isPossible(Range range, ParameterType type) {
        if (range.least().isEmpty() || range.most().isEmpty()) {
            return true;
        }
        var least = range.least().get();
        var most = range.most().get();
        return isRight(compare(type, least.value(), most.value()), least.inclusive() && most.inclusive());
    }

    private static boolean isRight(int order, boolean inclusive) {
        return order < 0 || inclusive && order == 0;
    }

    private static int compare(ParameterType type, String one, String other) {
        return type == ParameterType.DATE_TIME
                ? time(one).compareTo(time(other))
                : new BigDecimal(one).compareTo(new BigDecimal(other));
    }

    private static LocalDateTime time(String text) {
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
    }

    /** For people: {@code from 0 (exclusive) to 3600}. */
    static String words(Range range) {
        var words = new ArrayList<String>();
        range.least().ifPresent(bound -> words.add((bound.inclusive() ? "from " : "more than ") + bound.value()));
        range.most().ifPresent(bound -> words.add((bound.inclusive() ? "up to " : "less than ") + bound.value()));
        return String.join(", ", words);
    }
}
