package sextant.model.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Position;

class ElementReaderTest {

    @Test
    void everyElementKnowsItsPlaceAndItsWay() {
        var root = read("""
                <?xml version="1.0"?>
                <!-- a call -->
                <tool>
                  <input>
                    <parameter id="a"/>
                    <parameter id="b">one <![CDATA[<two>]]><?pi?> three</parameter>
                  </input>
                </tool>
                """);
        var second = root.first("input").orElseThrow().all("parameter").get(1);
        assertThat(second.path().toString()).isEqualTo("/tool/input/parameter[2]");
        assertThat(second.path("id").toString()).isEqualTo("/tool/input/parameter[2]/@id");
        assertThat(second.at()).isEqualTo(new Position(6, 5));
        assertThat(second.attribute("id")).contains("b");
        assertThat(second.text()).isEqualTo("one <two> three");
        assertThat(root.first("input").orElseThrow().path().toString()).isEqualTo("/tool/input");
    }

    @Test
    void namespacesAreKeptAndTheirDeclarationsAreNot() {
        var root = read("<a:tool xmlns:a='urn:a' xmlns='urn:b' xmlns:x='urn:x' x:id='1' id='2'><input/></a:tool>");
        assertThat(root.namespace()).isEqualTo("urn:a");
        assertThat(root.children().getFirst().namespace()).isEqualTo("urn:b");
        assertThat(root.attribute("urn:x", "id")).contains("1");
        assertThat(root.attribute("id")).contains("2");
        assertThat(root.attributes()).hasSize(2);
    }

    @Test
    void tooManyElementsAreRefused() {
        var refused =
                catchThrowableOfType(Refused.class, () -> read("<t>" + "<a/>".repeat(Limits.DEFAULT.nodes()) + "</t>"));
        assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.XML_LIMIT);
    }

    private static Element read(String xml) {
        return ElementReader.read(xml.getBytes(UTF_8), Limits.DEFAULT);
    }
}
