package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.model.reading.Documents.json;
import static sextant.model.reading.Documents.refusal;
import static sextant.model.reading.Documents.xml;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

class XmlDocumentsTest {

    private static final String TASK = "<task xmlns=\"urn:sextant:planner:1\">";

    @Test
    void aDocumentBecomesTheTreeThatItsJsonHas() {
        var fromXml = xml("""
                <?xml version="1.0" encoding="UTF-8"?>
                <?xml-stylesheet href="http://evil.example/x.xsl"?>
                <task xmlns="urn:sextant:planner:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                      xsi:schemaLocation="urn:sextant:planner:1 http://127.0.0.1:9/x.xsd">
                  <!-- a comment -->
                  <tasktype>uri://zeppelin-notebook</tasktype>
                  <taskinfo>
                    <languages><item>md</item><item>py<!-- -->thon</item></languages>
                    <count>8</count>
                    <text type="text"> 8 </text>
                    <fast>true</fast>
                    <none type="null"/><list type="list"/><map type="map"/><empty/>
                    <entry key="a b">x</entry>
                    <entry key="item"><![CDATA[<&>]]></entry>
                    <file>
                a:
                  - b
                </file>
                  </taskinfo>
                  <resources><minmemory>8G</minmemory></resources>
                </task>
                """);

        assertThat(fromXml.root()).isEqualTo(json("""
                {"tasktype": "uri://zeppelin-notebook",
                 "taskinfo": {"languages": ["md", "python"], "count": 8, "text": " 8 ", "fast": true, "none": null,
                   "list": [], "map": {}, "empty": "", "a b": "x", "item": "<&>", "file": "\\na:\\n  - b\\n"},
                 "resources": {"minmemory": "8G"}}""").root());
    }

