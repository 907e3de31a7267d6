package sextant.model.task;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a Task needs of each resource (section 5 of the note). Resources that it says nothing about are absent. */
public record Resources(Map<Resource, Range> ranges) {

    public static final Resources NONE = new Resources(Map.of());

    /** At least {@code min}, at most {@code max}; one of the two is present, and min is not above max. */
    public record Range(Optional<Quantity> min, Optional<Quantity> max) {}

    public Resources {
        var copy = new EnumMap<Resource, Range>(Resource.class);
        copy.putAll(ranges);
        ranges = Collections.unmodifiableMap(copy);
    }

    public Optional<Range> of(Resource resource) {
        return Optional.ofNullable(ranges.get(resource));
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }
}
