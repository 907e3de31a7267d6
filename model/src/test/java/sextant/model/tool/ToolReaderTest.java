package sextant.model.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tool.ToolParameter.Content;
import sextant.model.xml.ElementReader;

class ToolReaderTest {

    /** As CEA Interfaces 1.0 prints it (createJob), with what its HTML lost put back. */
    private static final String DRAFT = """
            <ceat:tool xmlns:ceat="http://www.ivoa.net/xml/CEA/types/v1.0rc1" id="ivo://dummy" interface="test">
              <input>
                <parameter id="p1"><value>one</value></parameter>
                <parameter id="p2"><value>2</value></parameter>
              </input>
              <output>
                <parameter id="out" indirect="true"><value>vos://org.test!vospace/mydata</value></parameter>
              </output>
            </ceat:tool>
            """;

    private static final List<Call> CALL_OF_THE_DRAFT = List.of(
            new Call("p1", new ToolParameter.Text("one")),
            new Call("p2", new ToolParameter.Text("2")),
            new Call("out", new ToolParameter.Address("vos://org.test!vospace/mydata")));

    /** A parameter without its place. */
    private record Call(String id, Content content) {}

    @Test
    void readsTheExampleOfTheDraft() {
        var tool = read(DRAFT);
        assertThat(tool.application()).contains("ivo://dummy");
        assertThat(tool.interfaceId()).contains("test");
        assertThat(calls(tool)).isEqualTo(CALL_OF_THE_DRAFT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.ivoa.net/xml/CEA/types/v1.0rc1",
                "http://www.ivoa.net/xml/CEA/types/v1.1",
                "http://www.ivoa.net/xml/CEA/types/v1.2"
            })
    void readsTheSameInEachNamespaceWithItsElementsInItToo(String namespace) {
        var qualified = DRAFT.replace("http://www.ivoa.net/xml/CEA/types/v1.0rc1", namespace)
                .replaceAll("<(/?)(input|output|parameter|value)", "<$1ceat:$2");
        assertThat(calls(read(qualified))).isEqualTo(CALL_OF_THE_DRAFT);
    }

    @Test
    void readsTheDocumentsOfWorkflows() {
        var tool = read("""
                <tool xmlns="http://www.astrogrid.org/schema/AGWorkflow/v1"
                      xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1"
                      name="org.example/wc" interface="default">
                  <input><parameter name="p1" encoding="standard"><p:value> a b </p:value></parameter></input>
                </tool>
                """);
        assertThat(tool.application()).contains("ivo://org.example/wc");
        assertThat(calls(tool)).containsExactly(new Call("p1", new ToolParameter.Text(" a b ")));
        assertThat(tool.outputs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"wc, wc", "ivo://org.example/wc, ivo://org.example/wc", "org.example/wc, ivo://org.example/wc"})
    void namesTheApplicationAsTheServerDoes(String written, String meant) {
        assertThat(read(tool("").replace("id='app'", "id='" + written + "'")).application())
                .contains(meant);
    }

    @Test
    void mayLeaveOutWhatItsAddressSays() {
        var tool = read("<tool xmlns='http://www.ivoa.net/xml/CEA/types/v1.2'/>");
        assertThat(tool).isEqualTo(new ToolDocument(Optional.empty(), Optional.empty(), List.of(), List.of()));
    }

