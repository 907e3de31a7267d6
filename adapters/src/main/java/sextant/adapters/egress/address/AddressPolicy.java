package sextant.adapters.egress.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: the public Internet (IANA's special-purpose registries, RFC 6890), this machine's own addresses
 * excepted, and the networks that the operator opened. The own public address of a machine behind address translation cannot be known
 * here. On a network that reaches IPv4 through {@code 64:ff9b::/96} (NAT64) the operator has to open that range.
 */
public final class AddressPolicy {

    private static final List<Network> CLOSED_IPV4 = networks(
            "0.0.0.0/8", // this network, unspecified
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carriers' address translation
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, with the metadata services of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** All that IANA has given out. Loopback, mapped, NAT64, unique local, link-local, site-local and multicast lie outside. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    private static final List<Network> CLOSED_IPV6 = networks(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which carries any IPv4 address
            "3fff::/20"); // documentation

    private final List<Network> open;
    private final Predicate<InetAddress> own;

    /** @throws IllegalArgumentException if a network is not in CIDR notation */
    public AddressPolicy(List<String> open, Predicate<InetAddress> own) {
        this.open = open.stream().map(Network::of).toList();
        this.own = own;
    }

    public boolean allows(InetAddress address) {
        if (isIn(open, address)) {
            return true;
        }
        return isPublic(address) && !own.test(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(CLOSED_IPV4, address)
                : GLOBAL_IPV6.contains(address) && !isIn(CLOSED_IPV6, address);
    }

    /** Whether an address belongs to this machine: what listens here often trusts what comes from here. */
    public static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // better closed than sorry
        }
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... written) {
        return Stream.of(written).map(Network::of).toList();
    }
}
