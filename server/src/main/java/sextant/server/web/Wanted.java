package sextant.server.web;

import java.util.Locale;
import java.util.regex.Pattern;
import sextant.model.refusal.RefusalKind;
import sextant.server.http.Call;

/**
 * Whether a client wants a page or data at an address that has both. A browser names {@code text/html}; whoever does not name it
 * gets data.
 */
public enum Wanted {
    PAGE,
    DATA;

    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]=\\s*([0-9.]{1,5})\\s*$");

    /** @throws sextant.model.refusal.Refused with kind {@code not-acceptable} if it is neither */
    public static Wanted by(Call call) {
        var header = call.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
        double page = 0;
        double data = 0;
        double any = 0;
        for (var range : header.split(",", -1)) {
            var mediaType = range.split(";", -1)[0].strip();
            switch (mediaType) {
                case "text/html", "application/xhtml+xml" -> page = Math.max(page, weight(range));
                case "application/json", "application/schema+json", "application/problem+json", "text/json" ->
                    data = Math.max(data, weight(range));
                case "*/*", "application/*" -> any = Math.max(any, weight(range));
                default -> {}
            }
        }
        if (page > 0 && page >= data && !javaClient(header)) {
            return PAGE;
        }
        if (data > 0 || any > 0 || javaClient(header)) {
            return DATA;
        }
        throw RefusalKind.NOT_ACCEPTABLE
                .because("This can be had as a page or as JSON.")
                .got(header)
                .limit("text/html, application/json")
                .suggest("Send Accept: application/json, or no Accept header.")
                .refused();
    }

    /**
     * Whether it is a person who looks, at an address where programs get something else by default. A browser names {@code
     * text/html}, and nothing that a program reads before it.
     */
    public static boolean page(Call call) {
        return call.header("Accept").map(Wanted::person).orElse(false);
    }

    private static boolean person(String accept) {
        double page = 0;
        double other = 0;
        for (var range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            var mediaType = range.split(";", -1)[0].strip();
            switch (mediaType) {
                case "text/html", "application/xhtml+xml" -> page = Math.max(page, weight(range));
                case "application/xml", "text/xml", "text/plain", "application/json", "application/yaml" ->
                    other = Math.max(other, weight(range));
                default -> {}
            }
        }
        return page > 0 && page >= other && !javaClient(accept);
    }

    /**
     * The HTTP client of older versions of Java, which STILTS and TOPCAT use, names {@code text/html} before all else and means
     * nothing by it. It is told by the pictures that it names without naming XHTML, as every browser does.
     */
    private static boolean javaClient(String accept) {
        return accept.contains("image/gif") && !accept.contains("xhtml");
    }

    /** What is not a number counts as none was given. */
    private static double weight(String range) {
        var weight = WEIGHT.matcher(range);
        try {
            return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
        } catch (NumberFormatException _) {
            return 1;
        }
    }
}
