package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Site;
import sextant.acceptance.running.Sky;

/** STILTS, of the author of TOPCAT: it goes on with a job by its address, and its linter knows UWS better than anybody. */
@Timeout(180)
class StiltsTest {

    /** An application that is called as an asynchronous TAP query is, so that the linter finds what it expects. */
    private static final String TAP = """
            name: tap
            identifier: ivo://example.org/tap
            command: [/bin/sh, "{home}/tap.sh", ["{REQUEST}"], ["{LANG}"], ["{QUERY}"]]
            parameters:
              REQUEST: {optional: true}
              LANG: {optional: true}
              QUERY: {optional: true}
            outputs:
              result: {stdout: true, media-type: application/x-votable+xml}
            """;

    private static final String TABLE = """
            <?xml version="1.0"?>
            <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">
            <INFO name="QUERY_STATUS" value="OK"/>
            <TABLE><FIELD name="a" datatype="int"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>
            </RESOURCE></VOTABLE>
            """;

    @Test
    void tapresumeGetsTheTableOfAJobThatItFinds() {
        try (var site = Demo.site()) {
            site.start();
            var id = Demo.extract(site, Sky.pleiades());

            var table = Demo.run(
                    site.folder().root(),
                    "stilts",
                    "tapresume",
                    "joburl=" + Demo.address(site, id),
                    "delete=never",
                    "omode=count");

            assertThat(table.status()).as("%s", table).isZero();
            assertThat(table.output()).containsPattern("rows: [0-9]{2}");
        }
    }

    @Test
    void taplintFindsNothingWrongWithTheJobs() {
        var script = "#!/bin/sh\ncat \"${0%/*}/table.xml\"\n";
        var platform = """
                platform: {name: Table, url: "http://localhost:PORT"}
                applications: applications
                jobs: {list-anonymous: true, wait-at-most: 5s, process: {sandbox: none}}
                routes:
                  - name: here
                    run: {process: {applications: [tap]}}
                """;
        try (var site = Site.of(platform, Map.of("tap.yaml", TAP, "tap.sh", script, "table.xml", TABLE))) {
            site.start();

            var lint = Demo.run(
                    site.folder().root(),
                    "stilts",
                    "taplint",
                    "tapurl=" + site.server().uri() + "apps/tap",
                    "stages=UWS",
                    "report=EWFSI");

            assertThat(lint.output()).as("%s", lint).contains("Section UWS");
            assertThat(lint.output().lines().filter(line -> line.matches("[EFW]-.*")))
                    .as("%s", lint.output())
                    .isEmpty();
        }
    }
}
