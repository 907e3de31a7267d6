package sextant.acceptance.badinput;

import static sextant.acceptance.badinput.Row.answered;
import static sextant.acceptance.badinput.Row.no;
import static sextant.acceptance.badinput.Row.refused;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sextant.acceptance.badinput.Row.Expected;
import sextant.acceptance.documents.Bomb;
import sextant.acceptance.http.Request;

/** The Y rows: YAML. Each stands behind a task type that is taken, so that it is read. */
final class YamlRows {

    private static final String TYPE = "tasktype: uri://zeppelin-notebook\n";

    private YamlRows() {}

    static Stream<Row> all() {
        return Stream.of(
                task("Y01", "an alias bomb", () -> Bomb.yaml(9, 9), refused(400, "yaml-limit")),
                task(
                        "Y01",
                        "one alias",
                        () -> "taskinfo: {languages: &a [md]}\ndata: *a\n",
                        refused(400, "yaml-limit")),
                compose("Y01", "an alias bomb in a compose file", () -> Bomb.yaml(9, 9), refused(400, "yaml-limit")),
                compose(
                        "Y01",
                        "a bomb of few aliases and many values",
                        () -> "a: &a [" + "x, ".repeat(9_000) + "x]\nb: [" + "*a, ".repeat(20) + "*a]\n",
                        refused(400, "yaml-limit")),
                task(
                        "Y02",
                        "a Java class",
                        () -> "taskinfo: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1/\"]]\n",
                        refused(400, "yaml-tag")),
                task(
                        "Y02",
                        "a Python call",
                        () -> "taskinfo: !!python/object/apply:os.system [\"id\"]\n",
                        refused(400, "yaml-tag")),
                task(
                        "Y02",
                        "a tag of the core schema",
                        () -> "taskinfo: {languages: !!set {md}}\n",
                        refused(400, "yaml-tag")),
                task("Y03", "depth", () -> "taskinfo: " + "[".repeat(100_000), refused(400, "yaml-limit")),
                task("Y03", "depth by indentation", () -> "taskinfo:\n" + indented(200), refused(400, "yaml-limit")),
                task(
                        "Y04",
                        "a key twice",
                        () -> "taskinfo:\n  languages: [md]\n  languages: [cobol]\n",
                        refused(400, "duplicate-key")),
                task("Y04", "the task type twice", () -> "tasktype: uri://nobody\n", refused(400, "duplicate-key")),
                compose(
                        "Y04",
                        "an image twice",
                        () -> "services:\n  a:\n    image: example/a:1\n    image: evil/a:1\n",
                        refused(400, "duplicate-key")),
                compose(
                        "Y05",
                        "a merge key that brings privileges",
                        () -> "x-d: &d {privileged: true}\nservices:\n  a:\n    <<: *d\n    image: example/a:1\n",
                        no("compose-")),
                task(
                        "Y06",
                        "a number of a million digits",
                        () -> "taskinfo: {languages: [" + "9".repeat(1_000_000) + "]}\n",
                        refused(400, "number-limit")),
                task(
                        "Y08",
                        "a list in itself",
                        () -> "taskinfo: {languages: &a [*a]}\n",
                        refused(400, "yaml-recursion")),
                compose("Y08", "a mapping in itself", () -> "services: &a {b: *a}\n", refused(400, "yaml-recursion")),
                task(
                        "Y09",
                        "4 MB",
                        () -> "taskinfo: {languages: [" + "a".repeat(4_000_000) + "]}\n",
                        refused(413, "body-too-large")),
                task("Y09", "4 MB of comments", () -> "# a\n".repeat(1_000_000), refused(413, "body-too-large")),
                task("Y09", "many documents", () -> "---\n".repeat(100_000), refused(400, "multiple-documents")),
                task(
                        "Y10",
                        "a byte order mark inside",
                        () -> "taskinfo: {languages: [\uFEFFmd]}\n",
                        refused(400, "yaml-syntax")),
                task(
                        "Y10",
                        "a tab as indentation",
                        () -> "taskinfo:\n\tlanguages: [md]\n",
                        refused(400, "yaml-syntax")),
                task("Y10", "NUL", () -> "taskinfo: {languages: [\"a\0\"]}\n", refused(400, "yaml-syntax")),
                task("Y10", "a bell", () -> "taskinfo: {languages: [\"a\u0007\"]}\n", refused(400, "yaml-syntax")),
                task("Y10", "a torn flow", () -> "taskinfo: {languages: [md\n", refused(400, "yaml-syntax")),
                task("Y10", "two values for one key", () -> "taskinfo: a: b\n", refused(400, "yaml-syntax")),
                Row.of(
                        "Y10",
                        "UTF-16",
                        () -> Request.post(
                                "/accepts",
                                "application/yaml",
                                (TYPE + "taskinfo: {languages: [md]}\n").getBytes(StandardCharsets.UTF_16)),
                        refused(400, "yaml-syntax")),
                Row.of(
                        "Y10",
                        "broken UTF-8",
                        () -> Request.post(
                                "/accepts",
                                "application/yaml",
                                (TYPE + "taskinfo: {languages: [m\u00e9d]}\n").getBytes(StandardCharsets.ISO_8859_1)),
                        refused(400, "yaml-syntax", "bad-character")),
                Row.of(
                        "Y10",
                        "a byte order mark at the start",
                        () -> Request.post("/accepts", "application/yaml", "\uFEFF" + TYPE),
                        answered()),
                task(
                        "Y10",
                        "a line end of older YAML",
                        () -> "taskinfo: {languages: [m\u0085d]}\n",
                        refused(400, "yaml-syntax")));
    }

    private static String indented(int depth) {
        var text = new StringBuilder();
        for (int level = 1; level <= depth; level++) {
            text.repeat(' ', level).append("a:\n");
        }
        return text.toString();
    }

    private static Row task(String id, String what, Supplier<String> rest, Expected expected) {
        return Row.of(id, what, () -> Request.post("/accepts", "application/yaml", TYPE + rest.get()), expected);
    }

    private static Row compose(String id, String what, Supplier<String> file, Expected expected) {
        return Row.of(
                id,
                what,
                () -> Request.post(
                        "/accepts",
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"tasktype\"\r\n\r\nuri://docker-compose\r\n"
                                + "--b\r\nContent-Disposition: form-data; name=\"taskinfo.composefile\"\r\n"
                                + "Content-Type: text/yaml\r\n\r\n" + file.get() + "\r\n--b--\r\n"),
                expected);
    }
}
