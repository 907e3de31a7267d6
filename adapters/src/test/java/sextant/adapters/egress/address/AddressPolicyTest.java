package sextant.adapters.egress.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final AddressPolicy NOTHING_OPENED = new AddressPolicy(List.of(), address -> false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_not_the_public_internet_is_closed(String address) {
        assertThat(NOTHING_OPENED.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2a00:1450::1"
            })
    void the_public_internet_is_open_up_to_the_edges(String address) {
        assertThat(NOTHING_OPENED.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void an_address_of_this_machine_is_closed_even_if_it_is_public() {
        var own = InetAddress.ofLiteral("93.184.216.34");
        assertThat(new AddressPolicy(List.of(), own::equals).allows(own)).isFalse();
    }

    @Test
    void this_machine_knows_its_own_addresses() {
        assertThat(AddressPolicy.isOwn(InetAddress.getLoopbackAddress())).isTrue();
        assertThat(AddressPolicy.isOwn(InetAddress.ofLiteral("93.184.216.34"))).isFalse();
    }

    @Test
    void a_network_that_the_operator_opened_is_open_and_its_neighbours_are_not() {
        var policy = new AddressPolicy(List.of("10.1.2.0/23", "fd00:1::/32", "127.0.0.1"), address -> true);
        assertThat(List.of("10.1.2.0", "10.1.3.255", "fd00:1:ffff::1", "127.0.0.1"))
                .allMatch(address -> policy.allows(InetAddress.ofLiteral(address)));
        assertThat(List.of("10.1.1.255", "10.1.4.0", "fd00:2::1", "127.0.0.2"))
                .noneMatch(address -> policy.allows(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0/8",
                "010.0.0.0/8",
                "::/129",
                "localhost",
                "10.0.0.0/",
                "::1/x"
            })
    void a_network_that_is_none_is_told_to_the_operator(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.of(written))
                .withMessageContaining("\"" + written + "\"")
                .withMessageContaining("10.0.0.0/8");
    }
}
