package sextant.model.image;

import java.util.Optional;

/**
 * A container image reference, taken apart as container engines do: a name without a registry belongs to {@code docker.io}, and one
 * without a namespace there to {@code library}. The note's {@code docker.io/example:1.0} names the repository
 * {@code docker.io/example} and stays so (section 4.1).
 *
 * @param registry   host and optional port, lower case
 * @param repository path below the registry, lower case
 * @param tag        if one is written
 * @param digest     if one is written, {@code sha256:...}
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<String> digest) {

    /** @return empty if no container engine would take it */
    public static Optional<ImageReference> parse(String text) {
        throw new AssertionError("to be written");
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
}
