package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;

/** Values that mean harm, and programs that leave traps where their results should be. */
@Timeout(120)
class HostileValuesTest {

    /** STILTS runs this as a shell command where it expects the name of a table. No quoting is needed for that, and none helps. */
    private static final String ATTACK = "touch PWNED; cat x|";

    private static final String FILTER = """
            name: filter
            command: [stilts, tpipe, "in={table}", ifmt=votable, ['cmd=select "{where}"'], ofmt=csv]
            parameters:
              table: VOTable
              where: {optional: true, pattern: '[A-Za-z0-9_ .<>=&|()+*/-]{1,200}'}
            outputs: {result: {stdout: true, type: text, media-type: text/csv}}
            limits: {memory: 2G, processes: 200}
            errors: [{pattern: 'not allowed in prolog', say: The table is no VOTable.}]
            """;

    private static final String TABLE = """
            <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
            <FIELD name="x" datatype="int"/><DATA><TABLEDATA><TR><TD>1</TD></TR><TR><TD>2</TD></TR></TABLEDATA></DATA>
            </TABLE></RESOURCE></VOTABLE>
            """;

    /** Leaves one of several traps, as its parameter says. */
    private static final String TRAPS = """
            case "$1" in
            passwd) ln -s /etc/passwd result.txt ;;
            platform) ln -s ../../../../platform.yaml result.txt ;;
            environ) ln -s /proc/self/environ result.txt ;;
            zero) ln -s /dev/zero result.txt ;;
            pipe) mkfifo result.txt ;;
            folder) mkdir result.txt ;;
            names)
              touch -- "$(printf 'a\nb')" '<script>' "$(printf '\377\376')" "$(printf '%0255d' 0)" -rf ...
              mkdir -p many deep
              ln -s .. deep/er
              seq 5000 | (cd many && xargs touch)
              truncate -s 100M holes
              truncate -s 9223372036854775807 beyond 2>/dev/null
              echo fine >result.txt ;;
            esac
            """;

    private static final String WORK = """
            name: work
            command: [/bin/sh, "{home}/work.sh", "{word}"]
            parameters: {word: {default: ""}}
            outputs: {result: {file: result.txt, type: text, optional: true}}
            limits: {file-size: 200M}
            """;

    private static final String READ = """
            name: read
            command: [cat, "{image}"]
            parameters: {image: FITS}
            outputs: {result: {stdout: true}}
            """;

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.of(
                Workshop.platform(Map.of("{applications: [work]}", "{}")),
                Map.of("filter.yaml", FILTER, "work.yaml", WORK, "read.yaml", READ, "work.sh", TRAPS));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theAttackOnStiltsIsRefusedWhenItIsSubmitted() {
        var table = TABLE.getBytes(StandardCharsets.UTF_8);

        var refused = client().send(Form.upload(
                "/apps/filter/async", "table", "t.vot", "application/x-votable+xml", table, "where", ATTACK));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("\"kind\": \"parameter-value\"", "\"path\": \"where\"");

        var keyword = client().post("/apps/filter/async", "in", ATTACK, "table", TABLE, "PHASE", "RUN");
        assertThat(keyword.status()).isEqualTo(400);
        assertThat(keyword.text()).contains("\"kind\": \"parameter-name\"", "\"path\": \"in\"");
    }

    /** Where a file is expected text is its content, in a file whose name the server chose. */
    @Test
    void theAttackOnStiltsAsATableIsNoTable() {
        Parts.need("stilts");

        var content = client().ended(client().run("filter", "table", ATTACK));
        assertThat(content.phase()).isEqualTo("ERROR");
        assertThat(content.error()).contains("The table is no VOTable.");

        var good = client().run("filter", "table", TABLE, "where", "x > 1");
        assertThat(client().ended(good).phase()).isEqualTo("COMPLETED");
        assertThat(client().result(good, "result").text()).isEqualTo("x\n2\n");
        assertThat(Folder.files(site.folder().root())).noneMatch(file -> file.contains("PWNED"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var refused = client().post("/apps/work/async", "word", "--help", "wrod", "x", "word", "@f");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("\"errors\": [", "\"path\": \"word[0]\"", "\"path\": \"word[1]\"")
                .contains("\"path\": \"wrod\"", "\"suggest\": \"word\"");
    }

    /** C07: nothing but a regular file of the run is taken for a result, and nothing is waited for. */
    @ParameterizedTest
    @ValueSource(strings = {"passwd", "platform", "environ", "zero", "pipe", "folder"})
    void c07WhatIsNoPlainFileIsNoResult(String trap) {
        var id = client().run("work", "word", trap);
        var job = client().ended(id);

        assertThat(job.phase()).isEqualTo("ERROR");
        assertThat(job.child("jobInfo").orElseThrow().getTextContent()).contains("result-not-file");
        assertThat(job.results()).isEmpty();
        assertThat(client().result(id, "result").status()).isEqualTo(404);
    }

    /** C07: a path that a client writes is a text like any other; where a file is wanted it is no file. */
    @ParameterizedTest
    @CsvSource({
        "../../platform.yaml, parameter-value",
        "/etc/passwd, parameter-value",
        "/proc/self/environ, parameter-value",
        "file:///etc/passwd, scheme-not-allowed"
    })
    void c07APathInAValueIsNeverOpened(String path, String kind) {
        var refused = client().post("/apps/read/async", "image", path);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("\"kind\": \"" + kind + "\"");
    }

    /** C09: names are those of the application's file; whatever else a program leaves is not listed, and goes with the job. */
    @Test
    void c09WhateverNamesAProgramLeavesOnlyItsOutputsAreListed() {
        var id = client().run("work", "word", "names");
        var job = client().ended(id);

        assertThat(job.phase()).isEqualTo("COMPLETED");
        assertThat(job.results())
                .singleElement()
                .satisfies(result -> assertThat(result.id()).isEqualTo("result"));
        assertThat(client().result(id, "result").text()).isEqualTo("fine\n");
        assertThat(Folder.files(site.folder().path("data"))).noneMatch(file -> file.contains("many/"));
        assertThat(client().delete("/jobs/" + id).status()).isEqualTo(303);
    }

    private static JobClient client() {
        return JobClient.of(site.server().uri());
    }
}
