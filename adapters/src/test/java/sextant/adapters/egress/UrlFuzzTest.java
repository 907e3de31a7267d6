package sextant.adapters.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import sextant.adapters.egress.address.Gate;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Resolver;
import sextant.adapters.egress.address.Target;
import sextant.adapters.egress.address.UrlSyntax;
import sextant.engine.platform.EgressPolicy;

/**
 * Whatever is let through means the same to {@link URI} as to us, and is no closed address. Runs the seeds (rows R01 to R04) as plain
 * tests; with {@code JAZZER_FUZZ=1} it looks for more.
 */
class UrlFuzzTest {

    private static final Resolver NO_NAMES = name -> {
        throw new UnknownHostException(name);
    };
    private static final Gate GATE = new Gate(EgressPolicy.DEFAULT, NO_NAMES, address -> false);

    /** Said a second time, by first and last address, so that the policy is not checked against itself. */
    private static final List<List<String>> CLOSED = List.of(
            List.of("0.0.0.0", "0.255.255.255"),
            List.of("10.0.0.0", "10.255.255.255"),
            List.of("100.64.0.0", "100.127.255.255"),
            List.of("127.0.0.0", "127.255.255.255"),
            List.of("169.254.0.0", "169.254.255.255"),
            List.of("172.16.0.0", "172.31.255.255"),
            List.of("192.0.0.0", "192.0.0.255"),
            List.of("192.0.2.0", "192.0.2.255"),
            List.of("192.88.99.0", "192.88.99.255"),
            List.of("192.168.0.0", "192.168.255.255"),
            List.of("198.18.0.0", "198.19.255.255"),
            List.of("198.51.100.0", "198.51.100.255"),
            List.of("203.0.113.0", "203.0.113.255"),
            List.of("224.0.0.0", "255.255.255.255"),
            List.of("::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            List.of("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"),
            List.of("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
            List.of("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            List.of("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"),
            List.of("4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));

    @FuzzTest(maxDuration = "10m")
    void what_is_let_through_means_the_same_to_everybody(byte[] data) {
        var url = new String(data, StandardCharsets.UTF_8);
        try {
            agrees(url, UrlSyntax.read(url, EgressPolicy.DEFAULT));
        } catch (NotFetched e) {
            assertThat(e.failed().kind())
                    .isIn(Set.of("url-syntax", "host-syntax", "scheme-not-allowed", "port-not-allowed"));
        }
        try {
            GATE.admit(url).addresses().forEach(UrlFuzzTest::isPublic);
        } catch (NotFetched e) {
            assertThat(e.failed().text()).isNotBlank();
        }
    }

    private static void agrees(String url, Target target) {
        var theirs = URI.create(url);
        assertThat(theirs.getHost()).isEqualToIgnoringCase(target.host().text());
        assertThat(theirs.getScheme()).isEqualToIgnoringCase(target.scheme());
        assertThat(theirs.getRawUserInfo()).isNull();
        assertThat(theirs.getPort()).isIn(target.port(), -1);
        assertThat(URI.create(target.toString()).getRawPath()).startsWith("/");
        assertThat(target.path()).doesNotContainAnyWhitespaces().startsWith("/");
    }

    private static void isPublic(InetAddress address) {
        assertThat(CLOSED).noneMatch(range -> {
            var first = InetAddress.ofLiteral(range.getFirst());
            return first instanceof Inet4Address == address instanceof Inet4Address
                    && number(first).compareTo(number(address)) <= 0
                    && number(address).compareTo(number(InetAddress.ofLiteral(range.getLast()))) <= 0;
        });
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
