package sextant.adapters.egress.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.engine.platform.EgressPolicy;

/**
 * Decides whether an address that a client can influence may be connected to. A name is looked up once, every address it has must be
 * allowed, and the caller connects to these addresses and never to the name: a name server that answers differently the next time
 * (DNS rebinding) changes nothing.
 */
public final class Gate {

    /** Only so many addresses of one name are tried, each for its part of the time. */
    private static final int MOST_TRIED = 4;

    private final EgressPolicy policy;
    private final AddressPolicy addresses;
    private final Resolver resolver;

    public Gate(EgressPolicy policy, Resolver resolver, Predicate<InetAddress> own) {
        this.policy = policy;
        this.addresses = new AddressPolicy(policy.open(), own);
        this.resolver = resolver;
    }

    /**
     * A URL that was let through.
     *
     * @param addresses to connect to, in this order; at least one
     */
    public record Pinned(Target target, List<InetAddress> addresses) {}

    /**
     * What can be said of a URL without asking a name server; {@code localhost} is known to be this machine (RFC 6761, 6.3).
     *
     * @throws NotFetched what {@link UrlSyntax} says, or {@code address-not-allowed}
     */
    public void glance(String url) throws NotFetched {
        var host = UrlSyntax.read(url, policy).host();
        boolean local = host.text().equals("localhost") || host.text().endsWith(".localhost");
        var known = local ? Optional.of(InetAddress.ofLiteral("127.0.0.1")) : host.literal();
        if (known.filter(address -> !addresses.allows(address)).isPresent()) {
            throw notAllowed();
        }
    }

    /** @throws NotFetched what {@link UrlSyntax} says, {@code address-not-allowed}, or {@code unreachable} for an unknown name */
    public Pinned admit(String url) throws NotFetched {
        var target = UrlSyntax.read(url, policy);
        var found = resolve(target.host());
        if (!found.stream().allMatch(addresses::allows)) {
            throw notAllowed();
        }
        return new Pinned(target, found.stream().limit(MOST_TRIED).toList());
    }

    private static NotFetched notAllowed() {
        return NotFetched.forGood(
                "address-not-allowed",
                "The address is private, local or otherwise closed here. Use one on the public Internet, or ask the operator"
                        + " of this server to open its network.");
    }

    private List<InetAddress> resolve(Host host) throws NotFetched {
        if (host.literal().isPresent()) {
            return List.of(host.literal().get());
        }
        try {
            var found = List.of(resolver.resolve(host.text()));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (UnknownHostException e) {
            // said below, in the same words as for an address that nobody answers at
        }
        throw NotFetched.because(NotFetched.UNREACHABLE);
    }
}
