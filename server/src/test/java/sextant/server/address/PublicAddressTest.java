package sextant.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.server.http.Call;

class PublicAddressTest {

    private static final Set<String> PROXIES = Set.of("10.0.0.1", "10.0.0.2", "::1");

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
        var headers = host == null ? Map.<String, String>of() : Map.of("Host", host);
        assertThat(PublicAddress.of(configured, PROXIES, call("192.0.2.7", headers)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "from {0}: {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1         | X-Forwarded-Host: vo.example.org                                                        | http://vo.example.org
            10.0.0.1         | X-Forwarded-Host: vo.example.org\\nX-Forwarded-Proto: https\\nX-Forwarded-Prefix: /jobs   | https://vo.example.org/jobs
            0:0:0:0:0:0:0:1  | X-Forwarded-Host: vo.example.org                                                        | http://vo.example.org
            192.0.2.7        | X-Forwarded-Host: evil.example.org\\nX-Forwarded-Proto: https                            | http://here:8080
            10.0.0.1         | X-Forwarded-For: 192.0.2.7\\nX-Forwarded-Host: evil.example.org, vo.example.org          | http://vo.example.org
            10.0.0.1         | X-Forwarded-For: 6.6.6.6, 192.0.2.7, 10.0.0.2\\nX-Forwarded-Host: evil, vo.example.org, inner | http://vo.example.org
            10.0.0.1         | X-Forwarded-Host: a/b\\nX-Forwarded-Proto: javascript\\nX-Forwarded-Prefix: //evil         | http://here:8080
            10.0.0.1         | Forwarded: for=192.0.2.7;host=vo.example.org;proto=https                                | https://vo.example.org
            10.0.0.1         | Forwarded: for=6.6.6.6;host=evil, for=192.0.2.7;host="vo.example.org:8443", for=10.0.0.2;host=inner | http://vo.example.org:8443
            10.0.0.1         | Forwarded: for=1.1.1.1;host=evil, for="[2001:db8::1]:4711";host=vo.example.org, for="[::1]:80" | http://vo.example.org
            192.0.2.7        | Forwarded: for=10.0.0.1;host=evil.example.org                                           | http://here:8080
            10.0.0.1         | Forwarded: host="a,b;c"                                                                 | http://here:8080
            """)
    void onlyWhatTrustedProxiesWroteIsBelieved(String remote, String headers, URI expected) {
        var sent = Arrays.stream(headers.translateEscapes().split("\n"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        sent.put("Host", "here:8080");
        assertThat(PublicAddress.of(URI.create("http://localhost:8080"), PROXIES, call(remote, sent)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} where this server is seen at {0} is {2}")
    @CsvSource(textBlock = """
            https://vo.example.org/sextant, https://vo.example.org/sextant/jobs/a/results/b, http://localhost:8080/jobs/a/results/b
            https://vo.example.org/sextant, https://vo.example.org/sextants/jobs,            https://vo.example.org/sextants/jobs
            https://vo.example.org/sextant, https://vo.example.org.evil/sextant/jobs,        https://vo.example.org.evil/sextant/jobs
            http://127.0.0.1:9000,          http://127.0.0.1:9000/jobs/a,                    http://127.0.0.1:9000/jobs/a
            """)
    void anAddressOfThisServerThroughAProxyIsKnown(URI seen, String named, String expected) {
        assertThat(PublicAddress.configured(URI.create("http://localhost:8080"), seen, named))
                .isEqualTo(expected);
    }

    private static Call call(String remote, Map<String, String> headers) {
        return new Call(
                "GET",
                "/",
                "",
                Map.of(),
                name -> Optional.ofNullable(headers.get(name)),
                InputStream.nullInputStream(),
                false,
                remote);
    }
}
