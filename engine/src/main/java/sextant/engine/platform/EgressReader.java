package sextant.engine.platform;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sextant.engine.configuration.Section;
import sextant.model.refusal.RefusalKind;
import sextant.model.task.Quantities;
import sextant.model.task.Resource;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** Reads the section {@code egress}. What it leaves out is as in {@link EgressPolicy#DEFAULT}. */
final class EgressReader {
    private static final EgressPolicy DEFAULT = EgressPolicy.DEFAULT;
    private static final int LARGEST = 64 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private EgressReader() {}

    static EgressPolicy read(Section egress) {
        return new EgressPolicy(
                schemes(egress),
                egress.has("ports") ? Set.copyOf(new HashSet<>(egress.wholes("ports", 1, 65_535))) : DEFAULT.ports(),
                networks(egress),
                egress.parsed("size", EgressReader::size).orElse(DEFAULT.size()),
                egress.parsed("deadline", EgressReader::deadline).orElse(DEFAULT.deadline()),
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
            if (!isNetwork(networks.get(item))) {
                egress.problem("open", item, "must be a network like 127.0.0.0/8 or fd00::/8");
            }
        }
        return networks;
    }

    private static boolean isNetwork(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
            return false;
        }
        try {
            int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
            return Integer.parseInt(parts[1]) <= bits;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static int size(Node value, Path path) {
        if (value instanceof Scalar(var _, var kind) && kind == Scalar.Kind.NUMBER) {
            throw RefusalKind.QUANTITY
                    .because("needs its unit, such as 1M")
                    .at(path)
                    .refused();
        }
        long bytes = Quantities.parse(Resource.MEMORY, value, path).amount();
        if (bytes < 1 || bytes > LARGEST) {
            throw RefusalKind.QUANTITY
                    .because("must be from 1 byte to 64Mi")
                    .at(path)
                    .refused();
        }
        return (int) bytes;
    }

    private static Duration deadline(Node value, Path path) {
        var deadline = Duration.ofMillis(
                Quantities.parse(Resource.DURATION, value, path).amount());
        if (deadline.isZero() || deadline.compareTo(LONGEST) > 0) {
            throw RefusalKind.QUANTITY
                    .because("must be more than nothing and at most a minute")
                    .at(path)
                    .refused();
        }
        return deadline;
    }
}
