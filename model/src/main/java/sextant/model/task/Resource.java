package sextant.model.task;

import java.util.Optional;

/** The resources of section 5, and GPUs. The names are the note's, after {@code min} and {@code max}. */
public enum Resource {
    /** Storage space, bytes. */
    STORE("store", Unit.BYTES),
    /** CPU cores, thousandths of a core. */
    CORES("cores", Unit.THOUSANDTHS),
    /** Memory, bytes. */
    MEMORY("memory", Unit.BYTES),
    /** Time until the Task runs, milliseconds. */
    STARTUP("startup", Unit.MILLISECONDS),
    /** Time that the Task runs, milliseconds. */
    DURATION("duration", Unit.MILLISECONDS),
    /** GPUs, whole ones. */
    GPUS("gpus", Unit.WHOLE);

    /** What one step of a {@link Quantity} is. */
    public enum Unit {
        BYTES,
        THOUSANDTHS,
        MILLISECONDS,
        WHOLE
    }

    private final String word;
    private final Unit unit;

    Resource(String word, Unit unit) {
        this.word = word;
        this.unit = unit;
    }

    public String word() {
        return word;
    }

    public Unit unit() {
        return unit;
    }

    public String minKey() {
        return "min" + word;
    }

    public String maxKey() {
        return "max" + word;
    }

    public static Optional<Resource> of(String word) {
        for (var resource : values()) {
            if (resource.word.equals(word)) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }
}
