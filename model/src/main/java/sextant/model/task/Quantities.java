package sextant.model.task;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * The units of section 5: {@code G} is 10^9 and {@code Gi} 2^30; a bare store or memory is gigabytes, a bare startup or duration
 * seconds; {@code 5s}, {@code 10m} minutes, and ISO 8601 durations.
 */
public final class Quantities {

    /** No quantity that fits is longer; nothing longer is ever turned into a number. */
    private static final int LONGEST = 64;

    private static final int LARGEST_EXPONENT = 30;
    private static final String DECIMAL = "(?:[0-9]++(?:\\.[0-9]++)?)";
    private static final Pattern BARE = Pattern.compile(DECIMAL + "(?:[eE]([+-]?[0-9]{1,4}))?");
    private static final Pattern BYTES = Pattern.compile("(" + DECIMAL + ")([kKMGTP]|[KMGTP]i)B?");
    private static final Pattern SPAN = Pattern.compile(part("d") + part("h") + part("m") + part("s") + part("ms"));
    private static final Pattern ISO =
            Pattern.compile("P" + part("W") + part("D") + "(T(?=[0-9])" + part("H") + part("M") + part("S") + ")?");
    private static final Pattern CALENDAR = Pattern.compile("P[0-9.]*+[YM].*");

    private static final BigDecimal GIGA = new BigDecimal("1e9");
    private static final Map<String, BigDecimal> BYTES_OF = bytes();
    /** Milliseconds of each unit, the largest first, in the order of {@link #SPAN}. */
    private static final Map<String, Long> MILLISECONDS_OF = spans();

    private static final List<Long> ISO_MILLISECONDS = List.of(604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L);

    private Quantities() {}

    /** @throws Refused with kind {@code quantity} or {@code type}, naming the path */
    public static Quantity parse(Resource resource, Node value, Path path) {
        if (!(value instanceof Scalar(var text, var kind))
                || (kind != Scalar.Kind.TEXT && kind != Scalar.Kind.NUMBER)) {
            throw RefusalKind.TYPE
                    .because("The " + resource.word() + " must be a number or text with a unit.")
                    .at(path)
                    .got(
                            value instanceof Scalar(var word, var other) && other == Scalar.Kind.BOOLEAN
                                    ? word
                                    : value.noun())
                    .limit(allowed(resource))
                    .refused();
        }
        var amount = text.length() > LONGEST ? Optional.<BigDecimal>empty() : amount(resource, text);
        return amount.flatMap(exact -> whole(resource, exact))
                .map(steps -> new Quantity(resource.unit(), steps))
                .orElseThrow(() -> refused(resource, text, path));
    }

    /** The shortest exact spelling that {@link #parse} reads back: {@code 8G}, {@code 512Mi}, {@code 8}, {@code 30s}, {@code 10m}. */
    public static Node write(Resource resource, Quantity quantity) {
        var amount = BigDecimal.valueOf(quantity.amount());
        return Scalar.plain(
                switch (resource.unit()) {
                    case BYTES -> writeBytes(amount);
                    case MILLISECONDS -> writeSpan(quantity.amount());
                    case THOUSANDTHS -> plain(amount.scaleByPowerOfTen(-3));
                    case WHOLE -> plain(amount);
                });
    }

    private static Optional<BigDecimal> amount(Resource resource, String text) {
        return switch (resource.unit()) {
            case BYTES -> bare(text).map(GIGA::multiply).or(() -> bytes(text));
            case MILLISECONDS ->
                bare(text).map(seconds -> seconds.scaleByPowerOfTen(3)).or(() -> span(text));
            case THOUSANDTHS -> bare(text).map(cores -> cores.scaleByPowerOfTen(3));
            case WHOLE -> bare(text);
        };
    }

