package sextant.model.tool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the documents that our tests take for good against the schemas of AstroGrid, where somebody has put these beside the checkout:
 * their licence does not let them be part of it. Of {@code v1.0rc1} no schema has survived.
 */
class ToolSchemaTest {

    private static final Path SCHEMAS = checkout().resolveSibling("shared").resolve("schemas/cea");

    private static final String WORKFLOW = """
            <w:tool xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1"
                xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1" name="org.example/wc" interface="all">
              <w:input><w:parameter name="text"><p:value>one two</p:value></w:parameter></w:input>
              <w:output>
                <w:parameter name="result" indirect="true"><p:value>vos://example.org!vospace/out</p:value></w:parameter>
              </w:output>
            </w:tool>
            """;
    private static final String TYPES = """
            <t:tool xmlns:t="http://www.ivoa.net/xml/CEA/types/v1.1" id="ivo://example.org/wc" interface="all">
              <t:input>
                <t:parameter id="text" encoding="base64" mime="text/plain"><t:value>b25l</t:value></t:parameter>
                <t:parameterGroup ncol="2">
                  <t:parameter id="ra"><t:value>10</t:value></t:parameter>
                  <t:parameter id="dec"><t:value>20</t:value></t:parameter>
                </t:parameterGroup>
                <t:parameter id="box"><t:array arrayShape="2"><t:value>3</t:value><t:value>4</t:value></t:array></t:parameter>
              </t:input>
            </t:tool>
            """;

    @ParameterizedTest
    @CsvSource({"jes/AGWorkflow/v1.0/AGWorkflow.xsd, 1", "cea/CEATypes/v1.1/CEATypes.xsd, 2"})
    void goodDocumentsAreValid(String schema, int document) throws Exception {
        assumeTrue(Files.isDirectory(SCHEMAS));
        var factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        var validator = factory.newSchema(SCHEMAS.resolve(schema).toFile()).newValidator();
        var source = new StreamSource(new StringReader(document == 1 ? WORKFLOW : TYPES));
        assertThatCode(() -> validator.validate(source)).doesNotThrowAnyException();
    }

    private static Path checkout() {
        var here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("sextant")))
                .findFirst()
                .orElse(here);
    }
}
