package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.cli.TestPlanner.Says;

/** What a shell is told when somebody presses the tabulator key. */
class CompletionTest {

    private static final String JOB = "q7hx2mvk4tzr5wnc6ypd3sbeaa";
    private static final String JOB_ADDRESS = "/jobs/" + JOB;

    @TempDir
    Path folder;

    /** A bar stands for the place where the key is pressed. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            pl|                           => plan
            se|                           => servers serve
            plan --ser|                   => --server
            jobs --color |                => auto always never
            jobs --phase EX|              => EXECUTING
            jobs --app |                  => slow source-extractor
            run sl|                       => slow :files
            run source-extractor --|      => --param --interface --run-id --duration --wait --detach --output --dry-run --server --token --token-file --json --yaml --quiet --color --help --image --mode --verbose
            run source-extractor --im|    => --image
            run source-extractor --image sky.fits --mo| => --mode
            run source-extractor --mode | => fast exact
            run source-extractor --image x| => :files
            run source-extractor --verbose | => true false
            run source-extractor --interface | => full
            show q7|                      => q7hx2mvk4tzr5wnc6ypd3sbeaa
            get last |                    =>
            get q7hx2mvk4tzr5wnc6ypd3sbeaa c| => catalogue
            completion |                  => bash zsh fish
            help wa|                      => wait
            man lo|                       => logs
            servers us|                   => use
            plan |                        => :files
            nonsense |                    =>
            """)
    void whatFitsIsSuggested(String typed, String expected) {
        try (var server = server()) {
            var ran = new Ran.Shell().set("SEXTANT_SERVER", server.url()).sextant(words(typed));

            assertThat(words(ran)).as(ran.err()).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
        }
    }

    @Test
    void aServerIsSuggestedByItsName() throws IOException {
        Files.createDirectories(folder.resolve("sextant"));
        Files.writeString(
                folder.resolve("sextant/config.yaml"),
                "servers: {survey: {url: 'https://survey.example.org'}, demo: {url: 'http://localhost:8080'}}\n");
        var ran = new Ran.Shell()
                .set("XDG_CONFIG_HOME", folder.toString())
                .sextant("complete", "--", "apps", "--server", "s");

        assertThat(ran.out()).isEqualTo("survey\thttps://survey.example.org\n");
    }

    @Test
    void whereNoServerAnswersNothingIsSuggestedAndNothingIsSaid() {
        var ran = new Ran.Shell().set("SEXTANT_SERVER", "http://127.0.0.1:1").sextant("complete", "--", "run", "s");

        assertThat(ran.out()).isEqualTo(":files\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aSuggestionHasItsMeaningBesideIt() {
        assertThat(Ran.sextant("complete", "--", "wai").out()).isEqualTo("wait\tWait until a job is over.\n");
    }

    private static String[] words(String typed) {
        var line = typed.strip().replaceFirst("\\|$", "");
        var words = new ArrayList<>(List.of("complete", "--"));
        words.addAll(List.of(line.split(" ", -1)));
        return words.toArray(String[]::new);
    }

    private static List<String> words(Ran ran) {
        return ran.out().lines().map(line -> line.split("\t")[0]).toList();
    }

    private static TestPlanner server() {
        return TestPlanner.answering(question -> switch (question.target().split("\\?")[0]) {
            case "/apps" ->
                json(
                        "{\"applications\": [{\"name\": \"slow\"}, {\"name\": \"source-extractor\", \"title\": \"Sources\"}]}");
            case "/apps/source-extractor" -> json("""
                    {"name": "source-extractor", "interfaces": [{"id": "full", "parameters": ["image"]}], "parameters": [
                      {"id": "image", "type": "FITS", "file": true}, {"id": "mode", "type": "text", "options": ["fast", "exact"]},
                      {"id": "verbose", "type": "boolean"}]}""");
            case "/jobs" -> json("{\"jobs\": [{\"id\": \"" + JOB + "\", \"phase\": \"QUEUED\"}]}");
            case JOB_ADDRESS ->
                json("{\"phase\": \"COMPLETED\", \"results\": [{\"id\": \"result\"}, {\"id\": \"catalogue\"}]}");
            default -> new Says(404, Map.of(), "");
        });
    }

    private static Says json(String text) {
        return new Says(200, Map.of("Content-Type", "application/json"), text);
    }
}