    private static Optional<BigDecimal> bare(String text) {
        var matcher = BARE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var exponent = matcher.group(1);
        return exponent == null || Math.abs(Integer.parseInt(exponent)) <= LARGEST_EXPONENT
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Optional<BigDecimal> bytes(String text) {
        var matcher = BYTES.matcher(text);
        return matcher.matches()
                ? Optional.ofNullable(BYTES_OF.get(matcher.group(2))).map(new BigDecimal(matcher.group(1))::multiply)
                : Optional.empty();
    }

    private static Optional<BigDecimal> span(String text) {
        var span = SPAN.matcher(text);
        if (!text.isEmpty() && span.matches()) {
            return Optional.of(sum(List.copyOf(MILLISECONDS_OF.values()), span, List.of(1, 2, 3, 4, 5)));
        }
        var iso = ISO.matcher(text);
        return text.length() > 1 && iso.matches()
                ? Optional.of(sum(ISO_MILLISECONDS, iso, List.of(1, 2, 4, 5, 6)))
                : Optional.empty();
    }

    private static BigDecimal sum(List<Long> milliseconds, Matcher matcher, List<Integer> groups) {
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < groups.size(); i++) {
            var count = matcher.group(groups.get(i));
            if (count != null) {
                sum = sum.add(new BigDecimal(count).multiply(BigDecimal.valueOf(milliseconds.get(i))));
            }
        }
        return sum;
    }

    /** Parts of a byte or of a millisecond are rounded up: nobody gets less than they asked for. Other resources have no parts. */
    private static Optional<Long> whole(Resource resource, BigDecimal exact) {
        boolean rounded = resource.unit() == Resource.Unit.BYTES || resource.unit() == Resource.Unit.MILLISECONDS;
        var steps = exact.setScale(0, RoundingMode.CEILING);
        boolean fits = steps.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits && (rounded || steps.compareTo(exact) == 0)
                ? Optional.of(steps.longValueExact())
                : Optional.empty();
    }

    private static String writeBytes(BigDecimal amount) {
        if (amount.signum() == 0) {
            return "0";
        }
        var spellings = new ArrayList<String>();
        BYTES_OF.forEach((unit, bytes) -> {
            if (!unit.equals("K")) {
                spellings.add(plain(amount.divide(bytes)) + unit);
            }
        });
        return spellings.stream()
                .min(Comparator.comparing(String::length).thenComparing(spelling -> spelling.contains(".")))
                .orElseThrow();
    }

    private static String writeSpan(long milliseconds) {
        if (milliseconds == 0) {
            return "0s";
        }
        return MILLISECONDS_OF.entrySet().stream()
                .filter(unit -> milliseconds % unit.getValue() == 0)
                .findFirst()
                .map(unit -> milliseconds / unit.getValue() + unit.getKey())
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String part(String unit) {
        return "(?:(" + DECIMAL + ")" + unit + ")?";
    }

    private static Map<String, BigDecimal> bytes() {
        var units = new LinkedHashMap<String, BigDecimal>();
        units.put("k", new BigDecimal("1e3"));
        for (int power = 1; power <= 5; power++) {
            var letter = "KMGTP".substring(power - 1, power);
            units.put(letter, BigDecimal.ONE.scaleByPowerOfTen(3 * power));
            units.put(letter + "i", BigDecimal.valueOf(1L << 10 * power));
        }
        return units;
    }

    private static Map<String, Long> spans() {
        var units = new LinkedHashMap<String, Long>();
        units.put("d", 86_400_000L);
        units.put("h", 3_600_000L);
        units.put("m", 60_000L);
        units.put("s", 1_000L);
        units.put("ms", 1L);
        return units;
    }

    private static Refused refused(Resource resource, String text, Path path) {
        boolean calendar = resource.unit() == Resource.Unit.MILLISECONDS
                && CALENDAR.matcher(text).matches();
        return RefusalKind.QUANTITY
                .because(
                        calendar
                                ? "Years and months have no fixed length: give days."
                                : "This is no amount of " + resource.word() + " that can be had.")
                .at(path)
                .got(text)
                .limit(allowed(resource))
                .refused();
    }

    private static String allowed(Resource resource) {
        return switch (resource.unit()) {
            case BYTES ->
                "0 or more, below 9.2P: a number of gigabytes such as 8, or with k, M, G, T, P (powers of 1000) or "
                        + "Ki, Mi, Gi, Ti, Pi (powers of 1024), such as 1.5G or 512Mi";
            case MILLISECONDS ->
                "0 or more: a number of seconds such as 90, or with ms, s, m (minutes), h, d, such as 10m or 1h30m, "
                        + "or ISO 8601 such as PT12H";
            case THOUSANDTHS -> "0 or more, with at most three decimals, such as 8 or 0.5";
            case WHOLE -> "a whole number, 0 or more";
        };
    }
}
