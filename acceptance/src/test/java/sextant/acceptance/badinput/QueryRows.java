package sextant.acceptance.badinput;

import static sextant.acceptance.badinput.Row.answered;
import static sextant.acceptance.badinput.Row.no;
import static sextant.acceptance.badinput.Row.refused;

import java.util.function.Supplier;
import java.util.stream.Stream;
import sextant.acceptance.badinput.Row.Expected;
import sextant.acceptance.http.Request;

/** The Q rows that are about queries and forms. */
final class QueryRows {

    private static final String TYPE = "/accepts?tasktype=uri://zeppelin-notebook&";
    private static final String LANGUAGES = "taskinfo.languages=";

    private QueryRows() {}

    static Stream<Row> all() {
        return Stream.of(
                query("Q01", "a list", LANGUAGES + "{md,python}", answered()),
                query("Q01", "an encoded list", LANGUAGES + "%7Bmd%2Cpython%7D", answered()),
                query("Q01", "a list that is not closed", LANGUAGES + "{", refused(400, "list-syntax")),
                query("Q01", "a list in a list", LANGUAGES + "{a,{b}}", refused(400, "list-syntax")),
                query("Q01", "an empty item", LANGUAGES + "{a,,b}", refused(400, "list-syntax")),
                query("Q01", "something behind the list", LANGUAGES + "{a,b}c", refused(400, "list-syntax")),
                query("Q01", "a quote that is not closed", LANGUAGES + "{%22a}", refused(400, "list-syntax")),
                form(
                        "Q01",
                        "100,000 items",
                        () -> LANGUAGES + "{" + "a,".repeat(99_999) + "a}",
                        refused(413, "too-many-items")),
                form(
                        "Q01",
                        "40,000 repetitions",
                        () -> (LANGUAGES + "a&").repeat(40_000),
                        refused(413, "too-many-parts")),
                query(
                        "Q02",
                        "the task type twice",
                        "tasktype=uri://docker-container",
                        refused(400, "duplicate-parameter")),
                query(
                        "Q02",
                        "the same task type twice",
                        "tasktype=uri://zeppelin-notebook",
                        refused(400, "duplicate-parameter")),
                query(
                        "Q02",
                        "a value in two ways",
                        "taskinfo.languages={md}&taskinfo.languages[1]=python",
                        refused(400, "parameter-path", "duplicate-parameter")),
                Row.of(
                        "Q02",
                        "the task type in query and body",
                        () -> Request.post(TYPE, "application/yaml", "tasktype: uri://zeppelin-notebook\n"),
                        refused(400, "duplicate-parameter")),
                query("Q03", "NUL", LANGUAGES + "%00", refused(400, "bad-character", "bad-encoding")),
                query("Q03", "NUL in a name", "taskinfo.%00=1", refused(400, "bad-character", "bad-encoding")),
                query("Q03", "no hexadecimal digits", LANGUAGES + "%zz", refused(400, "bad-encoding")),
                query("Q03", "half a byte", LANGUAGES + "%4", refused(400, "bad-encoding")),
                query("Q03", "an overlong slash", LANGUAGES + "%c0%af", refused(400, "bad-encoding")),
                query("Q03", "a surrogate in UTF-8", LANGUAGES + "%ed%a0%80", refused(400, "bad-encoding")),
                query("Q03", "Latin-1", LANGUAGES + "%e9", refused(400, "bad-encoding")),
                query("Q03", "a broken encoding of the name", "%zz=1", refused(400, "bad-encoding")),
                query("Q03", "UTF-8", LANGUAGES + "%c3%a9", no("language")),
                query("Q03", "a plus is a space", LANGUAGES + "{md+,+python}", answered()),
                query("Q03", "encoded once too often is text", LANGUAGES + "%257Bmd%257D", no("language")),
                query("Q04", "10 steps too many", "taskinfo" + ".a".repeat(74) + "=1", refused(400, "parameter-path")),
                form(
                        "Q04",
                        "10,000 steps",
                        () -> "taskinfo" + ".a".repeat(10_000) + "=1",
                        refused(400, "parameter-path")),
                query(
                        "Q04",
                        "a class loader",
                        "taskinfo.class.module.classLoader.resources.context.parent.pipeline.first.pattern=x",
                        refused(400, "parameter-path")),
                query("Q04", "an item of a mapping", "taskinfo[0]=1", refused(400, "parameter-path")),
                query("Q04", "an open bracket", "taskinfo.languages[=1", refused(400, "parameter-path")),
                query("Q04", "a huge index", "taskinfo.languages[2147483648]=1", refused(400, "parameter-path")),
                query("Q04", "a list with a gap", "taskinfo.languages[1]=md", refused(400, "parameter-path")),
                query("Q04", "an empty step", "taskinfo..languages=md", refused(400, "parameter-path")),
                query("Q04", "an empty name", "=1", refused(400, "parameter-path")),
                query("Q05", "a negative number", "resources.mincores=-2", refused(400, "quantity")),
                query("Q05", "NaN", "resources.mincores=NaN", refused(400, "quantity")),
                query(
                        "Q05",
                        "a number of 2,000 digits",
                        "resources.mincores=" + "9".repeat(2_000),
                        refused(400, "number-limit")),
                query("Q05", "10^20 seconds", "resources.minduration=100000000000000000000", refused(400, "quantity")),
                query("Q06", "a header in a value", LANGUAGES + "x%0d%0aSet-Cookie:x=1", no("language")),
                Row.of(
                        "Q06",
                        "a header in the task type",
                        () -> Request.get("/accepts?tasktype=uri://docker-container%0d%0aSet-Cookie:x=1"),
                        refused(400, "bad-character")),
                Row.of(
                        "Q06",
                        "a header in the path",
                        () -> Request.get("/%0d%0aSet-Cookie:x=1"),
                        refused(404, "no-such-page")));
    }

    private static Row query(String id, String what, String rest, Expected expected) {
        return Row.of(id, what, () -> Request.get(TYPE + rest), expected);
    }

    private static Row form(String id, String what, Supplier<String> rest, Expected expected) {
        return Row.of(
                id,
                what,
                () -> Request.post(
                        "/accepts",
                        "application/x-www-form-urlencoded",
                        "tasktype=uri://zeppelin-notebook&" + rest.get()),
                expected);
    }
}
