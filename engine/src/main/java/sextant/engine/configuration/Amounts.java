package sextant.engine.configuration;

import java.time.Duration;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** Sizes and times in a {@link Section}, in the words of {@link Quantities}; a size needs its unit. */
public final class Amounts {

    private Amounts() {}

    /** Bytes from {@code least} to {@code most}, written like {@code 512Mi} or {@code 8G}. */
    public static long bytes(Section section, String key, long otherwise, long least, long most) {
        return section.parsed(key, (value, path) -> bytes(value, path, least, most))
                .orElse(otherwise);
    }

    /** A time from {@code least} to {@code most}, written like {@code 90s}, {@code 5m} or {@code PT12H}; a number alone is seconds. */
    public static Duration time(Section section, String key, Duration otherwise, Duration least, Duration most) {
        return section.parsed(key, (value, path) -> time(value, path, least, most))
                .orElse(otherwise);
    }

    private static long bytes(Node value, Path path, long least, long most) {
        if (value instanceof Scalar(var _, var kind) && kind == Scalar.Kind.NUMBER) {
            throw RefusalKind.QUANTITY
                    .because("needs its unit, such as 1M")
                    .at(path)
                    .refused();
        }
        return within(Resource.MEMORY, value, path, least, most);
    }

    private static Duration time(Node value, Path path, Duration least, Duration most) {
        return Duration.ofMillis(within(Resource.DURATION, value, path, least.toMillis(), most.toMillis()));
    }

    private static long within(Resource resource, Node value, Path path, long least, long most) {
        long amount = Quantities.parse(resource, value, path).amount();
        if (amount < least || amount > most) {
            throw outside(resource, path, least, most);
        }
        return amount;
    }

    private static Refused outside(Resource resource, Path path, long least, long most) {
        return RefusalKind.QUANTITY
                .because("must be from " + words(resource, least) + " to " + words(resource, most))
                .at(path)
                .refused();
    }

    private static String words(Resource resource, long amount) {
        var written = Quantities.write(resource, new Quantity(resource.unit(), amount));
        return written instanceof Scalar(var text, var _) ? text : written.noun();
    }
}
