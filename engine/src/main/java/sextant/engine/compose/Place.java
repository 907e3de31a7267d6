package sextant.engine.compose;

import sextant.model.tree.Path;

/**
 * Where the judging is.
 *
 * @param path in the Task document
 * @param key  the last key of the Compose Specification on the way, which names the kind of a refusal
 */
record Place(Path path, String key) {

    static Place root(Path path) {
        return new Place(path, "composefile");
    }

    /** The last name on the way. */
    String name() {
        for (var step : path.steps().reversed()) {
            if (step instanceof Path.Field(var name)) {
                return name;
            }
        }
        return "";
    }

    /** Down to a key of the specification. */
    Place key(String name) {
        return new Place(path.field(name), name);
    }

    /** Down to a value whose name the author of the file chose. */
    Place named(String name) {
        return new Place(path.field(name), key);
    }

    Place item(int index) {
        return new Place(path.item(index), key);
    }
}
