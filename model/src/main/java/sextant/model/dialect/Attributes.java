package sextant.model.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Attributes of an element while they are found: what is absent is left out. */
public final class Attributes {

    private final List<String> all = new ArrayList<>();

    public static Attributes of(String... namesAndValues) {
        var attributes = new Attributes();
        attributes.all.addAll(List.of(namesAndValues));
        return attributes;
    }

    public Attributes with(String name, Optional<String> value) {
        value.ifPresent(present -> {
            all.add(name);
            all.add(present);
        });
        return this;
    }

    public String[] array() {
        return all.toArray(String[]::new);
    }
}
