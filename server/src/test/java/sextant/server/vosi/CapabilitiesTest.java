package sextant.server.vosi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import sextant.server.TestPlatform;
import sextant.server.http.Reply;

class CapabilitiesTest {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final TestPlatform platform = TestPlatform.of(TestPlatform.SMALL);

    @Test
    void theDocumentIsValidByTheSchemasOfTheIvoa() {
        assertThatCode(() -> IvoaSchemas.validate(show(platform))).doesNotThrowAnyException();
    }

    /** What pyvo looks for: capability elements without a namespace, their standardID, and the xsi:type of their interfaces. */
    @Test
    void aClientFindsEachServiceByItsStandardIdentifier() throws Exception {
        assertThat(found(show(platform)))
                .containsExactly(
                        "ivo://ivoa.net/std/VOSI#capabilities vs:ParamHTTP https://small.example.org/sextant/capabilities",
                        "ivo://ivoa.net/std/VOSI#availability vs:ParamHTTP https://small.example.org/sextant/availability",
                        "ivo://small.example.org/std/ExecutionPlanner#accepts-1.0 vs:ParamHTTP"
                                + " https://small.example.org/sextant/accepts",
                        " vr:WebBrowser https://small.example.org/sextant/");
    }

    /** The document is valid, and a client of UWS finds the list of jobs; each application is there both ways. */
    @Test
    void jobsAndApplicationsAreThereIfSomethingRunsHere() throws Exception {
        var reply = show(TestPlatform.of(TestPlatform.HOSTING));

        assertThatCode(() -> IvoaSchemas.validate(reply)).doesNotThrowAnyException();
        assertThat(found(reply))
                .contains(
                        "ivo://ivoa.net/std/UWS#rest-1.1 vs:ParamHTTP https://small.example.org/sextant/jobs",
                        "ivo://small.example.org/apps/slow#async-1.1 vs:ParamHTTP"
                                + " https://small.example.org/sextant/apps/slow/async",
                        "ivo://small.example.org/apps/slow#sync-1.1 vs:ParamHTTP"
                                + " https://small.example.org/sextant/apps/slow/sync");
    }

    /** None of the demo's applications is for the registry, so none is listed there; SOAP and REST are. */
    @Test
    void clientsOfCeaFindItsInterfaces() throws Exception {
        var reply = show(TestPlatform.of(TestPlatform.HOSTING));

        assertThat(found(reply))
                .contains("ivo://org.astrogrid/std/CEA/v1.0 vr:WebService"
                        + " https://small.example.org/sextant/services/CommonExecutionConnectorService");
        assertThat(TestPlatform.text(reply))
                .contains("xsi:type=\"cea:UWS-PA\" role=\"std\" version=\"0.9\"")
                .contains("https://small.example.org/sextant/cea/jobs")
                .doesNotContain("managedApplications");
    }

    @Test
    void theReplyIsXmlAsVosiWantsIt() {
        assertThat(show(platform).headers()).containsEntry("Content-Type", "text/xml; charset=utf-8");
    }

    @Test
    void thePlannerIsNamedUnderThePlatformsAuthorityOrUnderNobodysOrAsChosen() {
        var nameless = TestPlatform.of(TestPlatform.SMALL.replace("  ivoid: ivo://small.example.org/planner\n", ""));
        var chosen = new Capabilities(platform, Optional.of("ivo://ivoa.net/std/EP#accepts-1.0"));

        assertThat(TestPlatform.text(show(nameless)))
                .contains("standardID=\"ivo://sextant.invalid/std/ExecutionPlanner#accepts-1.0\"");
        assertThat(TestPlatform.text(chosen.show(TestPlatform.get("/capabilities", "", "", Map.of()))))
                .contains("standardID=\"ivo://ivoa.net/std/EP#accepts-1.0\"");
    }

    private static Reply show(TestPlatform platform) {
        return new Capabilities(platform, Optional.empty()).show(TestPlatform.get("/capabilities", "", "", Map.of()));
    }

    private static List<String> found(Reply reply) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(reply.body()));
        var capabilities = document.getElementsByTagName("capability");
        var found = new ArrayList<String>();
        for (int i = 0; i < capabilities.getLength(); i++) {
            var capability = (Element) capabilities.item(i);
            var face = (Element) capability.getElementsByTagName("interface").item(0);
            found.add(String.join(
                    " ",
                    capability.getAttribute("standardID"),
                    face.getAttributeNS(XSI, "type"),
                    face.getElementsByTagName("accessURL").item(0).getTextContent()));
        }
        return found;
    }
}
