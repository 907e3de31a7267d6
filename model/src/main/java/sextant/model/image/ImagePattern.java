package sextant.model.image;

import java.util.Optional;
import java.util.stream.Stream;
import sextant.model.pattern.Glob;

/**
 * A rule with stars. Registry, repository, tag and digest are matched each for itself: a star never reaches from a registry into a
 * repository, so {@code *.example.org/x} does not take {@code evil.com/a.example.org/x}. Inside the repository a star also takes
 * slashes.
 *
 * @param tag    absent if any tag or digest will do
 * @param digest absent if none is asked for; then a pattern with a tag does not take images with a digest
 */
record ImagePattern(Glob registry, Glob repository, Optional<Glob> tag, Optional<Glob> digest) implements ImageRule {

    /** Fits wherever a star may stand: a host, a port, a path, a tag. */
    private static final String ANYTHING = "1";

    static Optional<ImagePattern> parse(String rule) {
        if (rule.length() > ReferenceGrammar.LONGEST) {
            return Optional.empty();
        }
        var parts = ReferenceParts.of(rule);
        var example = new ReferenceParts(
                example(parts.registry()),
                example(parts.repository()),
                parts.tag().map(ImagePattern::example),
                Optional.empty());
        if (!ReferenceGrammar.takes(example)
                || !parts.digest().map(ImagePattern::isDigest).orElse(true)) {
            return Optional.empty();
        }
        return Optional.of(new ImagePattern(
                new Glob(parts.registry()),
                new Glob(parts.repository()),
                parts.tag().map(Glob::new),
                parts.digest().map(Glob::new)));
    }

    @Override
    public boolean allows(ImageReference image) {
        return registry.matches(image.registry()) && matchesRepository(image) && matchesVersion(image);
    }

    /** First with the asked image's last name where the stars of the repository stand, then with all of its repository. */
    @Override
    public Stream<ImageReference> near(ImageReference asked) {
        var host = asked.registry();
        var path = asked.repository();
        var lastName = path.substring(path.lastIndexOf('/') + 1);
        var version = asked.tag().orElse("latest");
        return Stream.of(
                        like(
                                asked,
                                fill(registry, host, host.split("[.:]", -1)[0]),
                                fill(repository, path, lastName),
                                version),
                        like(
                                asked,
                                fill(registry, host, host.split("[.:]", -1)[0]),
                                fill(repository, path, path),
                                version),
                        like(asked, example(registry.pattern()), example(repository.pattern()), ANYTHING))
                .flatMap(Optional::stream);
    }

    private Optional<ImageReference> like(ImageReference asked, String host, String path, String version) {
        if (digest.isPresent()) {
            return pinned(asked).flatMap(pin -> ImageReference.parse(host + "/" + path + "@" + pin));
        }
        var tagText = tag.map(glob -> fill(glob, version, version)).or(asked::tag);
        return ImageReference.parse(
                host + "/" + path + tagText.map(text -> ":" + text).orElse(""));
    }

    /** A digest cannot be made up: it is the asked one, or the one that the rule spells out. */
    private Optional<String> pinned(ImageReference asked) {
        return digest.flatMap(glob -> asked.digest()
                .filter(glob::matches)
                .or(() -> Optional.of(glob.pattern()).filter(ReferenceGrammar::isDigest)));
    }

    private boolean matchesRepository(ImageReference image) {
        return repository.matches(image.repository())
                || (ReferenceParts.isOfficial(image.registry(), image.repository())
                        && repository.matches(ReferenceParts.OFFICIAL + image.repository()));
    }

    private boolean matchesVersion(ImageReference image) {
        if (digest.isPresent()) {
            return image.digest().filter(digest.get()::matches).isPresent();
        }
        return tag.isEmpty() || image.effectiveTag().filter(tag.get()::matches).isPresent();
    }

    private static String fill(Glob glob, String whole, String star) {
        return glob.matches(whole) ? whole : glob.pattern().replace("*", star);
    }

    private static String example(String pattern) {
        return pattern.replace("*", ANYTHING);
    }

    private static boolean isDigest(String pattern) {
        return pattern.equals("*")
                || ReferenceGrammar.isDigest(pattern)
                || (pattern.indexOf('*') >= 0 && pattern.matches("sha(256|512):[0-9a-f*]{1,128}"));
    }
}
