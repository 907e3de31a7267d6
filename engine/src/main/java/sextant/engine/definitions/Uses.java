package sextant.engine.definitions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.model.xml.Element;

/** How the interfaces of a definition use its parameters: only they say which is an input, which an output, and how often. */
final class Uses {

    private final int interfaces;
    private final Map<String, Counts> inputs = new HashMap<>();
    private final Map<String, Counts> outputs = new HashMap<>();
    private final Map<String, Integer> outputIn = new HashMap<>();
    private final Set<String> heads = new HashSet<>();
    private final Set<String> constants = new HashSet<>();

    /** How often; {@link Integer#MAX_VALUE} is any number, which CEA writes as 0. */
    record Counts(int least, int most) {

        static final Counts ONCE = new Counts(1, 1);

        static Counts of(Element element) {
            return new Counts(number(element, "minOccurs"), number(element, "maxOccurs"));
        }

        /** What is no number is noted where the element is translated. */
        private static int number(Element element, String attribute) {
            try {
                int number = Integer.parseInt(
                        element.attribute(attribute).orElse("1").strip());
                return number == 0 && attribute.equals("maxOccurs") ? Integer.MAX_VALUE : number;
            } catch (NumberFormatException notOne) {
                return 1;
            }
        }

        Counts or(Counts other) {
            return new Counts(Math.min(least, other.least), Math.max(most, other.most));
        }

        /** As an application's file says it: {@code 0..1}, {@code 2..}. */
        String text() {
            return least + ".." + (most == Integer.MAX_VALUE ? "" : Integer.toString(most));
        }
    }

    Uses(List<Element> interfaces) {
        this.interfaces = interfaces.size();
        for (var called : interfaces) {
            called.all("input").forEach(this::inputs);
            called.all("constants").stream()
                    .flatMap(list -> list.all("pval").stream())
                    .flatMap(value -> value.attribute("id").stream())
                    .forEach(constants::add);
            var here = new HashSet<String>();
            for (var output : called.all("output")) {
                for (var reference : output.all("pref")) {
                    reference.attribute("ref").ifPresent(id -> {
                        outputs.merge(id, Counts.of(reference), Counts::or);
                        here.add(id);
                    });
                }
            }
            here.forEach(id -> outputIn.merge(id, 1, Integer::sum));
        }
    }

    private void inputs(Element input) {
        input.everything()
                .forEach(element -> element.attribute("ref").ifPresent(id -> {
                    if (element.name().equals("pref")) {
                        inputs.merge(id, Counts.of(element), Counts::or);
                    } else if (element.name().equals("cgroupHead")) {
                        heads.add(id);
                        inputs.merge(id, Counts.ONCE, Counts::or);
                    }
                }));
    }

    /** How often it is an input; a constant is one too. Empty if it is none. */
    Optional<Counts> input(String id) {
        return Optional.ofNullable(inputs.get(id))
                .or(() -> constants.contains(id) ? Optional.of(Counts.ONCE) : Optional.empty());
    }

    Optional<Counts> output(String id) {
        return Optional.ofNullable(outputs.get(id));
    }

    /** Whether every interface has this output. */
    boolean isOutputOfAll(String id) {
        return outputIn.getOrDefault(id, 0) == interfaces;
    }

    boolean isHead(String id) {
        return heads.contains(id);
    }
}
