package sextant.engine.platform;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sextant.engine.configuration.Amounts;
import sextant.engine.configuration.Networks;
import sextant.engine.configuration.Section;

/** Reads the section {@code egress}. What it leaves out is as in {@link EgressPolicy#DEFAULT}. */
final class EgressReader {
    private static final EgressPolicy DEFAULT = EgressPolicy.DEFAULT;
    private static final int LARGEST = 64 << 20;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private EgressReader() {}

    static EgressPolicy read(Section egress) {
        return new EgressPolicy(
                schemes(egress),
                egress.has("ports") ? Set.copyOf(new HashSet<>(egress.wholes("ports", 1, 65_535))) : DEFAULT.ports(),
                networks(egress),
                (int) Amounts.bytes(egress, "size", DEFAULT.size(), 1, LARGEST),
                Amounts.time(egress, "deadline", DEFAULT.deadline(), SHORTEST, LONGEST),
                egress.whole("redirects", DEFAULT.redirects(), 0, 20));
    }

    private static Set<String> schemes(Section egress) {
        var schemes = egress.texts("schemes");
        for (int item = 0; item < schemes.size(); item++) {
            if (!DEFAULT.schemes().contains(schemes.get(item))) {
                egress.problem("schemes", item, "must be http or https");
            }
        }
        return egress.has("schemes") ? new HashSet<>(schemes) : DEFAULT.schemes();
    }

    private static List<String> networks(Section egress) {
        var networks = egress.texts("open");
        for (int item = 0; item < networks.size(); item++) {
            if (!Networks.isNetwork(networks.get(item))) {
                egress.problem("open", item, Networks.RULE);
            }
        }
        return networks;
    }
}
