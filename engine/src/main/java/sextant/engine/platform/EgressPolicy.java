package sextant.engine.platform;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where this server fetches documents from when a client names an address.
 *
 * @param schemes  {@code https}, {@code http}
 * @param ports    that may be connected to
 * @param open     networks in CIDR notation that are open although they are loopback or private
 * @param size     bytes at most, after decoding
 * @param deadline for all of it: name, connection, redirects, body
 * @param redirects at most
 */
public record EgressPolicy(
        Set<String> schemes, Set<Integer> ports, List<String> open, int size, Duration deadline, int redirects) {

    public static final EgressPolicy DEFAULT =
            new EgressPolicy(Set.of("http", "https"), Set.of(80, 443), List.of(), 1 << 20, Duration.ofSeconds(5), 5);

    public EgressPolicy {
        schemes = Set.copyOf(schemes);
        ports = Set.copyOf(ports);
        open = List.copyOf(open);
    }
}
