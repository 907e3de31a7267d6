package sextant.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.engine.platform.DataReach;
import sextant.engine.ports.DataNeeds;
import sextant.engine.ports.Finding;
import sextant.model.answer.Reason;
import sextant.model.pattern.Glob;
import sextant.model.task.DataReference;
import sextant.model.tree.Items;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** Section 6, and 3.3 for Tasks that must run beside their data: what the Task reads against what the route reaches. */
final class DataJudge {

    private static final String KIND = "data";

    private DataJudge() {}

    static List<Finding> judge(List<DataReference> data, DataReach reach, DataNeeds needs) {
        var findings = new ArrayList<Finding>();
        if (needs.token() && !reach.passesToken()) {
            findings.add(Finding.of(Reason.of(
                    "token", 403, "This kind of Task needs the caller's token, which is not passed on here")));
        }
        if (needs.colocated() && data.isEmpty() && reach.colocated().isEmpty()) {
            findings.add(Finding.of(Reason.of(
                    KIND, 404, "This kind of Task needs data beside the service, and none lies beside this one")));
        }
        for (int i = 0; i < data.size(); i++) {
            unreachable(data.get(i), i, reach, needs).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> unreachable(DataReference data, int index, DataReach reach, DataNeeds needs) {
        var beside = matches(reach.colocated(), data);
        if (beside || !reach.declared() && !needs.colocated() || !needs.colocated() && matches(reach.reaches(), data)) {
            return Optional.empty();
        }
        var text = needs.colocated() ? " does not lie beside this service" : " cannot be read from this service";
        var from = needs.colocated()
                ? reach.colocated().stream()
                : Stream.concat(reach.colocated().stream(), reach.reaches().stream());
        return Optional.of(Finding.of(Reason.of(KIND, 404, data.canonical() + text)
                .at(Path.of("data").item(index))
                .asked(Scalar.text(data.canonical()))
                .available(Items.texts(from.map(Glob::pattern).toList()))));
    }

    private static boolean matches(List<Glob> patterns, DataReference data) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(data.canonical()));
    }
}
