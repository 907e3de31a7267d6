package sextant.engine.platform;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * The same, and open for a service that the operator named in a file of their own: its scheme and port need not be listed.
     *
     * @param networks that it may be in although they are private
     */
    public EgressPolicy reaching(String scheme, int port, List<String> networks) {
        return new EgressPolicy(
                with(schemes, scheme),
                with(ports, port),
                Stream.concat(open.stream(), networks.stream()).distinct().toList(),
                size,
                deadline,
                redirects);
    }

    private static <T> Set<T> with(Set<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
    }
}
