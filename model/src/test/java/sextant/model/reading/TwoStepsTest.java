package sextant.model.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.reading.TaskReader.Asked;
import sextant.model.reading.TaskReader.UnknownType;
import sextant.model.refusal.Refused;
import sextant.model.tree.Scalar;

/** The order of section 3.5: the task type first, and nothing else behind one that is unknown. */
class TwoStepsTest {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final String XML = "application/xml";

    private final TaskReader reader = new TaskReader(Limits.DEFAULT);

    static Stream<Arguments> poison() {
        var alias = "a: &a [1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";
        return Stream.of(
                poisoned("JSON cut off", JSON, "{'tasktype':'uri://strange','taskinfo':{'a':[1,"),
                poisoned("JSON cut off at once", JSON, "{'tasktype':'uri://strange'"),
                poisoned("JSON with a key twice", JSON, "{'tasktype':'uri://strange','taskinfo':{'a':1,'a':2}}"),
                poisoned("JSON with another tasktype", JSON, "{'tasktype':'uri://strange','tasktype':'uri://known'}"),
                poisoned("JSON too deep", JSON, "{'tasktype':'uri://strange','a':" + "[".repeat(100_000)),
                poisoned("JSON with NaN", JSON, "{'tasktype':'uri://strange','a':NaN}"),
                poisoned("JSON that becomes YAML", JSON, "{'tasktype':'uri://strange'\ntaskinfo:\n  a: !!js x"),
                poisoned("JSON with NUL", JSON, "{'tasktype':'uri://strange','a':'\0'}"),
                poisoned("JSON with key twice before", JSON, "{'a':1,'a':2,'tasktype':'uri://strange'}"),
                poisoned("YAML cut off", YAML, "tasktype: uri://strange\ntaskinfo: {a: [1, 'x"),
                poisoned("YAML in quotes, then broken", YAML, "tasktype: 'uri://strange'\n@broken"),
                poisoned("YAML in quotes, then broken on the line", YAML, "tasktype: \"uri://strange\" ]}`"),
                poisoned("YAML with a broken line", YAML, "tasktype: uri://strange\n\"never closed"),
                poisoned("YAML with a tab", YAML, "tasktype: uri://strange\n@\ttab"),
                poisoned("YAML with a tag", YAML, "tasktype: uri://strange\ntaskinfo: !!java.lang.Runtime [x]"),
                poisoned("YAML with an alias bomb", YAML, "tasktype: uri://strange\n" + alias),
                poisoned("YAML with an alias bomb before", YAML, alias + "tasktype: uri://strange\n"),
                poisoned("YAML with a recursion", YAML, "tasktype: uri://strange\na: &a [*a]"),
                poisoned("YAML too deep", YAML, "tasktype: uri://strange\na: " + "[".repeat(100_000)),
                poisoned("YAML with a key twice", YAML, "tasktype: uri://strange\ntasktype: uri://known\n"),
                poisoned("YAML of many documents", YAML, "tasktype: uri://strange\n" + "---\n".repeat(1000)),
                poisoned("YAML with NUL", YAML, "tasktype: uri://strange\na: \0\u0001\n"),
                poisoned("YAML without its last line end", YAML, "tasktype: uri://strange"),
                poisoned("YAML in braces, cut off", YAML, "{tasktype: 'uri://strange', a: [b"),
                poisoned("YAML in braces, broken", YAML, "{tasktype: 'uri://strange', a: {b}@`"),
                poisoned("YAML in braces, with a text cut off", YAML, "{tasktype: 'uri://strange', a: 'b"),
                poisoned("YAML in braces, with a bad escape", YAML, "{tasktype: 'uri://strange', a: \"\\UFFFFFFFF\""),
                poisoned("YAML in braces, after 😀", YAML, "{a: 😀, tasktype: 'uri://strange'}@"),
                poisoned("JSON as YAML, cut off", YAML, "{\"tasktype\":\"uri://strange\",\"taskinfo\":{\"a\":\"b"),
                poisoned("YAML that becomes JSON", YAML, "tasktype: uri://strange\n{'a': 'b'}}}}"),
                poisoned("YAML with a long line", YAML, "tasktype: uri://strange\na: " + "9".repeat(900_000)),
                poisoned("XML cut off", XML, "<task><tasktype>uri://strange</tasktype><taskinfo><a"),
                poisoned("XML with a late entity", XML, "<task><tasktype>uri://strange</tasktype>&xxe;</task>"),
                poisoned("XML with a late DOCTYPE", XML, "<task><tasktype>uri://strange</tasktype><!DOCTYPE a []>"),
                poisoned("XML with NUL", XML, "<task><tasktype>uri://strange</tasktype>\0</task>"),
                poisoned(
                        "XML of no form",
                        XML,
                        "<task><x:a xmlns:x='u'/><tasktype>uri://strange</tasktype><b>x<c/></b>"),
                poisoned("nothing declared, JSON cut off", "", "{'tasktype':'uri://strange',"),
                poisoned("nothing declared, YAML cut off", "", "tasktype: uri://strange\na: ["),
                poisoned("nothing declared, YAML in braces", "", "{tasktype: uri://strange, a: ["));
    }

