package sextant.engine.compose;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.model.tree.Path;

/** Where the judging is. The path is put together only when somebody asks: most values of most files are fine. */
final class Place {

    private final @Nullable Place above;
    private final Path root;
    private final Optional<String> name;
    private final int index;
    private final String key;

    private Place(@Nullable Place above, Path root, Optional<String> name, int index, String key) {
        this.above = above;
        this.root = root;
        this.name = name;
        this.index = index;
        this.key = key;
    }

    /** Of the whole file, which stands at a path in the Task document. */
    static Place root(Path path) {
        return new Place(null, path, Optional.empty(), -1, "composefile");
    }

    /** Down to a key of the specification. */
    Place key(String name) {
        return new Place(this, root, Optional.of(name), -1, name);
    }

    /** Down to a value whose name the author of the file chose. */
    Place named(String name) {
        return new Place(this, root, Optional.of(name), -1, key);
    }

    Place item(int index) {
        return new Place(this, root, Optional.empty(), index, key);
    }

    /** The last key of the Compose Specification on the way, which names the kind of a refusal. */
    String key() {
        return key;
    }

    /** The last name on the way. */
    String name() {
        return name.orElseGet(() -> above == null ? key : above.name());
    }

    /** In the Task document. */
    Path path() {
        if (above == null) {
            return root;
        }
        var before = above.path();
        return name.map(before::field).orElseGet(() -> before.item(index));
    }
}
