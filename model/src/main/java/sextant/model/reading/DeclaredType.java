package sextant.model.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** The syntax that a request declares in its Content-Type (section 9.1). */
public enum DeclaredType {
    JSON,
    YAML,
    XML,
    FORM,
    MULTIPART,
    /** Nothing is declared: YAML is the default, and JSON is looked for first, as nearly all of it is YAML too. */
    NONE;

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    /** One parameter. The value is a token or quoted. */
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*+charset\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\\s;\"]*+))", Pattern.CASE_INSENSITIVE);

    static final String TAKEN =
            "application/yaml, application/json, application/xml, application/x-www-form-urlencoded, "
                    + "multipart/form-data";

    /** @throws Refused with {@code media-type} if it is nothing that is taken */
    public static DeclaredType of(Optional<String> contentType) {
        if (contentType.isEmpty() || contentType.get().isBlank()) {
            return NONE;
        }
        var declared = contentType.get();
        int end = declared.indexOf(';');
        var type = syntax((end < 0 ? declared : declared.substring(0, end))
                        .strip()
                        .toLowerCase(Locale.ROOT))
                .orElseThrow(() -> notTaken("This media type is not taken here.", declared));
        if (end >= 0 && type != MULTIPART) {
            refuseCharset(declared.substring(end), declared);
        }
        return type;
    }

    private static Optional<DeclaredType> syntax(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "application/json", "text/json" -> JSON;
                    case "application/yaml", "text/yaml", "application/x-yaml", "text/x-yaml" -> YAML;
                    case "application/xml", "text/xml" -> XML;
                    case "application/x-www-form-urlencoded" -> FORM;
                    case "multipart/form-data" -> MULTIPART;
                    default -> suffix(type).orElse(null);
                });
    }

    private static Optional<DeclaredType> suffix(String type) {
        if (!type.startsWith("application/")) {
            return Optional.empty();
        }
        if (type.endsWith("+json")) {
            return Optional.of(JSON);
        }
        if (type.endsWith("+yaml")) {
            return Optional.of(YAML);
        }
        return type.endsWith("+xml") ? Optional.of(XML) : Optional.empty();
    }

    private static void refuseCharset(String parameters, String declared) {
        var charset = CHARSET.matcher(parameters);
        while (charset.find()) {
            var name = charset.group(1) != null ? charset.group(1) : charset.group(2);
            if (!CHARSETS.contains(name.toLowerCase(Locale.ROOT))) {
                throw notTaken("This character set is not taken here.", declared);
            }
        }
    }

    private static Refused notTaken(String text, String declared) {
        return RefusalKind.MEDIA_TYPE
                .because(text)
                .got(declared)
                .limit(TAKEN + "; in UTF-8")
                .suggest("Set the header Content-Type to one of these; without one the body is read as YAML.")
                .refused();
    }
}
