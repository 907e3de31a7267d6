package sextant.engine.compose;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * Published ports. On the machine's side they must be 1024 or higher, since the ones below belong to the machine's own services; a
 * port without one there is published where the platform likes.
 */
final class Ports {

    private static final String RANGE = "[0-9]{1,5}(?:-[0-9]{1,5})?";
    private static final Pattern SHORT = Pattern.compile(
            "(?:(?:127\\.0\\.0\\.1|0\\.0\\.0\\.0):)?(?:(" + RANGE + "):)?(" + RANGE + ")(/(?:tcp|udp))?");
    private static final Pattern CONTAINER = Pattern.compile("(" + RANGE + ")(?:/(?:tcp|udp))?");
    private static final int FIRST_FREE = 1024;
    private static final int LAST = 65535;

    /** Ports that only the file's own services see. */
    static final Rule EXPOSED = Values.text("must be a port from 1 to 65535", text -> {
        var match = CONTAINER.matcher(text);
        return match.matches() && within(match.group(1), 1);
    });

    private static final Rule LONG = Values.parts(Map.of(
            "target", EXPOSED,
            "published", Values.text("must be a port from 1024 to 65535", Ports::isFree),
            "protocol", Values.words("tcp", "udp"),
            "mode", Values.words("host", "ingress"),
            "app_protocol", Values.TEXT,
            "name", Values.TEXT,
            "host_ip", Values.words("127.0.0.1", "0.0.0.0")));

    private Ports() {}

    static Optional<Node> published(Node value, Place place, Sieve sieve) {
        return switch (value) {
            case Fields _ ->
                LONG.keep(value, place, sieve)
                        .filter(kept -> kept instanceof Fields port
                                && port.get("target").isPresent());
            case Scalar scalar -> brief(scalar, place, sieve);
            default -> {
                sieve.refuse(value, place, "must be a port or a mapping with a target");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Node> brief(Scalar value, Place place, Sieve sieve) {
        var text = sieve.text(value, place);
        var match = SHORT.matcher(text.filled());
        if (!match.matches() || !within(match.group(2), 1)) {
            sieve.refuse(value, place, "must be a port from 1 to 65535, or two as 8080:80, the machine's first");
            return Optional.empty();
        }
        @Nullable String machine = match.group(1);
        if (machine == null || isFree(machine)) {
            return Optional.of(text.kept());
        }
        sieve.refuse(value, place, "takes a port below 1024 of the machine; name one from 1024 to 65535, or none");
        var protocol = match.group(3);
        return Optional.of(Scalar.text(match.group(2) + (protocol == null ? "" : protocol)));
    }

    private static boolean isFree(String range) {
        return Pattern.matches(RANGE, range) && within(range, FIRST_FREE);
    }

    private static boolean within(String range, int first) {
        int before = first;
        for (var end : range.split("-", 2)) {
            int port = Integer.parseInt(end);
            if (port < before || port > LAST) {
                return false;
            }
            before = port;
        }
        return true;
    }
}
