package sextant.model.image;

import java.util.Optional;

/**
 * A container image reference, taken apart as container engines do: a name without a registry belongs to {@code docker.io}, and one
 * without a namespace there to {@code library}. {@code example}, {@code docker.io/example} and {@code docker.io/library/example} are
 * one repository, which is written {@code docker.io/example} as the note does (section 4.1).
 *
 * @param registry   host and optional port, lower case
 * @param repository path below the registry, lower case, without {@code library/} for official images of {@code docker.io}
 * @param tag        if one is written
 * @param digest     if one is written, {@code sha256:...} or {@code sha512:...}; it decides, and a tag beside it is a comment
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<String> digest) {

    /** The tag that container engines take if neither tag nor digest is written. */
    private static final String DEFAULT_TAG = "latest";

    /**
     * One pass over the text, whatever it is.
     *
     * @return empty if no container engine would take it
     */
    public static Optional<ImageReference> parse(String text) {
        if (text.length() > ReferenceGrammar.LONGEST) {
            return Optional.empty();
        }
        var parts = ReferenceParts.of(text);
        return ReferenceGrammar.takes(parts) ? Optional.of(normal(parts)) : Optional.empty();
    }

    private static ImageReference normal(ReferenceParts parts) {
        var repository = parts.repository();
        if (parts.registry().equals(ReferenceParts.DEFAULT_REGISTRY)
                && repository.startsWith(ReferenceParts.OFFICIAL)) {
            var official = repository.substring(ReferenceParts.OFFICIAL.length());
            repository = ReferenceParts.isOfficial(parts.registry(), official) ? official : repository;
        }
        return new ImageReference(parts.registry(), repository, parts.tag(), parts.digest());
    }

    /** Registry and repository: {@code docker.io/example}. */
    public String name() {
        return registry + "/" + repository;
    }

    /** The full spelling: name, tag and digest. */
    public String canonical() {
        return name()
                + tag.map(value -> ":" + value).orElse("")
                + digest.map(value -> "@" + value).orElse("");
    }

    /** The tag that a container engine fetches by: none if there is a digest, {@code latest} if nothing is written. */
    Optional<String> effectiveTag() {
        return digest.isPresent() ? Optional.empty() : Optional.of(tag.orElse(DEFAULT_TAG));
    }

    /** Whether a container engine fetches the same for both. */
    boolean sameImage(ImageReference other) {
        return name().equals(other.name())
                && digest.equals(other.digest)
                && effectiveTag().equals(other.effectiveTag());
    }
}
