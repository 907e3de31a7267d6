package sextant.model.image;

import java.util.List;
import java.util.Optional;

/**
 * Which images an operator takes. A rule with a tag or a digest is one image, a rule without is a whole repository, and a rule with
 * {@code *} is a pattern over name, tag and digest in which {@code docker.io/example/*} never means {@code docker.io/example-evil}.
 */
public record ImageAllowList(List<String> rules) {

    /** Takes every image. */
    public static final ImageAllowList ANY = new ImageAllowList(List.of("*"));

    public ImageAllowList {
        rules = List.copyOf(rules);
    }

    /** Why a rule cannot be used, for the operator; empty if it can. */
    public static Optional<String> problem(String rule) {
        throw new AssertionError("to be written");
    }

    public boolean allows(ImageReference image) {
        throw new AssertionError("to be written");
    }

    /** The image nearest to the one asked for that this list allows; empty if the list is empty. */
    public Optional<ImageReference> nearest(ImageReference asked) {
        throw new AssertionError("to be written");
    }
}
