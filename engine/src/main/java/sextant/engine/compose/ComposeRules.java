package sextant.engine.compose;

import java.util.LinkedHashSet;
import java.util.Set;
import sextant.engine.configuration.Section;

/**
 * What an operator takes of compose files.
 *
 * @param images that services may run
 * @param opened keys that are taken with whatever they hold, on the operator's word
 */
public record ComposeRules(ImageRules images, Set<String> opened) {

    public static final ComposeRules STRICT = new ComposeRules(ImageRules.ANY, Set.of());

    public ComposeRules {
        opened = Set.copyOf(opened);
    }

    /** Reads {@code images: {allow: [...]}} and {@code compose: {allow: [key, ...]}}. */
    public static ComposeRules read(Section entry) {
        var opened = new LinkedHashSet<String>();
        entry.section("compose").ifPresent(compose -> {
            var keys = compose.texts("allow");
            for (int item = 0; item < keys.size(); item++) {
                if (RefusedKeys.canBeOpened(keys.get(item))) {
                    opened.add(keys.get(item));
                } else {
                    compose.problem(
                            "allow",
                            item,
                            "%s cannot be opened; these can: %s"
                                    .formatted(keys.get(item), String.join(", ", RefusedKeys.OPENABLE)));
                }
            }
        });
        return new ComposeRules(ImageRules.read(entry), opened);
    }
}
