package sextant.acceptance.badinput;

import static sextant.acceptance.badinput.Row.answered;
import static sextant.acceptance.badinput.Row.no;
import static sextant.acceptance.badinput.Row.refused;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sextant.acceptance.badinput.Row.Expected;
import sextant.acceptance.http.Request;

/** The M rows that are about multipart bodies. */
final class MultipartRows {

    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String END = "--b--\r\n";
    private static final String TYPE = part("name=\"tasktype\"", "uri://zeppelin-notebook");
    private static final String LANGUAGES = "name=\"taskinfo.languages\"";

    private MultipartRows() {}

    static Stream<Row> all() {
        return Stream.of(
                boundary("none", "multipart/form-data"),
                boundary("an empty one", "multipart/form-data; boundary="),
                boundary("an empty one in quotes", "multipart/form-data; boundary=\"\""),
                boundary("5,000 characters", "multipart/form-data; boundary=" + "b".repeat(5_000)),
                boundary("spaces without quotes", "multipart/form-data; boundary=a b"),
                boundary("two of them", "multipart/form-data; boundary=a; boundary=b"),
                Row.of(
                        "M01",
                        "two content types",
                        () -> Request.post("/accepts", FORM, TYPE + END)
                                .with("Content-Type: multipart/form-data; boundary=c"),
                        refused(400, "multipart-boundary")),
                body(
                        "M02",
                        "10,000 parts",
                        () -> TYPE + part("name=\"a\"", "1").repeat(10_000) + END,
                        refused(413, "too-many-parts")),
                body(
                        "M02",
                        "1,000,000 parts",
                        () -> TYPE + part("name=\"a\"", "").repeat(1_000_000) + END,
                        refused(413, "too-many-parts")),
                body(
                        "M02",
                        "1,000,000 parts before the task type",
                        () -> part("name=\"a\"", "").repeat(1_000_000) + TYPE + END,
                        refused(413, "too-many-parts")),
                body(
                        "M02",
                        "a header of 1 MB",
                        () -> TYPE + part(LANGUAGES + "\r\nX-Much: " + "a".repeat(1_000_000), "md") + END,
                        refused(413, "part-header-too-large")),
                body(
                        "M02",
                        "500 headers",
                        () -> TYPE + part(LANGUAGES + "\r\n" + headers(500), "md") + END,
                        refused(413, "part-header-too-large")),
                body(
                        "M03",
                        "a file name that climbs",
                        () -> TYPE
                                + part(
                                        LANGUAGES
                                                + "; filename=\"../../../../tmp/sextant-climbed\"\r\nContent-Type: text/yaml",
                                        "[md]")
                                + END,
                        answered()),
                body(
                        "M03",
                        "an encoded file name that climbs",
                        () -> TYPE
                                + part(
                                        LANGUAGES
                                                + "; filename*=UTF-8''..%2f..%2ftmp%2fsextant-climbed\r\nContent-Type: text/yaml",
                                        "[md]")
                                + END,
                        answered()),
                body(
                        "M03",
                        "a file name of another system",
                        () -> TYPE
                                + part(LANGUAGES + "; filename=\"C:\\\\x\"\r\nContent-Type: text/yaml", "[md]")
                                + END,
                        answered()),
                body(
                        "M03",
                        "NUL in a file name",
                        () -> TYPE + part(LANGUAGES + "; filename=\"a\0b\"", "md") + END,
                        refused(400, "filename")),
                body(
                        "M03",
                        "an escape in a file name",
                        () -> TYPE + part(LANGUAGES + "; filename=\"a\u001bb\"", "md") + END,
                        refused(400, "filename")),
                body(
                        "M03",
                        "a file name of 10 kB",
                        () -> TYPE + part(LANGUAGES + "; filename=\"" + "a".repeat(10_000) + "\"", "md") + END,
                        refused(400, "filename")),
                body(
                        "M03",
                        "a name given twice",
                        () -> TYPE + part(LANGUAGES + "; name=\"taskinfo.x\"", "md") + END,
                        refused(400, "multipart-syntax", "duplicate-parameter")),
                body("M03", "the task type twice", () -> TYPE + TYPE + END, refused(400, "duplicate-parameter")),
                body(
                        "M03",
                        "no name",
                        () -> TYPE + part("filename=\"a\"", "md") + END,
                        refused(400, "multipart-syntax", "parameter-path")),
                body(
                        "M03",
                        "a name of ours",
                        () -> TYPE + part("name=\"jobid\"", "1") + END,
                        refused(400, "parameter-path")),
                charset("utf-7", "Content-Type: text/plain; charset=utf-7"),
                charset("ibm037", "Content-Type: text/plain; charset=ibm037"),
                charset("base64", "Content-Transfer-Encoding: base64"),
                charset("quoted-printable", "Content-Transfer-Encoding: quoted-printable"),
                body(
                        "M04",
                        "text/json",
                        () -> TYPE + part(LANGUAGES + "\r\nContent-Type: text/json", "[\"md\"]") + END,
                        answered()),
                body(
                        "M04",
                        "a folded header",
                        () -> TYPE + part("name=\"taskinfo.\r\n languages\"", "md") + END,
                        refused(400, "multipart-syntax")),
                body("M05", "no end", () -> TYPE + part(LANGUAGES, "md"), refused(400, "multipart-truncated")),
                body(
                        "M05",
                        "no end, torn in a header",
                        () -> TYPE + "--b\r\nContent-Disposition: form-da",
                        refused(400, "multipart-truncated")),
                body(
                        "M05",
                        "the boundary inside the data",
                        () -> TYPE + part(LANGUAGES, "{a--b,x--b}") + END,
                        no("language")),
                body("M05", "no parts at all", () -> END, refused(400, "tasktype-missing")),
                body(
                        "M05",
                        "a preamble of 1 MB",
                        () -> "a".repeat(1_000_000) + "\r\n" + TYPE + part(LANGUAGES, "{md}") + END,
                        answered()),
                body(
                        "M05",
                        "multipart in multipart",
                        () -> TYPE
                                + part(
                                        LANGUAGES + "\r\nContent-Type: multipart/mixed; boundary=c",
                                        "--c\r\n\r\nmd\r\n--c--")
                                + END,
                        refused(400, "multipart-syntax")),
                body(
                        "M05",
                        "broken YAML in a part",
                        () -> TYPE + part("name=\"taskinfo\"\r\nContent-Type: text/yaml", "{[") + END,
                        refused(400, "yaml-syntax")),
                body(
                        "M05",
                        "broken JSON in a part",
                        () -> TYPE + part("name=\"taskinfo\"\r\nContent-Type: application/json", "{[") + END,
                        refused(400, "json-syntax")),
                body(
                        "M05",
                        "a part of 4 MB",
                        () -> TYPE + part(LANGUAGES, "a".repeat(4_000_000)) + END,
                        refused(413, "body-too-large")),
                body("M08", "the task type last", () -> part(LANGUAGES, "{md}") + TYPE + END, answered()),
                body(
                        "M08",
                        "100 MB and then a known task type",
                        () -> part(LANGUAGES, "a".repeat(100_000_000)) + TYPE + END,
                        refused(413, "body-too-large")),
                body(
                        "M08",
                        "100 MB and then an unknown task type",
                        () -> part(LANGUAGES, "a".repeat(100_000_000))
                                + part("name=\"tasktype\"", "uri://nobody")
                                + END,
                        answered()));
    }

    private static String headers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": 1").collect(Collectors.joining("\r\n"));
    }

    private static Row boundary(String what, String contentType) {
        return Row.of(
                "M01",
                "boundary: " + what,
                () -> Request.post("/accepts", contentType, TYPE + END),
                refused(400, "multipart-boundary"));
    }

    private static Row charset(String what, String header) {
        return body(
                "M04", what, () -> TYPE + part(LANGUAGES + "\r\n" + header, "md") + END, refused(415, "part-charset"));
    }

    private static Row body(String id, String what, Supplier<String> body, Expected expected) {
        return Row.of(id, what, () -> Request.post("/accepts", FORM, body.get()), expected);
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
