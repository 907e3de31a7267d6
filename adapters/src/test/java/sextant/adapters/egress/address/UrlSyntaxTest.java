package sextant.adapters.egress.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.platform.EgressPolicy;

class UrlSyntaxTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.org,                           http://example.org/",
        "HTTPS://Example.ORG/Compose.yaml?ref=a%20b,   https://example.org/Compose.yaml?ref=a%20b",
        "https://example.org?x,                        https://example.org/?x",
        "http://example.org:80/,                       http://example.org/",
        "http://93.184.216.34/,                        http://93.184.216.34/",
        "'http://[2606:2800:21F::1]/',                 'http://[2606:2800:21f::1]/'",
        "http://xn--bcher-kva.example/,                http://xn--bcher-kva.example/",
        "https://example.org//a/../b;c=d:e@f,          https://example.org//a/../b;c=d:e@f"
    })
    void an_ordinary_url_is_taken_in_one_spelling(String url, String target) throws NotFetched {
        assertThat(UrlSyntax.read(url, EgressPolicy.DEFAULT)).hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.1/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://127.0.0.1.1/",
                "http://127.0.0.01/",
                "http://256.0.0.1/",
                "http://1.2.3.0x4/",
                "http://①②⑦.0.0.1/",
                "http://１２７.0.0.1/",
                "http://127。0。0。1/",
                "http://example.org./",
                "http://127.0.0.1./",
                "http://bücher.example/",
                "http://a..b/",
                "http://-a.example/",
                "http://a_b.example/",
                "http://exa%6dple.org/",
                "http://[fe80::1%eth0]/",
                "http://[::1%25lo]/",
                "http://[127.0.0.1]/",
                "http://[::g]/",
                "http://[02606::1]/",
                "http://[::ffff:093.184.216.34]/",
                "http://[1:2:3:4:5:6:7]/",
                "http://[::1::2]/",
                "http://[]/",
                "http://::1/",
                "http://[::1]x:80/",
                "http:///etc/passwd",
                "http://:80/"
            })
    void a_host_that_programs_read_differently_is_refused(String url) {
        assertThat(kind(url)).isEqualTo("host-syntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil/",
                "/compose.yaml",
                "example.org/compose.yaml",
                "http:/evil/",
                "http:evil",
                "http:\\\\evil\\",
                " http://example.org/",
                "ht\ttp://example.org/",
                "http://127.0.0.1:80@evil/",
                "http://user:secret@example.org/",
                "http://good#@evil/",
                "http://good\\@evil/",
                "http://exa\tmple.org/",
                "http://example.org/\r\nHost: evil",
                "http://example.org/a b",
                "http://example.org/%zz",
                "http://example.org/bücher",
                "http://example.org/{a}",
                "http://example.org/#fragment",
                "http://example.org:/",
                "http://example.org:0/",
                "http://example.org:080/",
                "http://example.org:65536/",
                "http://example.org:http/"
            })
    void a_url_that_programs_read_differently_is_refused(String url) {
        assertThat(kind(url)).isEqualTo("url-syntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_INFO",
                "jar:http://example.org/a.jar!/b",
                "netdoc:/etc/passwd",
                "ftp://example.org/",
                "data:text/yaml,services: {}",
                "ldap://example.org/",
                "vos://example.org~vospace/data",
                "localhost:8080/"
            })
    void only_the_schemes_of_the_policy_are_fetched(String url) {
        assertThat(kind(url)).isEqualTo("scheme-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org:22/", "https://example.org:8443/", "http://[2606::1]:6379/"})
    void only_the_ports_of_the_policy_are_fetched_from(String url) {
        assertThat(kind(url)).isEqualTo("port-not-allowed");
    }

    @Test
    void a_long_path_of_escapes_is_taken() throws NotFetched {
        var path = "/" + "a%20".repeat(500);
        assertThat(UrlSyntax.read("http://example.org" + path, EgressPolicy.DEFAULT)
                        .path())
                .isEqualTo(path);
    }

    @Test
    void an_endless_url_is_refused() {
        assertThat(kind("http://example.org/" + "a".repeat(5000))).isEqualTo("url-syntax");
    }

    @Test
    void an_ipv4_address_in_ipv6_clothes_is_the_ipv4_address() throws NotFetched {
        var target = UrlSyntax.read("http://[::ffff:169.254.169.254]/", EgressPolicy.DEFAULT);
        assertThat(target.host().literal()).contains(InetAddress.ofLiteral("169.254.169.254"));
    }

    private static String kind(String url) {
        var refused = catchThrowableOfType(NotFetched.class, () -> UrlSyntax.read(url, EgressPolicy.DEFAULT));
        assertThat(refused).as(url).isNotNull();
        return refused.failed().kind();
    }
}
