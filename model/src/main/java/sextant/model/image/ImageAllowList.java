package sextant.model.image;

import java.util.List;
import java.util.Optional;
import sextant.model.pattern.EditDistance;

/**
 * Which images an operator takes. Rules are written as references are, and mean the same in every spelling of one name:
 *
 * <ul>
 *   <li>{@code docker.io/example:1.0}, with a tag or a digest, is one image. No tag is {@code latest}. A reference with a digest is
 *       taken only by a rule that looks at digests or at neither: engines fetch by the digest, whatever the tag beside it says.
 *   <li>{@code docker.io/example} is one repository, with any tag or digest, and nothing below it.
 *   <li>A rule with {@code *} is a pattern, in which a star is any run of characters, slashes too: {@code docker.io/example/*} is
 *       everything below {@code docker.io/example/} and neither {@code docker.io/example} nor {@code docker.io/example-evil}. The
 *       rule {@code example/*} is the same. A star stays inside registry, repository, tag or digest: {@code example/*:1.*} asks for a
 *       tag, {@code example/*@sha256:*} for any digest, {@code *.example.org/x} for a host below example.org.
 *   <li>{@code *} alone is every image.
 * </ul>
 *
 * A rule that cannot be used (see {@link #problem}) takes nothing.
 */
public final class ImageAllowList {

    /** Takes every image. */
    public static final ImageAllowList ANY = new ImageAllowList(List.of("*"));

    private final List<String> rules;
    private final List<ImageRule> parsed;

    public ImageAllowList(List<String> rules) {
        this.rules = List.copyOf(rules);
        this.parsed =
                rules.stream().map(ImageRule::parse).flatMap(Optional::stream).toList();
    }

    /** As the operator wrote them. */
    public List<String> rules() {
        return rules;
    }

    /** Why a rule cannot be used, for the operator; empty if it can. */
    public static Optional<String> problem(String rule) {
        if (ImageRule.parse(rule).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("\"" + rule + "\" is no image, repository or pattern: " + hint(rule) + ".");
    }

    public boolean allows(ImageReference image) {
        return parsed.stream().anyMatch(rule -> rule.allows(image));
    }

    /**
     * The image nearest to the one asked for that this list allows: with the fewest characters to change, and of several the one
     * whose rule comes first. For a repository it has the asked tag, for a pattern the asked name where the star stands. Never the
     * image that was asked for.
     *
     * @return empty if no rule says what an image could be called, as the empty list and {@code *}
     */
    public Optional<ImageReference> nearest(ImageReference asked) {
        var text = asked.canonical();
        var nearest = Optional.<ImageReference>empty();
        int fewest = Integer.MAX_VALUE;
        for (var rule : parsed) {
            for (var image : rule.near(asked).toList()) {
                if (image.sameImage(asked) || !rule.allows(image)) {
                    continue;
                }
                int changes = EditDistance.between(text, image.canonical(), fewest - 1);
                if (changes < fewest) {
                    nearest = Optional.of(image);
                    fewest = changes;
                }
            }
        }
        return nearest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageAllowList that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return "ImageAllowList" + rules;
    }

    private static String hint(String rule) {
        if (rule.contains("://")) {
            return "leave out the scheme";
        }
        if (rule.endsWith("/")) {
            return "write \"" + rule + "*\" for everything below";
        }
        if (rule.chars().anyMatch(Character::isUpperCase)) {
            return "repositories are lower case";
        }
        return "write for example docker.io/example:1.0, docker.io/example or docker.io/example/*, with no other pattern than *";
    }
}
