package sextant.acceptance.badinput;

import static sextant.acceptance.badinput.Row.no;
import static sextant.acceptance.badinput.Row.refused;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sextant.acceptance.badinput.Row.Expected;
import sextant.acceptance.http.Request;

/** The J rows: JSON, and values that are wrong in every syntax. */
final class JsonRows {

    private static final String TYPE = "{\"tasktype\": \"uri://zeppelin-notebook\", ";
    private static final String CONTAINER = "{\"tasktype\": \"uri://docker-container\", ";

    private JsonRows() {}

    static Stream<Row> all() {
        return Stream.of(
                task("J01", "depth", () -> TYPE + "\"taskinfo\": " + "[".repeat(100_000), refused(400, "json-limit")),
                task(
                        "J01",
                        "depth of mappings",
                        () -> TYPE + "\"taskinfo\": " + "{\"a\":".repeat(65) + "1" + "}".repeat(66),
                        refused(400, "json-limit")),
                task("J02", "the task type twice", () -> TYPE + "\"tasktype\": \"b\"}", refused(400, "duplicate-key")),
                task(
                        "J02",
                        "a key twice",
                        () -> TYPE + "\"taskinfo\": {\"languages\": [], \"languages\": []}}",
                        refused(400, "duplicate-key")),
                task(
                        "J02",
                        "a key twice, once escaped",
                        () -> TYPE + "\"taskinfo\": {\"languages\": [], \"l\\u0061nguages\": []}}",
                        refused(400, "duplicate-key")),
                task("J03", "NaN", () -> TYPE + "\"taskinfo\": {\"languages\": [NaN]}}", refused(400, "json-syntax")),
                task(
                        "J03",
                        "Infinity",
                        () -> TYPE + "\"taskinfo\": {\"languages\": [-Infinity]}}",
                        refused(400, "json-syntax")),
                task("J03", "a comment", () -> TYPE + "/* */ \"taskinfo\": {}}", refused(400, "json-syntax")),
                task("J03", "a trailing comma", () -> TYPE + "\"taskinfo\": {},}", refused(400, "json-syntax")),
                task(
                        "J03",
                        "a missing comma",
                        () -> TYPE + "\"taskinfo\": {} \"data\": []}",
                        refused(400, "json-syntax")),
                task("J03", "single quotes", () -> TYPE + "'taskinfo': {}}", refused(400, "json-syntax")),
                task(
                        "J03",
                        "a leading zero",
                        () -> TYPE + "\"taskinfo\": {\"languages\": [017]}}",
                        refused(400, "json-syntax")),
                task("J03", "a torn end", () -> TYPE + "\"taskinfo\": {", refused(400, "json-syntax")),
                task(
                        "J03",
                        "something behind the end",
                        () -> TYPE + "\"taskinfo\": {}} {}",
                        refused(400, "json-syntax", "multiple-documents")),
                task(
                        "J04",
                        "5,000 digits",
                        () -> CONTAINER + "\"resources\": {\"mincores\": " + "9".repeat(5_000) + "}}",
                        refused(400, "number-limit")),
                task(
                        "J04",
                        "a million digits",
                        () -> CONTAINER + "\"resources\": {\"mincores\": " + "9".repeat(1_000_000) + "}}",
                        refused(400, "number-limit")),
                task(
                        "J04",
                        "a huge exponent",
                        () -> CONTAINER + "\"resources\": {\"mincores\": 1e1000000000}}",
                        refused(400, "number-limit", "quantity")),
                task(
                        "J04",
                        "a tiny exponent",
                        () -> CONTAINER + "\"resources\": {\"mincores\": 1e-1000000000}}",
                        refused(400, "number-limit", "quantity")),
                task(
                        "J05",
                        "a text of 21 MB",
                        () -> TYPE + "\"taskinfo\": \"" + "a".repeat(21_000_000) + "\"}",
                        refused(413, "body-too-large")),
                task(
                        "J06",
                        "a lone surrogate",
                        () -> TYPE + "\"taskinfo\": {\"languages\": [\"\\ud800\"]}}",
                        refused(400, "bad-character")),
                task(
                        "J06",
                        "an escaped NUL",
                        () -> TYPE + "\"taskinfo\": {\"languages\": [\"\\u0000\"]}}",
                        refused(400, "bad-character")),
                Row.of(
                        "J06",
                        "broken UTF-8",
                        () -> Request.post(
                                "/accepts",
                                "application/json",
                                (TYPE + "\"taskinfo\": {\"languages\": [\"\u00e9\"]}}")
                                        .getBytes(StandardCharsets.ISO_8859_1)),
                        refused(400, "bad-character", "bad-encoding")),
                task("J07", "a list as task type", () -> "{\"tasktype\": [\"a\"]}", refused(400, "type")),
                task(
                        "J07",
                        "null as task type",
                        () -> "{\"tasktype\": null}",
                        refused(400, "type", "tasktype-missing")),
                task("J07", "text as taskinfo", () -> TYPE + "\"taskinfo\": \"x\"}", refused(400, "type")),
                task("J07", "a list as taskinfo", () -> TYPE + "\"taskinfo\": []}", refused(400, "type")),
                task(
                        "J07",
                        "a mapping as image",
                        () -> CONTAINER + "\"taskinfo\": {\"image\": {\"$ne\": 1}}}",
                        refused(400, "type")),
                task(
                        "J07",
                        "a mapping as languages",
                        () -> TYPE + "\"taskinfo\": {\"languages\": {\"a\": 1}}}",
                        refused(400, "type")),
                task(
                        "J07",
                        "__proto__",
                        () -> TYPE + "\"taskinfo\": {\"__proto__\": {\"a\": 1}}}",
                        refused(400, "parameter-path")),
                task(
                        "J07",
                        "an unknown key",
                        () -> TYPE + "\"taskinfo\": {\"langauges\": [\"cobol\"]}}",
                        refused(400, "parameter-path")),
                task("J07", "an unknown section", () -> TYPE + "\"taskinof\": {}}", refused(400, "parameter-path")),
                task("J07", "text as resources", () -> TYPE + "\"resources\": \"x\"}", refused(400, "type")),
                task("J07", "a number as data", () -> TYPE + "\"data\": 1}", refused(400, "type")),
                task("J07", "a list as a document", () -> "[]", refused(400, "type", "tasktype-missing")),
                task("J07", "text as a document", () -> "\"tasktype\"", refused(400, "type", "tasktype-missing")),
                resources("a negative memory", "\"minmemory\": -1"),
                resources("an unknown unit", "\"minmemory\": \"8Q\""),
                resources("a huge memory", "\"minmemory\": 1e400"),
                resources("an overflowing memory", "\"minmemory\": \"99999999999999999999G\""),
                resources("a negative duration", "\"minduration\": \"PT-1S\""),
                resources("a duration of months", "\"minduration\": \"P1M\""),
                resources("a minimum above the maximum", "\"mincores\": 8, \"maxcores\": 4"),
                resources("half a GPU", "\"mingpus\": 0.5"),
                resources("no quantity at all", "\"minstore\": \"\""),
                resources("NaN in quotes", "\"mincores\": \"NaN\""),
                task(
                        "J08",
                        "a list as memory",
                        () -> CONTAINER + "\"resources\": {\"minmemory\": [1]}}",
                        refused(400, "type", "quantity")),
                task(
                        "J08",
                        "an unknown resource",
                        () -> CONTAINER + "\"resources\": {\"mincorse\": 1}}",
                        refused(400, "parameter-path")),
                task(
                        "J08",
                        "more than there is",
                        () -> CONTAINER + "\"resources\": {\"mincores\": 1000000}}",
                        no("resource")));
    }

    private static Row resources(String what, String fields) {
        return task("J08", what, () -> CONTAINER + "\"resources\": {" + fields + "}}", refused(400, "quantity"));
    }

    private static Row task(String id, String what, Supplier<String> body, Expected expected) {
        return Row.of(id, what, () -> Request.post("/accepts", "application/json", body.get()), expected);
    }
}