    private static Arguments poisoned(String name, String contentType, String text) {
        return Arguments.argumentSet(name, contentType, text.replace('\'', contentType.equals(YAML) ? '\'' : '"'));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void nothingBehindAnUnknownTypeIsJudged(String contentType, String text) throws IOException {
        var question = ask(contentType, text);

        assertThat(question).isEqualTo(new UnknownType("uri://strange"));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void badBytesBehindAnUnknownTypeAreNotJudged(String contentType, String text) throws IOException {
        // In YAML the next line goes on with the value if it is indented.
        var separator = contentType.equals(YAML) ? "\n@" : " ";
        var broken = new ByteArrayInputStream(new byte[] {(byte) 0xff, (byte) 0xc0, 0, (byte) 0xed, (byte) 0xa0});
        var body = new SequenceInputStream(new ByteArrayInputStream((text + separator).getBytes(UTF_8)), broken);

        var question = reader.fromBody(declared(contentType), body, Set.of("uri://known")::contains);

        assertThat(question).isEqualTo(new UnknownType("uri://strange"));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void theSameIsRefusedBehindAKnownTypeUnlessItIsWhole(String contentType, String text) {
        var known = text.replace("uri://strange", "uri://known");
        if (text.equals("tasktype: uri://strange")) {
            return;
        }

        var refused = catchThrowableOfType(Refused.class, () -> ask(contentType, known));

        assertThat(refused.refusal().kind().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"tasktype\":\"uri://strange\",\"taskinfo\":\"'",
        "application/yaml, 'tasktype: uri://strange\ntaskinfo: '",
        "application/yaml, 'tasktype: \"uri://strange\"\ntaskinfo: '",
        "application/xml, '<task><tasktype>uri://strange</tasktype><taskinfo>'",
        "application/x-www-form-urlencoded, 'tasktype=uri://strange&taskinfo='",
        "multipart/form-data; boundary=b, '--b\r\nContent-Disposition: form-data; name=\"tasktype\"\r\n\r\nuri://strange\r\n--b\r\n'",
        "'', '{\"tasktype\":\"uri://strange\",\"taskinfo\":\"'",
        "'', 'tasktype: uri://strange\ntaskinfo: '",
    })
    void anUnknownTypeIsAnsweredBeforeALargeBodyIsRead(String contentType, String start) throws IOException {
        var endless = new Endless(start);

        var question = reader.fromBody(declared(contentType), endless, _ -> false);

        assertThat(question).isEqualTo(new UnknownType("uri://strange"));
        assertThat(endless.read).isLessThan(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"tasktype\":\"uri://known\",\"taskinfo\":\"'",
        "application/json, '{\"taskinfo\":\"'",
        "application/yaml, 'tasktype: uri://known\ntaskinfo: '",
        "application/yaml, 'taskinfo: '",
        "application/xml, '<task><tasktype>uri://known</tasktype><taskinfo>'",
        "application/xml, '<task><taskinfo>'",
        "application/x-www-form-urlencoded, 'tasktype=uri://known&taskinfo='",
        "application/x-www-form-urlencoded, 'taskinfo='",
        "'', 'taskinfo: '",
    })
    void aQuestionThatNeverEndsIsTooLarge(String contentType, String start) {
        var endless = new Endless(start);

        var refused = catchThrowableOfType(
                Refused.class, () -> reader.fromBody(declared(contentType), endless, "uri://known"::equals));

        assertThat(refused.refusal().kind().word()).isEqualTo("body-too-large");
        assertThat(endless.read).isLessThan(2 * Limits.DEFAULT.document());
    }

    @Test
    void aDocumentThatLostItsLineEndsIsBrokenAndNotOfAnotherType() {
        var refused = catchThrowableOfType(
                Refused.class, () -> ask("application/yaml", "tasktype: uri://knowntaskinfo:  image: example:1.0"));

        assertThat(refused.refusal().kind().word()).isEqualTo("yaml-syntax");
    }

    @Test
    void aDocumentThatWasSentAsAFormGetsAWordAboutContentTypes() {
        var refused = catchThrowableOfType(
                Refused.class, () -> ask("application/x-www-form-urlencoded", "tasktype: uri://known\n"));

        assertThat(refused.refusal().kind().word()).isEqualTo("tasktype-missing");
        assertThat(refused.refusal().suggest())
                .hasValueSatisfying(text -> assertThat(text).contains("Content-Type: application/yaml"));
    }

    @Test
    void aBrokenConnectionIsNotBrokenText() {
        var body =
                new SequenceInputStream(new ByteArrayInputStream("{\"taskinfo\": ".getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                });

        var thrown = catchThrowableOfType(IOException.class, () -> reader.fromBody(declared(JSON), body, _ -> true));

        assertThat(thrown).hasMessage("connection reset");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '', tasktype-missing",
        "application/json, '{}', tasktype-missing",
        "application/json, '[\"tasktype\"]', tasktype-missing",
        "application/json, '{\"taskinfo\":{\"tasktype\":\"uri://known\"}}', tasktype-missing",
        "application/json, '{\"tasktype\":null}', tasktype-missing",
        "application/json, '{\"tasktype\":\" \"}', tasktype-missing",
        "application/json, '{\"tasktype\":[\"uri://known\"]}', type",
        "application/json, '{\"tasktype\":{\"$ne\":1}}', type",
        "application/json, '{\"a\":[,], \"tasktype\":\"uri://known\"}', json-syntax",
        "application/json, '[NaN]', json-syntax",
        "application/json, '{} {}', json-syntax",
        "application/json, '8', tasktype-missing",
        "application/yaml, '', tasktype-missing",
        "application/yaml, '---\n---\n---', multiple-documents",
        "application/yaml, '[a, b', yaml-syntax",
        "application/xml, '<task/><task/>', xml-syntax",
        "application/yaml, '# nothing', tasktype-missing",
        "application/yaml, 'uri://known', tasktype-missing",
        "application/yaml, '- tasktype: uri://known', tasktype-missing",
        "application/yaml, 'taskinfo: {tasktype: uri://known}', tasktype-missing",
        "application/yaml, 'tasktype:', tasktype-missing",
        "application/yaml, 'tasktype: \n  - uri://known', type",
        "application/yaml, 'tasktype: {a: b}', type",
        "application/json, '{\"tasktype\":1}', type",
        "application/yaml, 'tasktype: true', type",
        "application/yaml, 'a: [\ntasktype: uri://known', yaml-syntax",
        "application/yaml, 'a: 1\n---\ntasktype: uri://known', multiple-documents",
        "application/xml, '', tasktype-missing",
        "application/xml, '<task/>', tasktype-missing",
        "application/xml, '<task><tasktype/></task>', tasktype-missing",
        "application/xml, '<task><taskinfo><tasktype>uri://known</tasktype></taskinfo></task>', tasktype-missing",
        "application/xml, '<task><tasktype><item>uri://known</item></tasktype></task>', type",
        "application/xml, '<job><tasktype>uri://known</tasktype></job>', xml-schema",
        "application/xml, '<!DOCTYPE task SYSTEM \"http://127.0.0.1:9/x\"><task/>', xml-doctype",
        "application/xml, '<task><a></b><tasktype>uri://known</tasktype></task>', xml-syntax",
        "'', '', tasktype-missing",
        "'', '{}', tasktype-missing",
    })
    void onlyAQuestionWhoseTypeCannotBeFoundIsRefusedBeforeItIsKnown(String contentType, String text, String kind) {
        var refused = catchThrowableOfType(Refused.class, () -> ask(contentType, text));

        assertThat(refused.refusal().kind().word()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"a\":%s', json-limit",
        "application/json, '%s', json-limit",
        "application/yaml, '%s', yaml-limit",
        "application/yaml, 'a: %s', yaml-limit",
    })
    void whatStandsBeforeTheTypeIsSteppedOverUnderTheLimits(String contentType, String start, String kind) {
        var deep = catchThrowableOfType(Refused.class, () -> ask(contentType, start.formatted("[".repeat(100_000))));
        var wide =
                catchThrowableOfType(Refused.class, () -> ask(contentType, start.formatted("9".repeat(5_000)) + "\n"));

        assertThat(deep.refusal().kind().word()).isEqualTo(kind);
        assertThat(wide.refusal().kind().word()).isEqualTo("number-limit");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json",
        "text/json",
        "application/vnd.example+json; charset=UTF-8",
        "''",
    })
    void jsonIsRead(String contentType) throws IOException {
        var question =
                ask(contentType, "{\"tasktype\":\"uri://known\",\"taskinfo\":{\"path\":\"a\\/b \\ud83d\\ude00\"}}");

        assertThat(question)
                .isInstanceOfSatisfying(
                        Asked.class,
                        asked -> assertThat(asked.task().info("path")).contains(Scalar.text("a/b 😀")));
    }

    @ParameterizedTest
    @CsvSource({
        "application/yaml",
        "text/yaml; charset=utf-8",
        "application/x-yaml",
        "text/x-yaml;charset=\"US-ASCII\"",
        "application/vnd.example+yaml",
        "''",
        "' '",
    })
    void yamlIsRead(String contentType) throws IOException {
        var question = ask(contentType, "\uFEFFtasktype: uri://known\ntaskinfo: {languages: [md, python]}\n");

        assertThat(question)
                .isInstanceOfSatisfying(
                        Asked.class, asked -> assertThat(asked.task().general()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"application/xml", "text/xml", "application/vnd.example+xml;charset=utf-8"})
    void xmlIsRead(String contentType) throws IOException {
        var question = ask(contentType, "<task><tasktype>\n  uri://known\n</tasktype></task>");

        assertThat(question)
                .isInstanceOfSatisfying(
                        Asked.class, asked -> assertThat(asked.task().type()).isEqualTo("uri://known"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/octet-stream",
        "json",
        "text/html+json",
        "application/json; charset=utf-16",
        "application/yaml;charset=latin-1",
        "application/xml; charset=ibm037",
        "application/x-www-form-urlencoded; charset=utf-7",
    })
    void anyOtherMediaTypeIsRefusedAndTheOnesThatAreTakenAreNamed(String contentType) {
        var refused = catchThrowableOfType(Refused.class, () -> ask(contentType, "tasktype: uri://known"));

        assertThat(refused.refusal().kind().word()).isEqualTo("media-type");
        assertThat(refused.refusal().limit())
                .hasValueSatisfying(taken -> assertThat(taken)
                        .contains("application/yaml", "application/json", "application/xml", "multipart/form-data"));
    }

    private TaskReader.Question ask(String contentType, String text) throws IOException {
        return reader.fromBody(
                declared(contentType), new ByteArrayInputStream(text.getBytes(UTF_8)), Set.of("uri://known")::contains);
    }

    private static Optional<String> declared(String contentType) {
        return contentType.isEmpty() ? Optional.empty() : Optional.of(contentType);
    }

    /** Starts as given and never ends. Comes in pieces, as from a network. */
    private static final class Endless extends InputStream {

        private final byte[] start;
        private int read;

        Endless(String start) {
            this.start = start.getBytes(UTF_8);
        }

        @Override
        public int read() {
            int at = read++;
            return at < start.length ? start[at] : 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(length, 1000);
            for (int i = 0; i < count; i++) {
                into[offset + i] = (byte) read();
            }
            return count;
        }
    }
}
