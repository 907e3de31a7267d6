package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;

/** How results are served: as the bytes that they are, in parts if that is wanted, and never as something that runs in a browser. */
@Timeout(60)
class ResultsTest {

    private static final String APPLICATION = """
            name: work
            identifier: ivo://example.org/work
            command: [/bin/sh, "{home}/work.sh"]
            outputs:
              result: {file: ten.txt, type: text}
              page: {file: page.html, media-type: text/html}
              drawing: {file: drawing.svg, media-type: image/svg+xml}
              bytes: {file: bytes}
              link: {file: link, optional: true}
            """;

    private static final String SCRIPT = """
            #!/bin/sh
            printf 0123456789 >ten.txt
            echo '<script>alert(1)</script>' >page.html
            echo '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' >drawing.svg
            printf '\\000\\377\\r\\n\\200' >bytes
            ln -s /etc/hostname link
            """;

    private static Site site;
    private static String job;

    @BeforeAll
    static void runAJob() {
        site = Site.of(Workshop.platform(Map.of()), Map.of("work.yaml", APPLICATION, "work.sh", SCRIPT));
        site.start();
        job = client().run("work");
        client().ended(job);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** C10. */
    @ParameterizedTest
    @ValueSource(strings = {"result", "page", "drawing", "bytes"})
    void areInert(String name) {
        var reply = client().result(job, name);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.header("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(reply.header("Content-Security-Policy").orElse(""))
                .contains("sandbox")
                .contains("default-src 'none'");
    }

    /** Trap 7 of AstroGrid: results were texts, and lengths counted characters. */
    @Test
    void areTheBytesThatTheProgramWrote() {
        var reply = client().result(job, "bytes");

        assertThat(reply.body()).containsExactly(0, 0xff, '\r', '\n', 0x80);
        assertThat(reply.header("Content-Length")).contains("5");
        assertThat(reply.mediaType()).isEqualTo("application/octet-stream");
    }

    @Test
    void comeInParts() {
        var middle = client().get("/jobs/" + job + "/results/result", "Range: bytes=2-4");
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.text()).isEqualTo("234");
        assertThat(middle.header("Content-Range")).contains("bytes 2-4/10");

        var end = client().get("/jobs/" + job + "/results/result", "Range: bytes=-3");
        assertThat(end.text()).isEqualTo("789");

        var beyond = client().get("/jobs/" + job + "/results/result", "Range: bytes=10-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).contains("bytes */10");
    }

    @Test
    void areNotSentAgainToSomebodyWhoHasThem() {
        var tag = client().result(job, "result").header("ETag").orElseThrow();

        assertThat(client().get("/jobs/" + job + "/results/result", "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void areNeverWhatALinkLeadsTo() {
        assertThat(client().result(job, "link").status()).isEqualTo(404);
        assertThat(client().job(job).results()).noneMatch(result -> result.id().equals("link"));
    }

    @Test
    void areListedWithTheirDigest() {
        var listed = client().job(job).results().getFirst();

        assertThat(listed.sha256()).isEqualTo("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882");
    }

    private static JobClient client() {
        return JobClient.of(site.server().uri());
    }
}
