package sextant.engine.storage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import sextant.engine.hosting.StagingPolicy;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** Which storage serves an address: by its scheme, in any case of letters (RFC 3986, 3.1). */
public final class Storages {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    private final Supplier<StagingPolicy> policy;
    private final List<Storage> storages;

    /** @param policy what the operator allows at the moment */
    public Storages(Supplier<StagingPolicy> policy, List<Storage> storages) {
        this.policy = policy;
        this.storages = List.copyOf(storages);
    }

    /** Why an address cannot be used, if it cannot: {@code url-syntax}, {@code scheme-not-allowed}, those of {@link Storage#check}. */
    public Optional<Refusal> check(String uri, Direction direction) {
        var scheme = scheme(uri);
        if (scheme.isEmpty()) {
            return Optional.of(RefusalKind.URL_SYNTAX
                    .because("An address starts with its scheme, as in https://example.org/image.fits.")
                    .got(uri)
                    .limit(allowed(direction)));
        }
        return serving(scheme.get(), direction)
                .map(storage -> storage.check(uri, direction))
                .orElseGet(() -> Optional.of(RefusalKind.SCHEME_NOT_ALLOWED
                        .because("This server "
                                + (direction == Direction.IN ? "fetches nothing from " : "sends nothing to ")
                                + scheme.get() + ": addresses.")
                        .limit(allowed(direction))
                        .suggest(
                                direction == Direction.IN
                                        ? "Upload the content itself."
                                        : "Fetch the result from the job.")))
                .map(refusal -> refusal.got(uri));
    }

    /** The storage of an address; empty if none serves it, or the operator does not allow it any more. */
    public Optional<Storage> of(String uri, Direction direction) {
        return scheme(uri).flatMap(scheme -> serving(scheme, direction));
    }

    private Optional<Storage> serving(String scheme, Direction direction) {
        return storages.stream()
                .filter(storage -> storage.schemes().contains(scheme) && allows(scheme, direction))
                .findFirst();
    }

    private boolean allows(String scheme, Direction direction) {
        return scheme.equals(StagingPolicy.FILE)
                ? !policy.get().roots(direction == Direction.OUT).isEmpty()
                : policy.get().schemes().contains(scheme);
    }

    /** For people: {@code http, https}. */
    private String allowed(Direction direction) {
        var allowed = new TreeSet<String>();
        storages.forEach(storage -> storage.schemes().stream()
                .filter(scheme -> allows(scheme, direction))
                .forEach(allowed::add));
        return allowed.isEmpty() ? "none" : String.join(", ", allowed);
    }

    private static Optional<String> scheme(String uri) {
        var parts = SCHEME.matcher(uri);
        return parts.matches() ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
