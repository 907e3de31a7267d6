package sextant.cli.plan;

import java.util.ArrayList;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.tree.Scalar;

/** Resources in one line: {@code cores 8 to 10, memory up to 16G}. */
final class ResourcesLine {

    private ResourcesLine() {}

    static String of(Resources resources) {
        var parts = new ArrayList<String>();
        resources.ranges().forEach((resource, range) -> {
            var least = range.min().map(amount -> written(resource, amount));
            var most = range.max().map(amount -> written(resource, amount));
            var both = least.isPresent() && most.isPresent();
            parts.add(resource.word() + " "
                    + (both && least.equals(most)
                            ? most.get()
                            : both
                                    ? least.get() + " to " + most.get()
                                    : most.map(text -> "up to " + text).orElseGet(() -> "from " + least.orElse("0"))));
        });
        return String.join(", ", parts);
    }

    private static String written(Resource resource, Quantity amount) {
        return Quantities.write(resource, amount) instanceof Scalar(var text, var _) ? text : amount.toString();
    }
}
