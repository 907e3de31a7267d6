package sextant.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;

/** Results are looked at: by programs, and by a browser, which must really show what the page refers to. */
@Timeout(300)
class PreviewTest {

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            applications: applications
            routes:
              - {name: here, run: {process: {}}}
            """;

    private static final String COPY = """
            name: NAME
            title: A copy
            command: [/bin/cp, "{file}", result]
            parameters:
              file: {type: binary}
            outputs:
              result: {file: result, type: binary, media-type: TYPE}
            """;

    private static final String CATALOGUE = """
            <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
            <FIELD name="RA" datatype="double" unit="deg" ucd="pos.eq.ra"/><FIELD name="NAME" datatype="char" arraysize="*"/>
            <DATA><TABLEDATA><TR><TD>56.75</TD><TD>Alcyone</TD></TR><TR><TD>NaN</TD><TD>&lt;b&gt;</TD></TR></TABLEDATA></DATA>
            </TABLE></RESOURCE></VOTABLE>
            """;

    private static final int MAGENTA = 0xFFFF00FF;

    private static Site site;
    private static JobClient client;

    @BeforeAll
    static void start() {
        site = Site.of(
                PLATFORM,
                Map.of(
                        "picture.yaml", copy("picture", "image/png"),
                        "catalogue.yaml", copy("catalogue", "application/x-votable+xml"),
                        "image.yaml", copy("image", "application/fits")));
        client = JobClient.of(site.start().uri());
    }

    private static String copy(String name, String mediaType) {
        return COPY.replace("NAME", name).replace("TYPE", mediaType);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void aProgramGetsColumnsAndRows() {
        var id = copied("catalogue", CATALOGUE.getBytes(StandardCharsets.UTF_8));

        var document = client.get("/jobs/" + id + "/results/result/preview", "Accept: application/json");

        assertThat(document.text().replaceAll("\\s", ""))
                .contains("{\"name\":\"RA\",\"datatype\":\"double\",\"unit\":\"deg\",\"ucd\":\"pos.eq.ra\"}")
                .contains("[56.75,\"Alcyone\"],[null,\"<b>\"]")
                .contains("\"totalRows\":2");
    }

    @Test
    void aPersonSeesThemOnThePageOfTheJob() {
        var id = copied("catalogue", CATALOGUE.getBytes(StandardCharsets.UTF_8));
        client.get("/jobs/" + id + "/results/result/preview");

        var page = browse("/jobs/" + id, "--dump-dom").output();

        assertThat(page).contains("A look at result", "56.75", "Alcyone", "&lt;b&gt;", "2 rows.");
    }

    /** The content security policy and the headers of the picture must let the browser show it. */
    @Test
    void aPictureIsShownOnThePageOfTheJob() throws Exception {
        var id = copied("picture", magenta());
        client.get("/jobs/" + id + "/results/result/preview");

        try (var folder = Folder.create()) {
            var file = folder.path("page.png");
            browse("/jobs/" + id, "--window-size=1000,1400", "--screenshot=" + file);
            assertThat(pixels(file, MAGENTA)).isGreaterThan(20_000);
        }
    }

    @Test
    void aPictureIsServedInert() throws Exception {
        var id = copied("picture", magenta());

        var picture = client.get("/jobs/" + id + "/results/result/preview", "Accept: image/png");

        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(picture.header("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getRGB(5, 5))
                .isEqualTo(MAGENTA);
    }

    @Test
    void aFileThatLiesIsRefusedAndTheServerGoesOn() {
        var id = copied("image", "SIMPLE  =                    T".getBytes(StandardCharsets.US_ASCII));

        var refused = client.get("/jobs/" + id + "/results/result/preview");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("preview-failed", "damaged");
        assertThat(client.get("/jobs/" + id + "/results/result").status()).isEqualTo(200);
        assertThat(browse("/jobs/" + id, "--dump-dom").output()).doesNotContain("A look at");
    }

    private static String copied(String application, byte[] file) {
        var request = Form.upload(
                "/apps/" + application + "/async", "file", "file", "application/octet-stream", file, "PHASE", "RUN");
        var id = JobClient.id(client.send(request));
        var job = client.ended(id);
        assertThat(job.phase()).as(job.error()).isEqualTo("COMPLETED");
        return id;
    }

    private static byte[] magenta() throws IOException {
        var picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 3600; at++) {
            picture.setRGB(at % 60, at / 60, MAGENTA);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static long pixels(Path screenshot, int colour) throws IOException {
        var page = ImageIO.read(screenshot.toFile());
        return Arrays.stream(page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth()))
                .filter(pixel -> pixel == colour)
                .count();
    }

    private static Finished browse(String path, String... options) {
        var browser = Parts.need("chromium");
        try (var profile = Folder.create()) {
            var command = new ArrayList<>(List.of(
                    browser.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--user-data-dir=" + profile.path("profile")));
            command.addAll(List.of(options));
            command.add(site.server().uri().resolve(path).toString());
            var shown =
                    Finished.run(profile.root(), Map.of("HOME", profile.root().toString()), command);
            assertThat(shown.status()).as("%s", shown).isZero();
            return shown;
        }
    }
}
