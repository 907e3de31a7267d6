package sextant.engine.tasktypes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.ports.Finding;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;
import sextant.model.application.Application;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** What a run of an application needs, against what its route has and what its Task allows it. */
final class Needs {

    private static final String KIND = "resource";

    private Needs() {}

    /** @param limits of the route */
    static List<Finding> judge(Application application, Resources asked, Map<Resource, Quantity> limits) {
        var findings = new ArrayList<Finding>();
        application.resources().forEach((resource, need) -> {
            Optional.ofNullable(limits.get(resource))
                    .filter(limit -> limit.compareTo(need) < 0)
                    .ifPresent(limit -> findings.add(Finding.of(Reason.of(
                                    KIND,
                                    403,
                                    "%s needs %s, and this route has at most %s"
                                            .formatted(
                                                    application.name(), words(resource, need), words(resource, limit)))
                            .available(Quantities.write(resource, limit)))));
            asked.of(resource)
                    .flatMap(Resources.Range::max)
                    .filter(most -> resource != Resource.STARTUP && most.compareTo(need) < 0)
                    .ifPresent(most -> findings.add(tooLittle(application, resource, most, need)));
        });
        return findings;
    }

    private static Finding tooLittle(Application application, Resource resource, Quantity most, Quantity need) {
        var path = Path.of("resources", resource.maxKey());
        var asked = Quantities.write(resource, most);
        var needed = Quantities.write(resource, need);
        return Finding.of(
                Reason.of(
                                KIND,
                                400,
                                "at most %s asked, and %s needs %s"
                                        .formatted(words(resource, most), application.name(), words(resource, need)))
                        .at(path)
                        .asked(asked)
                        .available(needed),
                "allow " + words(resource, need),
                new Change(path, Optional.of(asked), Optional.of(needed)));
    }

    private static String words(Resource resource, Quantity quantity) {
        var amount = Quantities.write(resource, quantity) instanceof Scalar(var text, var _) ? text : "";
        return switch (resource) {
            case CORES, GPUS -> amount + " " + resource.word();
            case STORE, MEMORY, STARTUP, DURATION -> amount + " of " + resource.word();
        };
    }
}
