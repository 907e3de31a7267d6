package sextant.model.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sextant.model.refusal.RefusalKind;

/**
 * Which format an answer is written in, from the request's {@code Accept} (section 9.2 of the note, RFC 9110 section 12.5.1).
 *
 * <ul>
 *   <li>The highest q-value wins; among equals what is named wins over a wildcard, and then what is named first. JSON is the default.
 *   <li>A header that likes {@code text/html} best comes from a browser, whose {@code application/xml} means web pages: it gets JSON
 *       if it takes that at all.
 *   <li>What is malformed in the header is passed over; if nothing is left, any format will do.
 * </ul>
 */
public final class AcceptHeader {

    /** @param contentType of the answer: the media type that was asked for, not a synonym of it */
    public record Choice(DocumentFormat format, String contentType) {}

    private static final Choice DEFAULT = new Choice(DocumentFormat.JSON, DocumentFormat.JSON.mediaType());

    private static final List<String> ALL = Stream.of(DocumentFormat.values())
            .flatMap(format -> format.mediaTypes().stream())
            .toList();

    private static final Pattern RANGE =
            Pattern.compile("\\s*+([\\w!#$&^.+-]++/(?:[\\w!#$&^.+-]++|\\*)|\\*/\\*|\\*)\\s*+(?:;.*+)?", Pattern.DOTALL);

    private static final Pattern WEIGHT = Pattern.compile(";\\s*+[qQ]=([^;]*+)");

    private static final Pattern WEIGHT_VALUE = Pattern.compile("0?\\.[0-9]{1,9}|[01](\\.0*+)?");

    private AcceptHeader() {}

    /**
     * @param header the values of all {@code Accept} headers, joined by commas; empty if there is none
     * @throws sextant.model.refusal.Refused with kind {@code not-acceptable}, naming what there is
     */
    public static Choice choose(Optional<String> header) {
        if (header.isEmpty() || header.get().equals("*/*") || header.get().equals("application/json")) {
            return DEFAULT;
        }
        var ranges = ranges(header.get());
        return ranges.isEmpty() ? DEFAULT : choose(ranges, header.get());
    }

    /** The format of an error: of what is asked for the best, and JSON rather than another error. */
    public static DocumentFormat formatOrJson(Optional<String> header) {
        return header.map(AcceptHeader::ranges)
                .flatMap(AcceptHeader::best)
                .orElse(DEFAULT)
                .format();
    }

    /**
     * Which of these media types the client likes best, for answers that are not the note's. Among equals what is named wins over a
     * wildcard, then what is named first, then what is offered first.
     *
     * @param offered the first is the default
     * @return empty if the client takes none of them
     */
    public static Optional<String> preferred(Optional<String> header, List<String> offered) {
        var ranges = header.map(AcceptHeader::ranges).orElse(List.of());
        if (ranges.isEmpty()) {
            return offered.stream().findFirst();
        }
        return candidates(ranges, offered).stream().findFirst().map(Candidate::mediaType);
    }

    private static Choice choose(List<Range> ranges, String header) {
        return best(ranges)
                .orElseThrow(() -> RefusalKind.NOT_ACCEPTABLE
                        .because(
                                "The answer can be had as JSON, YAML or XML, and the Accept header takes none of them.")
                        .got(header)
                        .limit(known())
                        .suggest("Send Accept: application/json, or no Accept header.")
                        .refused());
    }

    private static Optional<Choice> best(List<Range> ranges) {
        var candidates = candidates(ranges, ALL);
        var best = candidates.stream().findFirst();
        return best.filter(candidate -> fromBrowser(ranges, candidate))
                .flatMap(_ -> jsonIfTaken(candidates))
                .or(() -> best.flatMap(Candidate::choice));
    }

    /** What the client takes of these, the best first. */
    private static List<Candidate> candidates(List<Range> ranges, List<String> mediaTypes) {
        var candidates = new ArrayList<Candidate>();
        for (var mediaType : mediaTypes) {
            weigh(mediaType, ranges)
                    .filter(range -> range.weight() > 0)
                    .ifPresent(range -> candidates.add(new Candidate(mediaType, range)));
        }
        candidates.sort(Candidate.BEST_FIRST);
        return candidates;
    }

    /** The range that decides about a media type: the most specific one that covers it. */
    private static Optional<Range> weigh(String mediaType, List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.covers(mediaType))
                .max(Comparator.comparingInt(Range::specificity)
                        .thenComparing(Range::place, Comparator.reverseOrder()));
    }

    private static boolean fromBrowser(List<Range> ranges, Candidate best) {
        return ranges.stream()
                .anyMatch(range -> range.mediaRange().equals("text/html")
                        && range.weight() > 0
                        && range.weight() >= best.range().weight());
    }

    private static Optional<Choice> jsonIfTaken(List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> candidate.choice().stream())
                .filter(choice -> choice.format() == DocumentFormat.JSON)
                .findFirst();
    }

    private static String known() {
        return String.join(", ", ALL);
    }

    private static List<Range> ranges(String header) {
        var ranges = new ArrayList<Range>();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at <= header.length(); at++) {
            if (at == header.length() || header.charAt(at) == ',' && !quoted) {
                range(header.substring(start, at), ranges.size()).ifPresent(ranges::add);
                start = at + 1;
            } else if (header.charAt(at) == '"') {
                quoted = !quoted;
            }
        }
        return ranges;
    }

    private static Optional<Range> range(String element, int place) {
        var range = RANGE.matcher(element);
        if (!range.matches()) {
            return Optional.empty();
        }
        var name = range.group(1).equals("*") ? "*/*" : range.group(1).toLowerCase(Locale.ROOT);
        var weight = WEIGHT.matcher(element);
        if (!weight.find()) {
            return Optional.of(new Range(name, 1, place));
        }
        var value = weight.group(1).strip();
        return WEIGHT_VALUE.matcher(value).matches()
                ? Optional.of(new Range(name, Double.parseDouble(value), place))
                : Optional.empty();
    }

    /** One media range of the header. */
    private record Range(String mediaRange, double weight, int place) {

        boolean covers(String mediaType) {
            return switch (specificity()) {
                case 2 -> mediaRange.equals(mediaType);
                case 1 -> mediaType.startsWith(mediaRange.substring(0, mediaRange.length() - 1));
                default -> true;
            };
        }

        int specificity() {
            return mediaRange.equals("*/*") ? 0 : mediaRange.endsWith("/*") ? 1 : 2;
        }
    }

    /** A media type that we write, and the range that lets it in. */
    private record Candidate(String mediaType, Range range) {

        Optional<Choice> choice() {
            return DocumentFormat.of(mediaType).map(format -> new Choice(format, mediaType));
        }

        static final Comparator<Candidate> BEST_FIRST = Comparator.<Candidate>comparingDouble(
                        candidate -> -candidate.range.weight)
                .thenComparingInt(candidate -> -candidate.range.specificity())
                .thenComparingInt(candidate -> candidate.range.place);
    }
}
