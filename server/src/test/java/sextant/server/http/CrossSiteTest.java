package sextant.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

class CrossSiteTest {

    private static final URI PUBLISHED = URI.create("https://planner.example.org/sextant");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # method, Sec-Fetch-Site, Origin,                          Authorization, refused
            POST,     -,              -,                               -,             false
            POST,     same-origin,    http://machine.example.org:8080, -,             false
            POST,     same-origin,    null,                            -,             false
            POST,     none,           -,                               -,             false
            POST,     cross-site,     https://evil.example.org,        -,             true
            POST,     same-site,      https://other.example.org,       -,             true
            DELETE,   cross-site,     https://evil.example.org,        -,             true
            PUT,      Cross-Site,     -,                               -,             true
            POST,     anything,       -,                               -,             true
            POST,     -,              http://machine.example.org:8080, -,             false
            POST,     -,              http://MACHINE.example.org:8080, -,             false
            POST,     -,              https://planner.example.org,     -,             false
            POST,     -,              https://planner.example.org:443, -,             false
            POST,     -,              http://planner.example.org,      -,             true
            POST,     -,              http://machine.example.org:8081, -,             true
            POST,     -,              http://machine.example.org,      -,             true
            POST,     -,              https://evil.example.org,        -,             true
            POST,     -,              null,                            -,             true
            POST,     -,              file://,                         -,             true
            POST,     -,              not an origin,                   -,             true
            POST,     cross-site,     https://portal.example.org,      Bearer abc,    false
            GET,      cross-site,     https://evil.example.org,        -,             false
            HEAD,     cross-site,     https://evil.example.org,        -,             false
            """)
    void onlyAPageOfThisSiteOrAProgramMayChangeSomething(
            String method, String site, String origin, String authorization, boolean refused) {
        assertThat(fault(method, site, origin, authorization).isPresent()).isEqualTo(refused);
    }

    @Test
    void theRefusalSaysWhoSentIt() {
        assertThat(fault("POST", null, "https://evil.example.org", null)).hasValueSatisfying(refusal -> {
            assertThat(refusal.kind()).isEqualTo(RefusalKind.CROSS_ORIGIN);
            assertThat(refusal.got()).contains("Origin: https://evil.example.org");
        });
    }

    private static Optional<Refusal> fault(String method, String site, String origin, String authorization) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Host", "machine.example.org:8080");
        headers.put("Sec-Fetch-Site", site);
        headers.put("Origin", origin);
        headers.put("Authorization", authorization);
        var call = new Call(
                method,
                "/jobs",
                "",
                Map.of(),
                name -> Optional.ofNullable(headers.get(name)),
                InputStream.nullInputStream(),
                false,
                "192.0.2.1");
        return CrossSite.fault(call, PUBLISHED);
    }
}
