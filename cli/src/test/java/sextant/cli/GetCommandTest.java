package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.cli.TestPlanner.Asked;
import sextant.cli.TestPlanner.Says;
import sextant.cli.console.ExitCode;

/** {@code sextant get}: a result comes whole or not at all. */
class GetCommandTest {

    private static final String ID = "q7hx2mvk4tzr5wnc6ypd3sbeaa";
    private static final String CONTENT = "0123456789";
    private static final String SHA256 = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";

    @TempDir
    Path folder;

    private final List<Asked> fetched = new CopyOnWriteArrayList<>();

    @Test
    void aConnectionThatBreaksIsTakenUpWhereItBroke() {
        try (var server = server(
                new Says(200, Map.of(), "01234", 10),
                new Says(206, Map.of(), "567", 5),
                new Says(206, Map.of(), "89"))) {
            var ran = get(server, "-o", folder.resolve("out").toString());

            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
            assertThat(folder.resolve("out")).hasContent(CONTENT);
            assertThat(fetched)
                    .extracting(one -> one.header("Range"))
                    .containsExactly("(none)", "bytes=5-", "bytes=8-");
        }
    }

    @Test
    void whatCameOfAnEarlierAttemptIsKept() throws IOException {
        Files.writeString(folder.resolve(".out." + ID + ".part"), "0123");
        try (var server = server(new Says(206, Map.of(), "456789"))) {
            assertThat(get(server, "-o", folder.resolve("out").toString()).code())
                    .isEqualTo(ExitCode.OK);
            assertThat(folder.resolve("out")).hasContent(CONTENT);
            assertThat(fetched.getFirst().header("Range")).isEqualTo("bytes=4-");
        }
    }

    @Test
    void whatIsNotAsTheJobSaysTakesNoPlace() throws IOException {
        Files.writeString(folder.resolve("out"), "the old one");
        try (var server = server(new Says(200, Map.of(), "012345678x"))) {
            var ran = get(server, "-o", folder.resolve("out").toString());

            assertThat(ran.code()).isEqualTo(ExitCode.NETWORK);
            assertThat(ran.err()).contains("did not arrive as it is");
            assertThat(folder.resolve("out")).hasContent("the old one");
            assertThat(folder.toFile().list()).containsExactly("out");
        }
    }

    @Test
    void aDashIsStandardOutputAndTalkIsElsewhere() {
        try (var server = server(new Says(200, Map.of(), CONTENT))) {
            var ran = get(server, "-o", "-");

            assertThat(ran.out()).isEqualTo(CONTENT);
            assertThat(ran.err()).isEmpty();
        }
    }

    @Test
    void aFolderTakesAllUnderNamesOfTheirOwn() {
        try (var server = server(new Says(200, Map.of(), CONTENT), new Says(200, Map.of(), "x"))) {
            var ran = get(server, "-o", folder + "/new/", "--json");

            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
            assertThat(folder.resolve("new").toFile().list())
                    .containsExactlyInAnyOrder("finder-q7hx2m.vot", "finder-q7hx2m-log.txt");
            assertThat(ran.out()).contains("\"file\": \"" + folder + "/new/finder-q7hx2m.vot\"", SHA256);
        }
    }

    @Test
    void aResultThatIsNotThereIsNamedByTheNearest() {
        try (var server = server()) {
            var ran = get(server, "resutl");

            assertThat(ran.code()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(ran.err()).contains("There is no result resutl; there are result, log. Is result meant?");
        }
    }

    @Test
    void severalResultsNeedAFolder() {
        try (var server = server()) {
            var ran = get(server, "result", "log", "-o", folder.resolve("out").toString());

            assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("there are 2 results; name a folder for them");
        }
    }

    /** A result of a job may lie on another server, which is told nothing. */
    @Test
    void theTokenDoesNotGoToWhereAResultLies() {
        try (var elsewhere = TestPlanner.answering(question -> {
                    fetched.add(question);
                    return new Says(200, Map.of(), CONTENT);
                });
                var server = TestPlanner.saying("""
                        {"phase": "COMPLETED", "results": [{"id": "result", "href": "%s/r"}]}""".formatted(elsewhere.url()))) {
            var ran = Ran.sextant("get", server.url() + "/jobs/" + ID, "--token", "secret", "-o", "-");

            assertThat(ran.out()).isEqualTo(CONTENT);
            assertThat(server.asked().header("Authorization")).isEqualTo("Bearer secret");
            assertThat(fetched.getFirst().header("Authorization")).isEqualTo("(none)");
        }
    }

    private static Ran get(TestPlanner server, String... words) {
        var line = new ArrayList<>(List.of("get", server.url() + "/jobs/" + ID));
        line.addAll(List.of(words));
        return Ran.sextant(line.toArray(String[]::new));
    }

    /** A job with two results, whose contents come in these pieces. */
    private TestPlanner server(Says... pieces) {
        Iterator<Says> next = List.of(pieces).iterator();
        return TestPlanner.answering(question -> {
            if (question.target().contains("/results/")) {
                fetched.add(question);
                return next.next();
            }
            return new Says(200, Map.of("Content-Type", "application/json"), """
                    {"phase": "COMPLETED", "jobInfo": {"application": "finder"}, "results": [
                      {"id": "result", "mime-type": "application/x-votable+xml", "size": 10, "sha256": "%s"},
                      {"id": "log", "mime-type": "text/plain", "size": 1}]}""".formatted(SHA256));
        });
    }
}
