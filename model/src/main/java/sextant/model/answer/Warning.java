package sextant.model.answer;

import java.util.Optional;
import sextant.model.tree.Path;

/**
 * Something that a yes does not hide: less than the maximum is granted, a variable has no value, a real Task must bring more.
 *
 * @param kind a stable word
 */
public record Warning(String kind, String text, Optional<Path> path) {

    public static Warning of(String kind, String text) {
        return new Warning(kind, text, Optional.empty());
    }

    public Warning at(Path where) {
        return new Warning(kind, text, Optional.of(where));
    }
}
