package sextant.engine.compose;

import java.util.Locale;
import java.util.Optional;
import sextant.engine.configuration.Section;
import sextant.model.answer.Reason;
import sextant.model.image.ImageAllowList;
import sextant.model.image.ImageReference;
import sextant.model.tree.Items;
import sextant.model.tree.Scalar;

/**
 * Which images a route takes, the same for containers and compose files (section 4.1 of the note).
 *
 * @param allow absent if the operator does not restrict images
 */
public record ImageRules(Optional<ImageAllowList> allow) {

    public static final ImageRules ANY = new ImageRules(Optional.empty());

    /** Reads {@code images: {allow: [rule, ...]}}; a list without rules takes no image at all. */
    public static ImageRules read(Section entry) {
        return entry.section("images").map(ImageRules::readList).orElse(ANY);
    }

    private static ImageRules readList(Section images) {
        if (!images.keys().contains("allow")) {
            return ANY;
        }
        var rules = images.texts("allow");
        for (int item = 0; item < rules.size(); item++) {
            int at = item;
            ImageAllowList.problem(rules.get(item)).ifPresent(problem -> images.problem("allow", at, problem));
        }
        return new ImageRules(Optional.of(new ImageAllowList(rules)));
    }

    /** Why an image is not taken; empty if it is. */
    public Optional<Reason> judge(String text) {
        var image = ImageReference.parse(text);
        if (image.isEmpty()) {
            return Optional.of(Reason.of(
                            "image",
                            400,
                            "%s is no image reference; write registry/repository:tag in small letters, such as docker.io/example:1.0"
                                    .formatted(quoted(text)))
                    .asked(Scalar.text(text)));
        }
        if (takes(image.get())) {
            return Optional.empty();
        }
        var rules = allow.orElse(ImageAllowList.ANY).rules();
        var taken = rules.isEmpty() ? "no image is" : "taken are " + String.join(", ", rules);
        return Optional.of(Reason.of(
                        "image",
                        403,
                        "the image %s is not taken here; %s"
                                .formatted(quoted(image.get().canonical()), taken))
                .asked(Scalar.text(text))
                .available(Items.texts(rules)));
    }

    /** The image that is taken and was perhaps meant, also by a text that is no image; empty if there is none. */
    public Optional<String> nearest(String text) {
        var meant = ImageReference.parse(tidied(text)).filter(this::takes);
        return meant.isPresent() ? meant.map(ImageReference::canonical) : nearestOfList(text);
    }

    private boolean takes(ImageReference image) {
        return allow.map(list -> list.allows(image)).orElse(true);
    }

    /** The nearest image of the operator's list; empty if there is no list. */
    Optional<String> nearestOfList(String text) {
        return ImageReference.parse(tidied(text))
                .or(() -> ImageReference.parse("image"))
                .flatMap(image -> allow.flatMap(list -> list.nearest(image)))
                .map(ImageReference::canonical);
    }

    /** Whether an image names neither tag nor digest, so that {@code latest} is meant. */
    public static boolean isUntagged(String text) {
        return ImageReference.parse(text)
                .filter(image -> image.tag().isEmpty() && image.digest().isEmpty())
                .isPresent();
    }

    /** What a text was perhaps meant to be: small letters, no blanks around it, nothing left open at its end. */
    private static String tidied(String text) {
        if (ImageReference.parse(text).isPresent()) {
            return text;
        }
        var small = text.strip().toLowerCase(Locale.ROOT);
        int end = small.length();
        while (end > 0 && ":@/".indexOf(small.charAt(end - 1)) >= 0) {
            end--;
        }
        return small.substring(0, end);
    }

    private static String quoted(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