    @Test
    void readsFilesArraysAndGroups() {
        var tool = read(tool("""
                <parameterGroup ncol="2">
                  <parameter id="ra"><value>10.5</value></parameter>
                  <parameter id="dec"><value>-3</value></parameter>
                </parameterGroup>
                <parameter id="image" encoding="base64" mime="application/fits"><value>
                  AAEC
                  /w==
                </value></parameter>
                <parameter id="box"><array arrayShape="2"><value>3</value><value>4</value></array></parameter>
                <parameter id="catalogue" indirect="1"><value> https://example.org/c.vot </value></parameter>
                <parameter id="query"><value><![CDATA[SELECT 1 WHERE a < 2]]></value></parameter>
                <parameter id="note" encoding="none"><value/></parameter>
                """));
        assertThat(calls(tool))
                .containsExactly(
                        new Call("ra", new ToolParameter.Text("10.5")),
                        new Call("dec", new ToolParameter.Text("-3")),
                        new Call("image", new ToolParameter.Encoded("AAEC/w==")),
                        new Call("box", new ToolParameter.Array(List.of("3", "4"), Optional.of("2"))),
                        new Call("catalogue", new ToolParameter.Address("https://example.org/c.vot")),
                        new Call("query", new ToolParameter.Text("SELECT 1 WHERE a < 2")),
                        new Call("note", new ToolParameter.Text("")));
        var image = tool.inputs().get(2);
        assertThat(image.mediaType()).contains("application/fits");
        assertThat(((ToolParameter.Encoded) image.content()).bytes()).containsExactly(0, 1, 2, -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<parameter id='r'/>", "<parameter id='r'><value/></parameter>"})
    void anOutputMayBeNamedAndLeftToTheServer(String output) {
        var tool = read(tool("").replace("<output/>", "<output>" + output + "</output>"));
        assertThat(calls(tool)).containsExactly(new Call("r", new ToolParameter.Nothing()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <parameter id='a'/>                                         | XML_SCHEMA      | /tool/input/parameter
            <parameter><value>1</value></parameter>                     | PARAMETER_NAME  | /tool/input/parameter
            <parameter id='a' name='b'><value>1</value></parameter>     | XML_SCHEMA      | /tool/input/parameter
            <parameter id='a'><value>1</value><value>2</value></parameter> | XML_SCHEMA   | /tool/input/parameter
            <parameter id='a'><value><b/></value></parameter>           | XML_SCHEMA      | /tool/input/parameter/value/b
            <parameter id='a'>1</parameter>                             | XML_SCHEMA      | /tool/input/parameter
            <parameter id='a' type='x'><value>1</value></parameter>     | XML_SCHEMA      | /tool/input/parameter
            <parameter id='a' indirect='yes'><value>1</value></parameter> | XML_SCHEMA    | /tool/input/parameter/@indirect
            <parameter id='a' indirect='true'><value>1</value></parameter> | PARAMETER_VALUE | /tool/input/parameter/value
            <parameter id='a' encoding='hex'><value>1</value></parameter> | XML_SCHEMA    | /tool/input/parameter/@encoding
            <parameter id='a' encoding='base64'><value>*</value></parameter> | PARAMETER_VALUE | /tool/input/parameter/value
            <parameter id='a' encoding='base64'><array/></parameter>    | XML_SCHEMA      | /tool/input/parameter
            <parameter id='a' indirect='true'><array/></parameter>      | XML_SCHEMA      | /tool/input/parameter
            <parameter id='a'><array><v>1</v></array></parameter>       | XML_SCHEMA      | /tool/input/parameter/array/v
            <value>1</value>                                            | XML_SCHEMA      | /tool/input/value
            <x:parameter xmlns:x='urn:x' id='a'/>                       | XML_SCHEMA      | /tool/input/parameter
            text                                                        | XML_SCHEMA      | /tool/input
            """)
    void whatIsWrongIsNamedWithItsWay(String input, RefusalKind kind, String path) {
        var refusal = refusal(tool(input));
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.path().map(Object::toString)).contains(path);
        assertThat(refusal.position()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<parameter id='r'><value>here</value></parameter>",
                "<parameter id='r' indirect='true'/>",
                "<parameter id='r' indirect='true'><value>result.vot</value></parameter>"
            })
    void anOutputTakesAnAddressOrNothing(String output) {
        var refusal = refusal(tool("").replace("<output/>", "<output>" + output + "</output>"));
        assertThat(refusal.kind()).isEqualTo(RefusalKind.PARAMETER_VALUE);
        assertThat(refusal.path().map(Object::toString).orElse("")).startsWith("/tool/output/parameter");
    }

    @Test
    void whatWasProbablyMeantIsSaid() {
        assertThat(refusal(tool("<paramter id='a'/>")).suggest()).contains("Did you mean parameter?");
        assertThat(refusal(tool("").replace("interface", "interfce")).suggest()).contains("Did you mean interface?");
        assertThat(refusal(tool("").replace("<output/>", "<input/>")).text()).contains("one <input>");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            X01 an entity of a file         | XML_DOCTYPE  | <!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tool><input>&x;</input></tool>
            X02 a parameter entity          | XML_DOCTYPE  | <!DOCTYPE t [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd">%d;]><tool/>
            X03 an external DTD             | XML_DOCTYPE  | <!DOCTYPE tool SYSTEM "http://127.0.0.1:9/x.dtd"><tool/>
            X04 billions of laughs          | XML_DOCTYPE  | <!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><tool>&b;</tool>
            X09 XInclude                    | XML_SCHEMA   | <tool xmlns='http://www.ivoa.net/xml/CEA/types/v1.2'><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></tool>
            X11 another encoding            | XML_ENCODING | <?xml version='1.0' encoding='x-user'?><tool/>
            X13 the namespace swapped       | XML_SCHEMA   | <tool xmlns='http://www.ivoa.net/xml/CEA/types/v1.2'><input xmlns='urn:other'/></tool>
            X13 the namespace of a later one | XML_SCHEMA  | <tool xmlns='http://www.ivoa.net/xml/CEA/types/v1.2'><input xmlns='http://www.ivoa.net/xml/CEA/types/v1.1'/></tool>
            X14 a character that is none    | BAD_CHARACTER | <tool id='&#1;'/>
            X16 half of it                  | XML_SYNTAX   | <tool><input>
            X16 two roots                   | XML_SYNTAX   | <tool/><tool/>
            """)
    void attacksAreRefused(String name, RefusalKind kind, String document) {
        assertThat(refusal(document).kind()).as(name).isEqualTo(kind);
    }

    @Test
    void attacksByLengthAreRefused() {
        assertThat(refusal("<a>".repeat(200_000)).kind()).as("X06").isEqualTo(RefusalKind.XML_LIMIT);
        var attributes = new StringBuilder("<tool");
        for (int i = 0; i < 50_000; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        assertThat(refusal(attributes.append("/>").toString()).kind()).as("X07").isEqualTo(RefusalKind.XML_LIMIT);
        assertThat(refusal("<tool a='" + "x".repeat(2 << 20) + "'/>").kind())
                .as("X08")
                .isEqualTo(RefusalKind.BODY_TOO_LARGE);
        assertThat(refusal("<tool/>" + " ".repeat(2 << 20)).kind()).as("X16").isEqualTo(RefusalKind.BODY_TOO_LARGE);
    }

    /** X10: a schema is named, and nobody looks at it. */
    @Test
    void aSchemaLocationIsPassedOver() {
        var tool = read(tool("").replace(
                        "<tool ",
                        "<tool xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                                + " xsi:schemaLocation='urn:x http://127.0.0.1:9/x.xsd' "));
        assertThat(tool.application()).contains("app");
    }

    @Test
    void utf16IsTaken() {
        var document = ("\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + tool("")).getBytes(StandardCharsets.UTF_16BE);
        assertThat(ToolReader.read(ElementReader.read(document, Limits.DEFAULT)).application())
                .contains("app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool/>",
                "<job xmlns='http://www.ivoa.net/xml/UWS/v1.0'/>",
                "<tool xmlns='http://www.ivoa.net/xml/CEA/types/v9'/>"
            })
    void otherDocumentsAreNone(String document) {
        assertThat(ToolReader.isTool(ElementReader.read(document.getBytes(UTF_8), Limits.DEFAULT)))
                .isFalse();
    }

    private static String tool(String input) {
        return "<tool xmlns='http://www.ivoa.net/xml/CEA/types/v1.2' id='app' interface='i'><input>" + input
                + "</input><output/></tool>";
    }

    private static Refusal refusal(String document) {
        return catchThrowableOfType(Refused.class, () -> read(document)).refusal();
    }

    private static ToolDocument read(String document) {
        return ToolReader.read(ElementReader.read(document.getBytes(UTF_8), Limits.DEFAULT));
    }

    private static List<Call> calls(ToolDocument tool) {
        return Stream.concat(tool.inputs().stream(), tool.outputs().stream())
                .map(one -> new Call(one.id(), one.content()))
                .toList();
    }
}
