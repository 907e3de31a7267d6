package sextant.acceptance.authors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;
import sextant.acceptance.running.Sky;

/** A stranger's ten minutes: a program is run once, and what is drafted from that is a service. */
@Timeout(300)
class WrapTest {

    private static final int LONGEST_DRAFT = 40;

    private static final String SCALE = """
            #!/bin/sh
            # usage: scale.sh --factor N --label WORD [--reverse] TABLE
            factor=$2
            awk -v f="$factor" '{print $1 * f}' "$5" >scaled.txt
            echo "$4: scaled by $factor"
            """;

    private static final String PLATFORM = """
            platform: {name: Wrapped, url: "http://localhost:PORT"}
            applications: %s
            jobs: {list-anonymous: true}
            routes: [{name: here, run: {process: {}}}]
            """;

    @Test
    void fitsverify() throws Exception {
        Parts.need("fitsverify");
        try (var desk = Desk.empty()) {
            desk.copy(Sky.pleiades());

            var wrapped = desk.sextant("wrap", "--", "fitsverify", "-l", "pleiades.fits");

            assertThat(wrapped.status()).as("%s", wrapped).isZero();
            assertThat(wrapped.output())
                    .contains("input    pleiades.fits (FITS image)")
                    .contains("exit code 0");
            assertThat(desk.lines("fitsverify.yaml")).hasSizeLessThanOrEqualTo(LONGEST_DRAFT);
            assertThat(desk.text("fitsverify.yaml"))
                    .contains("image: {type: FITS")
                    .contains("list all header keywords");
            isGood(desk, "fitsverify.yaml");

            try (var site = Site.of(PLATFORM.formatted(desk.folder().path("fitsverify.yaml")), java.util.Map.of())) {
                site.start();
                var client = JobClient.of(site.server().uri());
                var image = Files.readAllBytes(desk.folder().path("pleiades.fits"));
                var job = JobClient.id(client.send(Form.upload(
                        "/apps/fitsverify/async",
                        "image",
                        "x.fits",
                        "application/fits",
                        image,
                        "l",
                        "yes",
                        "PHASE",
                        "RUN")));

                assertThat(client.ended(job).phase()).isEqualTo("COMPLETED");
                assertThat(client.result(job, "result").text())
                        .contains("Verification found 0 warning(s) and 0 error(s)");
            }
        }
    }

    @Test
    void aScriptOfOnesOwn() {
        try (var desk = Desk.empty()) {
            desk.script("scale.sh", SCALE);
            desk.write("numbers.txt", "1\n2\n3\n");

            var wrapped = desk.sextant("wrap", "--", "./scale.sh", "--factor", "2.5", "--label", "x-y", "numbers.txt");

            assertThat(wrapped.status()).as("%s", wrapped).isZero();
            assertThat(wrapped.output()).contains("part     scale.sh").contains("output   scaled.txt (text, 3 lines");
            isGood(desk, "scale.yaml");

            try (var site = Site.of(PLATFORM.formatted(desk.folder().path("scale.yaml")), java.util.Map.of())) {
                site.start();
                var client = JobClient.of(site.server().uri());
                var job = client.run("scale", "factor", "10", "text", "4\n5\n");

                assertThat(client.ended(job).phase()).isEqualTo("COMPLETED");
                assertThat(client.result(job, "result").text()).isEqualTo("40\n50\n");
                assertThat(client.result(job, "log").text()).isEqualTo("x-y: scaled by 10\n");
            }
        }
    }

    /** The server gives files no names, and a program that wants one gets it back. */
    @Test
    void aProgramThatWantsTheNameOfItsInput() {
        try (var desk = Desk.empty()) {
            desk.script("picky.sh", "#!/bin/sh\ncase $1 in *.csv) cat \"$1\" ;; *) exit 3 ;; esac\n");
            desk.write("table.csv", "RA,DEC\n1,2\n");

            var wrapped = desk.sextant("wrap", "--", "./picky.sh", "table.csv");

            assertThat(wrapped.output()).contains("wants the names of its inputs");
            isGood(desk, "picky.yaml");
        }
    }

    @Test
    void whatIsThereIsNotWrittenOver() {
        try (var desk = Desk.empty()) {
            desk.write("true.yaml", "mine\n");

            var wrapped = desk.sextant("wrap", "--", "true");

            assertThat(wrapped.status()).isEqualTo(2);
            assertThat(wrapped.error()).contains("true.yaml is there already");
            assertThat(desk.text("true.yaml")).isEqualTo("mine\n");
        }
    }

    @Test
    void aProgramThatIsNotThere() {
        try (var desk = Desk.empty()) {
            var wrapped = desk.sextant("wrap", "--", "no-such-program", "-v");

            assertThat(wrapped.status()).isEqualTo(2);
            assertThat(wrapped.error()).contains("there is no program no-such-program");
        }
    }

    private static void isGood(Desk desk, String file) {
        var linted = desk.sextant("lint", file);
        assertThat(linted.status()).as("%s", linted).isZero();
        var tested = desk.sextant("test", file);
        assertThat(tested.status()).as("%s", tested).isZero();
        assertThat(tested.output()).contains("1 of 1 example as expected");
    }
}
