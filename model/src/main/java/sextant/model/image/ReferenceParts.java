package sextant.model.image;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A reference, or a pattern of references, cut at the places where container engines cut it. Nothing is checked here. The first
 * component is a registry only if it has a dot or a colon or is {@code localhost}; without one the registry is {@code docker.io},
 * which has other names.
 */
record ReferenceParts(String registry, String repository, Optional<String> tag, Optional<String> digest) {

    static final String DEFAULT_REGISTRY = "docker.io";
    static final String OFFICIAL = "library/";

    private static final Set<String> DEFAULT_REGISTRY_NAMES =
            Set.of(DEFAULT_REGISTRY, "index.docker.io", "registry-1.docker.io");

    static ReferenceParts of(String text) {
        int at = text.indexOf('@');
        var digest = at < 0 ? Optional.<String>empty() : Optional.of(text.substring(at + 1));
        var tagged = at < 0 ? text : text.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        boolean hasTag = colon > tagged.lastIndexOf('/');
        var tag = hasTag ? Optional.of(tagged.substring(colon + 1)) : Optional.<String>empty();
        var name = hasTag ? tagged.substring(0, colon) : tagged;
        int slash = name.indexOf('/');
        if (slash < 0 || !isRegistry(name.substring(0, slash))) {
            return new ReferenceParts(DEFAULT_REGISTRY, name, tag, digest);
        }
        var registry = name.substring(0, slash).toLowerCase(Locale.ROOT);
        return new ReferenceParts(
                DEFAULT_REGISTRY_NAMES.contains(registry) ? DEFAULT_REGISTRY : registry,
                name.substring(slash + 1),
                tag,
                digest);
    }

    /** Whether a repository of the default registry is an official one, which has no namespace of its own. */
    static boolean isOfficial(String registry, String repository) {
        return registry.equals(DEFAULT_REGISTRY) && repository.indexOf('/') < 0;
    }

    private static boolean isRegistry(String component) {
        return component.indexOf('.') >= 0 || component.indexOf(':') >= 0 || component.equalsIgnoreCase("localhost");
    }
}
