package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Sky;

/** STILTS, of the author of TOPCAT: it takes up a job that somebody else started, by its address. */
@Timeout(180)
class StiltsTest {

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
}
