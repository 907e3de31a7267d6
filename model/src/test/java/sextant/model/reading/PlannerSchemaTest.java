package sextant.model.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** The published schema says the same as the reader. */
class PlannerSchemaTest {

    private static final String IN_OUR_NAMESPACE = " xmlns='" + XmlDocuments.NAMESPACE + "'";

    private final Schema schema =
            SafeXml.schema(new StreamSource(XmlDocuments.class.getResourceAsStream("/sextant/planner-1.xsd")));

    PlannerSchemaTest() throws SAXException {}

    @ParameterizedTest
    @ValueSource(strings = {"<task#><tasktype>uri://jupyter-notebook</tasktype></task>", """
                <task#>
                  <taskinfo><languages><item>md</item><item>python</item><item>pyspark</item></languages></taskinfo>
                  <tasktype type='text'>uri://zeppelin-notebook</tasktype>
                  <resources><minstore>8G</minstore><maxduration>10m</maxduration><mingpus>1</mingpus></resources>
                  <data><item>https://example.org/a</item><item><scope>test</scope><name>a</name></item></data>
                </task>""", """
                <task#>
                  <tasktype>uri://docker-compose</tasktype>
                  <taskinfo>
                    <composefile><services><entry key='a b'><ports><item type='text'>80</item></ports></entry>
                      <entry key='item' type='map'/></services></composefile>
                    <note type='null'/>
                  </taskinfo>
                </task>"""})
    void aTaskThatIsReadIsValid(String text) throws Exception {
        validate(text);
        XmlDocuments.read(bytes(text), "task", Limits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<answer#><reponseword>NO</reponseword></answer>", """
                <answer#>
                  <reponseword>YES</reponseword>
                  <servicetype>uri://jupyter-hub</servicetype>
                  <serviceinfo><endpoint>http://jupyter.example.org/</endpoint></serviceinfo>
                </answer>""", """
                <answer#>
                  <reponseword>YES</reponseword>
                  <interfaces>
                    <item><servicetype>uri://docker-uws</servicetype>
                      <serviceinfo><endpoint>http://uws.example.org/docker</endpoint></serviceinfo>
                      <resources><maxmemory>8G</maxmemory></resources></item>
                  </interfaces>
                </answer>""", """
                <answer#>
                  <reponseword>NO</reponseword>
                  <reponseinfo><reasons><item><httpcode>403</httpcode><text>Not authorised</text></item></reasons></reponseinfo>
                </answer>"""})
    void anAnswerThatIsReadIsValid(String text) throws Exception {
        validate(text);
        XmlDocuments.read(bytes(text), "answer", Limits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<task#/>",
                "<task#><tasktype>a</tasktype><tasktype>b</tasktype></task>",
                "<task#><tasktype>a</tasktype><resource/></task>",
                "<task#><tasktype>a</tasktype><resources><minram>1</minram></resources></task>",
                "<task#><tasktype>a</tasktype><taskinfo type='number'/></task>",
                "<task#><tasktype>a</tasktype><taskinfo><a><b><entry/></b></a></taskinfo></task>",
                "<task#><tasktype>a</tasktype><taskinfo><a xmlns='urn:other'/></taskinfo></task>",
                "<answer#><reponseword>MAYBE</reponseword></answer>",
                "<answer#><responseword>YES</responseword></answer>",
                "<question#/>"
            })
    void whatHasAnotherFormIsNotValid(String text) {
        assertThatThrownBy(() -> validate(text)).isInstanceOf(SAXException.class);
    }

    @Test
    void aSchemaThatRefersToAnotherIsNotRead() {
        var schema =
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='http://127.0.0.1:9/x'/></xs:schema>";

        assertThatThrownBy(() -> SafeXml.schema(new StreamSource(new StringReader(schema))))
                .isInstanceOf(SAXException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains("http"));
    }

    private void validate(String text) throws SAXException, IOException {
        schema.newValidator().validate(new StAXSource(SafeXml.reader(bytes(text), Limits.DEFAULT)));
    }

    private static byte[] bytes(String text) {
        return text.replace("#", IN_OUR_NAMESPACE).getBytes(UTF_8);
    }
}
