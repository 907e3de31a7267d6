package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.cli.TestPlanner.Asked;
import sextant.cli.TestPlanner.Says;
import sextant.cli.console.ExitCode;

/** {@code sextant preview}: the beginning of a result in a terminal. */
class PreviewCommandTest {

    private static final String ID = "q7hx2mvk4tzr5wnc6ypd3sbeaa";

    @TempDir
    Path folder;

    @Test
    void aTableIsShownWithItsUnits() {
        try (var server = server("""
                {"kind": "table", "totalColumns": 2, "totalRows": 38, "truncated": true,
                 "columns": [{"name": "NUMBER", "datatype": "int"}, {"name": "ALPHA_J2000", "datatype": "double", "unit": "deg"}],
                 "rows": [[1, 56.87], [2, null]]}""")) {
            assertThat(preview(server).out()).isEqualTo("""
                    result: application/x-votable+xml, 10.8 KiB
                    NUMBER  ALPHA_J2000
                            deg
                    1       56.87
                    2
                    2 of 38 rows
                    """);
        }
    }

    @Test
    void ofFitsTheUnitsAndAHeaderAreShown() {
        try (var server = server("""
                {"kind": "fits", "selected": 0, "truncated": false, "image": {"width": 1024, "height": 512, "min": 0.0, "max": 9.5},
                 "hdus": [{"index": 0, "name": "PRIMARY", "type": "image", "shape": [1024, 512],
                           "cards": ["SIMPLE  =                    T", "OBJECT  = 'M45     '"]}]}""")) {
            assertThat(preview(server).out()).isEqualTo("""
                    result: application/x-votable+xml, 10.8 KiB
                    HDU  NAME     TYPE   SHAPE
                    0    PRIMARY  image  1024 x 512

                    Header of HDU 0:
                    SIMPLE  =                    T
                    OBJECT  = 'M45     '

                    1024 x 512 pixels, values 0.0 to 9.5; -o FILE.png writes a picture of it
                    """);
        }
    }

    @Test
    void aTextIsShownWithoutWhatSteersTheTerminal() {
        try (var server = server("{\"kind\": \"text\", \"text\": \"one\\ntwo\\u202e\", \"truncated\": true}")) {
            assertThat(preview(server).out()).endsWith("one\ntwo<U+202E>\n(there is more)\n");
        }
    }

    @Test
    void thePictureOfAnImageIsWrittenToAFile() {
        try (var server = server("PNG")) {
            var ran = preview(server, "-o", folder.resolve("m45.png").toString());

            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
            assertThat(folder.resolve("m45.png")).hasContent("PNG");
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void aServerThatHasNoPreviewSaysSo() {
        try (var server = TestPlanner.answering(question -> question.target().endsWith("/preview")
                ? new Says(404, Map.of(), "{\"detail\": \"There is no preview.\"}")
                : job())) {
            var ran = preview(server);

            assertThat(ran.code()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(ran.err()).contains("There is no preview. (HTTP 404).");
        }
    }

    private static Ran preview(TestPlanner server, String... options) {
        var line = new ArrayList<>(List.of("preview", server.url() + "/jobs/" + ID));
        line.addAll(List.of(options));
        return Ran.sextant(line.toArray(String[]::new));
    }

    private static TestPlanner server(String preview) {
        return TestPlanner.answering(question -> question.target().contains("/preview")
                ? new Says(200, Map.of("Content-Type", mediaType(question)), preview)
                : job());
    }

    private static String mediaType(Asked question) {
        return question.header("Accept");
    }

    private static Says job() {
        return new Says(200, Map.of("Content-Type", "application/json"), """
                {"phase": "COMPLETED", "results": [{"id": "result", "mime-type": "application/x-votable+xml", "size": 11021}]}""");
    }
}