    @Test
    void eachNameAndEachItemHasAPosition() {
        var tree = xml(
                "<task>\n  <taskinfo>\n    <languages><item>md</item>\n      <item/></languages></taskinfo>\n</task>");

        var languages = Path.of("taskinfo", "languages");
        assertThat(tree.at(Path.of("taskinfo"))).contains(new Position(2, 3));
        assertThat(tree.at(languages)).contains(new Position(3, 5));
        assertThat(tree.at(languages.item(0))).contains(new Position(3, 16));
        assertThat(tree.at(languages.item(1))).contains(new Position(4, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<task><tasktype>x</tasktype></task>",
                "<p:task xmlns:p='urn:sextant:planner:1'><p:tasktype>x</p:tasktype></p:task>",
                "<task xmlns='urn:sextant:planner:1'><tasktype>x</tasktype></task>",
                "<?xml version='1.0' encoding='utf-8'?><task><tasktype>x</tasktype></task>",
                "\uFEFF<task><tasktype>x</tasktype></task>"
            })
    void peopleMayLeaveTheNamespaceOut(String text) {
        assertThat(xml(text).root()).isEqualTo(Fields.of("tasktype", Scalar.text("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-8"})
    void bothEncodingsThatXmlKnowsAreTaken(String name) {
        var text = "<?xml version='1.0' encoding='%s'?><task><a>ü😀</a></task>".formatted(name);

        var tree = XmlDocuments.read(text.getBytes(Charset.forName(name)), "task", Limits.DEFAULT);

        assertThat(tree.root()).isEqualTo(Fields.of("a", Scalar.text("ü😀")));
    }

    /** The rows X01 to X16 of the input corpus that concern one document. */
    static Stream<Arguments> refusals() {
        var laughs = IntStream.range(0, 10)
                .mapToObj(i -> "<!ENTITY a%d \"%s\">".formatted(i + 1, ("&a" + i + ";").repeat(10)))
                .collect(Collectors.joining("", "<!DOCTYPE t [<!ENTITY a0 \"lol\">", "]><task>&a10;</task>"));
        var attributes =
                IntStream.range(0, 20_000).mapToObj(i -> " a" + i + "='x'").collect(Collectors.joining());
        var prefixes = IntStream.range(0, 10_000)
                .mapToObj(i -> " xmlns:p" + i + "='u" + i + "'")
                .collect(Collectors.joining());
        return Stream.of(
                row(
                        "X01",
                        "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><task><a>&x;</a></task>",
                        "xml-doctype"),
                row("X03", "<!DOCTYPE task SYSTEM 'file:///etc/passwd'><task/>", "xml-doctype"),
                row("X03 public", "<!DOCTYPE html><task/>", "xml-doctype"),
                row("X04", laughs, "xml-doctype"),
                row(
                        "X05",
                        "<!DOCTYPE t [<!ENTITY x '" + "a".repeat(50_000) + "'>]><task>" + "&x;".repeat(2_000)
                                + "</task>",
                        "xml-doctype"),
                row("X06", TASK + "<a>".repeat(200_000), "xml-limit"),
                row("X06 just too deep", TASK + "<a>".repeat(64) + "</a>".repeat(64) + "</task>", "xml-limit"),
                row("X07", TASK + "<a" + attributes + "/></task>", "xml-limit"),
                row(
                        "X07 some",
                        TASK + "<a" + attributes.substring(0, attributes.indexOf(" a40=")) + "/></task>",
                        "xml-limit"),
                row("X08 attribute", TASK + "<a type='" + "x".repeat(20_000_000) + "'/></task>", "body-too-large"),
                row("X08 comment", "<!--" + "x".repeat(5_000_000) + "--><task/>", "body-too-large"),
                row(
                        "X09",
                        TASK
                                + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></task>",
                        "xml-schema"),
                row("X11 unknown", "<?xml version='1.0' encoding='x-user'?><task/>", "xml-encoding"),
                row("X11 UTF-7", "<?xml version='1.0' encoding='UTF-7'?><task/>", "xml-encoding"),
                row("X11 Latin", "<?xml version='1.0' encoding='ISO-8859-1'?><task/>", "xml-encoding"),
                row("X11 declared otherwise", "<?xml version='1.0' encoding='UTF-16'?><task/>", "xml-encoding"),
                row("X13 default namespace swapped", TASK + "<a xmlns='urn:other'/></task>", "xml-schema"),
                row("X13 namespace taken away", TASK + "<a xmlns=''/></task>", "xml-schema"),
                row("X13 namespace put in", "<task><a xmlns='urn:sextant:planner:1'/></task>", "xml-schema"),
                row("X13 prefix bound to nothing", "<task><p:a/></task>", "xml-syntax"),
                row("X13 prefixes", TASK + "<a" + prefixes + "/></task>", "xml-limit"),
                row("X14 NUL", "<task><a>&#0;</a></task>", "bad-character"),
                row("X14 control", "<task><a>&#x1;</a></task>", "bad-character"),
                row("X14 control in 1.1", "<?xml version='1.1'?><task><a>&#x1;</a></task>", "bad-character"),
                row("X14 no character", "<task><a>&#xFFFE;</a></task>", "bad-character"),
                row("X14 half a pair", "<task><a>&#xD800;</a></task>", "bad-character"),
                row("X14 raw control", "<task><a>\u0001</a></task>", "bad-character"),
                row("X14 raw no character", "<task><a>\uFFFE</a></task>", "bad-character"),
                row("X14 control in a key", "<task><entry key='&#127;'/></task>", "bad-character"),
                row("X16 cut off", TASK + "<a>", "xml-syntax"),
                row("X16 two roots", "<task/><task/>", "xml-syntax"),
                row("X16 text after", "<task/>x", "xml-syntax"),
                row("X16 spaces after", "<task/>" + " ".repeat(2_000_000), "body-too-large"),
                row("X16 nothing", "", "xml-syntax"),
                row("unknown entity", "<task><a>&nbsp;</a></task>", "xml-syntax"),
                row("another document", "<answer/>", "xml-schema"),
                row("another namespace", "<task xmlns='urn:other'/>", "xml-schema"),
                row("mixed content", "<task><a>x<b/></a></task>", "xml-schema"),
                row("mixed content behind", "<task><a><b/>x</a></task>", "xml-schema"),
                row("list and mapping", "<task><a><item/><b/></a></task>", "xml-schema"),
                row("mapping and list", "<task><a><b/><item/></a></task>", "xml-schema"),
                row("key twice", "<task><a/><entry key='a'/></task>", "duplicate-key"),
                row("entry without a key", "<task><entry/></task>", "xml-schema"),
                row("unknown attribute", "<task><a href='x'/></task>", "xml-schema"),
                row("key where none is", "<task><a key='x'/></task>", "xml-schema"),
                row("unknown type", "<task><a type='number'>8</a></task>", "xml-schema"),
                row("empty type with text", "<task><a type='null'>8</a></task>", "xml-schema"),
                row("text with elements", "<task><a type='text'><b/></a></task>", "xml-schema"),
                row("list with fields", "<task><a type='list'><b/></a></task>", "xml-schema"),
                row("long number", "<task><a>" + "9".repeat(1_001) + "</a></task>", "number-limit"),
                row("too many values", "<task><a>" + "<item/>".repeat(100_000) + "</a></task>", "xml-limit"));
    }

    private static Arguments row(String name, String text, String kind) {
        return Arguments.argumentSet(name, text, kind);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsNoXmlOrNotOurFormIsRefusedWithItsPlace(String text, String kind) {
        var refusal = refusal(() -> xml(text));

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.position().isPresent()).isEqualTo(!kind.equals("body-too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "IBM037"})
    void otherEncodingsAreRefused(String charset) {
        var bytes = "<?xml version='1.0'?><task/>".getBytes(Charset.forName(charset));

        var refusal = refusal(() -> XmlDocuments.read(bytes, "task", Limits.DEFAULT));

        assertThat(refusal.kind()).isEqualTo(RefusalKind.XML_ENCODING);
    }

    @Test
    void bytesThatAreNotTheEncodingAreRefused() {
        var bytes = "<task>ü</task>".getBytes(StandardCharsets.ISO_8859_1);

        var refusal = refusal(() -> XmlDocuments.read(bytes, "task", Limits.DEFAULT));

        assertThat(refusal.kind()).isEqualTo(RefusalKind.BAD_CHARACTER);
    }

    /** The rows X02, X03 and X10. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE t [<!ENTITY %% d SYSTEM '%s/x.dtd'>%%d;]><task/>",
                "<!DOCTYPE task SYSTEM '%s/x.dtd'><task/>",
                "<!DOCTYPE t [<!ENTITY x SYSTEM '%s/x'>]><task>&x;</task>",
                "<task xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='%s/x.xsd'/>",
                "<?xml-stylesheet href='%s/x.xsl'?><task/>",
            })
    void nothingIsEverFetched(String text) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + server.getLocalPort();
            try {
                xml(text.formatted(address));
            } catch (Refused refused) {
                assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.XML_DOCTYPE);
            }
            server.setSoTimeout(1);

            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
