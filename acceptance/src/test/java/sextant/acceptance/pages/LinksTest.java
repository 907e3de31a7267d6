package sextant.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/** Every link of every page leads somewhere, and to an address that {@code /openapi.yaml} describes. */
@Timeout(120)
class LinksTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]+)\"");

    @Test
    void leadSomewhere() {
        try (var server = Server.demo()) {
            var described = Documents.map(Documents.at(
                            Documents.yaml(Request.get("/openapi.yaml")
                                    .to(server.uri())
                                    .text()),
                            "paths"))
                    .keySet();
            var known = new LinkedHashSet<URI>();
            var toVisit = new ArrayDeque<URI>();
            toVisit.add(server.uri());
            while (!toVisit.isEmpty()) {
                var page = toVisit.remove();
                var query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
                var reply = Request.get(page.getRawPath() + query)
                        .with("Accept: text/html, */*;q=0.1")
                        .to(server.uri());

                assertThat(reply.status()).as("%s%n%s", page, reply).isEqualTo(200);
                assertThat(described)
                        .as("%s is described", page)
                        .anyMatch(path -> page.getPath().matches(pattern(path)));
                if (reply.mediaType().equals("text/html")) {
                    LINK.matcher(reply.text())
                            .results()
                            .map(link -> link.group(1).replace("&amp;", "&"))
                            .filter(link -> !link.startsWith("data:") && !link.startsWith("#"))
                            .map(page::resolve)
                            .filter(link -> server.uri().getAuthority().equals(link.getAuthority()))
                            .map(LinksTest::withoutFragment)
                            .filter(link -> known.add(withoutTime(link)))
                            .forEach(toVisit::add);
                }
            }
            assertThat(known).as("pages that are linked").hasSizeGreaterThan(20);
        }
    }

    private static String pattern(String path) {
        return path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+");
    }

    /** Lists lead to what was created since some time, which is another time whenever they are looked at: one of them is enough. */
    private static URI withoutTime(URI link) {
        return URI.create(link.toString().replaceFirst("AFTER=[^&]*", "AFTER="));
    }

    private static URI withoutFragment(URI link) {
        return URI.create(link.toString().replaceFirst("#.*", ""));
    }
}
