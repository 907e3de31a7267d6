package sextant.engine.storage;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import sextant.engine.hosting.StagingPolicy;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** Which addresses an operator allows by their scheme, in any case of letters (RFC 3986, 3.1). */
public record Schemes(StagingPolicy policy) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    /** Why an address cannot be used whatever it leads to, if it cannot: {@code url-syntax}, {@code scheme-not-allowed}. */
    public Optional<Refusal> fault(String uri, Direction direction) {
        var scheme = of(uri);
        if (scheme.isEmpty()) {
            return Optional.of(RefusalKind.URL_SYNTAX
                    .because("An address starts with its scheme, as in https://example.org/image.fits.")
                    .got(uri)
                    .limit(allowed(direction)));
        }
        return allows(scheme.get(), direction)
                ? Optional.empty()
                : Optional.of(notAllowed(scheme.get(), uri, direction));
    }

    /** In lower case; empty if a text is no address. */
    static Optional<String> of(String uri) {
        var parts = SCHEME.matcher(uri);
        return parts.matches() ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    boolean allows(String scheme, Direction direction) {
        return scheme.equals(StagingPolicy.FILE)
                ? !policy.roots(direction == Direction.OUT).isEmpty()
                : policy.schemes().contains(scheme);
    }

    private Refusal notAllowed(String scheme, String uri, Direction direction) {
        return RefusalKind.SCHEME_NOT_ALLOWED
                .because("This server "
                        + (direction == Direction.IN ? "fetches nothing from " : "sends nothing to ")
                        + scheme + ": addresses.")
                .got(uri)
                .limit(allowed(direction))
                .suggest(direction == Direction.IN ? "Upload the content itself." : "Fetch the result from the job.");
    }

    /** For people: {@code http, https}. */
    private String allowed(Direction direction) {
        var allowed = new TreeSet<>(policy.schemes());
        if (allows(StagingPolicy.FILE, direction)) {
            allowed.add(StagingPolicy.FILE);
        }
        return allowed.isEmpty() ? "none" : String.join(", ", allowed);
    }
}
