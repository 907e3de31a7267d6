package sextant.model.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

/** The service descriptor is a VOTable with all that a descriptor can say. What clients make of it, they say in the acceptance tests. */
class DescriptorDialectTest {

    private static final byte[] DOCUMENT = ServiceDescriptor.of(CeaDialectTest.published(RichApplication.crossmatch()));

    private static final String TEXT = new String(DOCUMENT, StandardCharsets.UTF_8);

    @Test
    void itIsValidByTheSchemaOfTheIvoa() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(DescriptorDialectTest.class.getResource("/schema/VOTable-1.4.xsd")));

        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(DOCUMENT))))
                .as(TEXT)
                .doesNotThrowAnyException();
    }

    @Test
    void eachInterfaceHasOneAndTheTableLeadsToIt() {
        assertThat(TEXT)
                .contains("<TD>run-simple</TD>", "<TD>run-full</TD>", "<TD>#proc</TD>")
                .contains("utype=\"adhoc:service\" ID=\"run-simple\"", "utype=\"adhoc:service\" ID=\"run-full\"")
                .contains("value=\"https://example.org/sextant/apps/crossmatch/sync\"")
                .contains("<PARAM name=\"INTERFACE\" datatype=\"char\" arraysize=\"*\" value=\"full\"/>");
    }

    @Test
    void parametersHaveTypesUnitsMeaningsAndBounds() {
        assertThat(TEXT)
                .contains("<PARAM name=\"radius\" datatype=\"double\" unit=\"deg\" value=\"0.001\">")
                .contains("<MIN value=\"0\" inclusive=\"yes\"/>", "<MAX value=\"1\" inclusive=\"no\"/>")
                .contains("<OPTION name=\"by identifier\" value=\"id\"/>")
                .contains(
                        "<PARAM name=\"ra\" datatype=\"double\" arraysize=\"1\" unit=\"deg\" ucd=\"pos.eq.ra;meta.main\""
                                + " utype=\"stc:Rightascension\" value=\"\">")
                .contains("<PARAM name=\"centre\" datatype=\"double\" arraysize=\"2\"")
                .contains("<PARAM name=\"box\" datatype=\"char\" arraysize=\"*\"")
                .contains("<PARAM name=\"since\" datatype=\"char\" arraysize=\"*\" xtype=\"timestamp\"")
                .contains("<DESCRIPTION>the table that is searched (address of a file: Table)</DESCRIPTION>");
    }
}
