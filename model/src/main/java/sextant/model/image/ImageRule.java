package sextant.model.image;

import java.util.Optional;
import java.util.stream.Stream;

/** One line of an {@link ImageAllowList}. */
sealed interface ImageRule permits ImageRule.Everything, ImageRule.Repository, ImageRule.Exact, ImagePattern {

    boolean allows(ImageReference image);

    /** Images that this rule may allow and that are like the one asked for. */
    Stream<ImageReference> near(ImageReference asked);

    /** @return empty if the rule cannot be used */
    static Optional<ImageRule> parse(String rule) {
        if (rule.equals("*")) {
            return Optional.of(new Everything());
        }
        if (rule.indexOf('*') >= 0) {
            return ImagePattern.parse(rule).map(pattern -> pattern);
        }
        return ImageReference.parse(rule)
                .map(image ->
                        image.tag().isEmpty() && image.digest().isEmpty() ? new Repository(image) : new Exact(image));
    }

    record Everything() implements ImageRule {
        @Override
        public boolean allows(ImageReference image) {
            return true;
        }

        @Override
        public Stream<ImageReference> near(ImageReference asked) {
            return Stream.empty();
        }
    }

    /** All images of one repository. */
    record Repository(ImageReference name) implements ImageRule {
        @Override
        public boolean allows(ImageReference image) {
            return image.name().equals(name.name());
        }

        /** A digest is of one image and no other repository has it; a tag may well be there too. */
        @Override
        public Stream<ImageReference> near(ImageReference asked) {
            var sameTag = new ImageReference(name.registry(), name.repository(), asked.tag(), Optional.empty());
            return asked.tag().isEmpty() ? Stream.of(name) : Stream.of(sameTag, name);
        }
    }

    /** One image. A digest decides; a tag alone is never enough for an image that names a digest, because engines fetch by that. */
    record Exact(ImageReference one) implements ImageRule {
        @Override
        public boolean allows(ImageReference image) {
            return image.sameImage(one);
        }

        @Override
        public Stream<ImageReference> near(ImageReference asked) {
            return Stream.of(one);
        }
    }
}
