package sextant.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

    @ParameterizedTest(name = "{0} asked as {1} is {2}")
    @CsvSource(textBlock = """
            https://planner.example.org/sextant, evil.example.org,       https://planner.example.org/sextant
            http://localhost:8080,               localhost:9000,         http://localhost:9000
            http://localhost:8080,               [::1]:9000,             http://[::1]:9000
            http://127.0.0.1:8080/sextant,       machine.example.org,    http://machine.example.org/sextant
            http://localhost:8080,               a/b,                    http://localhost:8080
            http://localhost:8080,               '"><script>',           http://localhost:8080
            http://localhost:8080,               user@example.org,       http://localhost:8080
            http://localhost:8080,               ,                       http://localhost:8080
            """)
    void aConfiguredAddressHoldsUnlessItIsOnThisMachine(URI configured, String host, URI expected) {
        assertThat(PublicAddress.of(configured, call(host))).isEqualTo(expected);
    }

    private static Call call(String host) {
        return new Call(
                "GET",
                "/",
                "",
                Map.of(),
                name -> Optional.ofNullable(host).filter(_ -> name.equals("Host")),
                InputStream.nullInputStream(),
                false);
    }
}
