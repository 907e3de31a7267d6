package sextant.adapters.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.ssl.SSLContexts;
import sextant.adapters.egress.address.Resolver;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.ports.DocumentFetcher.Document;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.ports.DocumentFetcher.Fetched;

/** What the tests of this package share: policies, a name server, and what they look at. */
final class Examples {

    /** Long enough never to matter on a busy machine. */
    static final Duration AMPLE = Duration.ofSeconds(30);

    /** For tests in which the deadline is what ends the fetch. */
    static final Duration SHORT = Duration.ofSeconds(1);

    private Examples() {}

    /** Loopback is open, on the ports of these servers. */
    static EgressPolicy open(Duration deadline, LocalServer... servers) {
        var ports = new HashSet<Integer>();
        Arrays.stream(servers).forEach(server -> ports.add(server.port()));
        return new EgressPolicy(Set.of("http", "https"), ports, List.of("127.0.0.0/8"), 1000, deadline, 5);
    }

    static EgressPolicy closed(Integer... ports) {
        return new EgressPolicy(Set.of("http", "https"), Set.of(ports), List.of(), 1000, AMPLE, 5);
    }

    static Egress egress(EgressPolicy policy, Resolver resolver) {
        return new Egress(policy, resolver, address -> false, SSLContexts.createDefault(), 4);
    }

    static Egress egress(EgressPolicy policy) {
        return egress(policy, names(Map.of()));
    }

    /** A name server that knows these names and no other. */
    static Resolver names(Map<String, List<String>> table) {
        return name -> {
            var found = table.get(name);
            if (found == null) {
                throw new UnknownHostException(name);
            }
            return addresses(found);
        };
    }

    static InetAddress[] addresses(List<String> literals) {
        return literals.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    static Failed failed(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Failed.class);
        return (Failed) fetched;
    }

    static Document document(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Document.class);
        return (Document) fetched;
    }
}
