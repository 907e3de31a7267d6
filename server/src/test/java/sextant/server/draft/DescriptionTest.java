package sextant.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import sextant.server.ServiceUnderTest;

/** The WSDL 2.0 of the draft's REST interface says what the draft's table says, and what it says is so. */
class DescriptionTest {

    private static final String WSDL = "http://www.w3.org/ns/wsdl";
    private static final String HTTP = "http://www.w3.org/ns/wsdl/http";

    /** The draft's table: operation, method and address below {@code /jobs}. */
    private static final Map<String, String> TABLE = Map.of(
            "createJob", "POST ",
            "execute", "POST {jobId}/phase",
            "getPhase", "GET {jobId}/phase",
            "getResults", "GET {jobId}/results",
            "getExecutionSummary", "GET {jobId}",
            "delete", "DELETE {jobId}",
            "deleteByPost", "POST {jobId}");

    @Test
    void everyOperationOfTheTableIsBoundToItsMethodAndAddress() throws Exception {
        var bound = new LinkedHashMap<String, String>();
        for (var operation : elements(served(), "binding", "operation")) {
            bound.put(
                    operation.getAttribute("ref").replace("r:", ""),
                    operation.getAttributeNS(HTTP, "method") + " " + operation.getAttributeNS(HTTP, "location"));
        }
        assertThat(bound).containsExactlyInAnyOrderEntriesOf(TABLE);
    }

    @Test
    void everyOperationThatIsBoundIsOfTheInterfaceAndTakesWhatIsDeclared() throws Exception {
        var document = served();
        var operations = elements(document, "interface", "operation");
        assertThat(operations).extracting(one -> one.getAttribute("name")).hasSameElementsAs(TABLE.keySet());
        var declared = names(document);
        for (var operation : operations) {
            for (var way : List.of("input", "output")) {
                var element =
                        ((Element) operation.getElementsByTagNameNS(WSDL, way).item(0)).getAttribute("element");
                assertThat(element)
                        .matches(name -> name.equals("#none") || name.startsWith("ceat:") || declared.contains(name));
            }
        }
    }

    /** Compiled with the schemas that it imports, and every element that it takes is one of them. */
    @Test
    void itsTypesAreASchema() throws Exception {
        var execute = DraftSchemas.document(
                "<execute xmlns='urn:sextant:cea:2007:rest'><jobId>j</jobId><phase>run</phase></execute>"
                        .getBytes(StandardCharsets.UTF_8));
        DraftSchemas.validate(execute.getDocumentElement(), "UWS-PA.wsdl");
        for (var name : List.of("getPhase", "getResults", "getExecutionSummary", "delete", "deleteByPost")) {
            var element = DraftSchemas.document(
                    ("<" + name + " xmlns='urn:sextant:cea:2007:rest'><jobId>j</jobId></" + name + ">")
                            .getBytes(StandardCharsets.UTF_8));
            DraftSchemas.validate(element.getDocumentElement(), "UWS-PA.wsdl");
        }
        DraftSchemas.validate(DraftClient.TOOL);
    }

    @Test
    void everyAddressThatItNamesAnswers(@TempDir Path folder) throws Exception {
        try (var service = new ServiceUnderTest(folder)) {
            var client = new DraftClient(service);
            var document = document(service);
            var endpoint = elements(document, "service", "endpoint").getFirst().getAttribute("address");
            assertThat(endpoint).isEqualTo(service.server.address("/cea/jobs/").toString());
            for (var operation : elements(document, "binding", "operation")) {
                var job = client.create(DraftClient.TOOL);
                var method = operation.getAttributeNS(HTTP, "method");
                var address =
                        endpoint + operation.getAttributeNS(HTTP, "location").replace("{jobId}", job);
                var path = address.replace(service.server.address("").toString(), "");
                var body = switch (operation.getAttribute("ref")) {
                    case "r:createJob" -> DraftClient.TOOL;
                    case "r:execute" -> "phase=run";
                    default -> "";
                };
                var reply = body.isEmpty()
                        ? service.server.send(method, path, BodyPublishers.noBody())
                        : service.post(path, body);
                assertThat(reply.statusCode()).as("%s %s", method, path).isEqualTo(method.equals("GET") ? 200 : 303);
            }
        }
    }

    /** It says of itself that it is reconstructed. */
    @Test
    void itIsMarkedAsReconstructed() throws Exception {
        assertThat(elements(served(), "description", "documentation").getFirst().getTextContent())
                .contains("reconstruction", "Fact", "Inferred");
    }

    private static Document served() throws Exception {
        return DraftSchemas.document(DescriptionTest.class
                .getResourceAsStream("/sextant/soap/UWS-PA.wsdl")
                .readAllBytes());
    }

    private static Document document(ServiceUnderTest service) throws Exception {
        var reply = service.server.get("/cea/jobs?wsdl");
        assertThat(reply.statusCode()).isEqualTo(200);
        return DraftSchemas.document(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Element> elements(Document document, String parent, String name) {
        var found = new ArrayList<Element>();
        var all = document.getElementsByTagNameNS(WSDL, name);
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && element.getParentNode().getLocalName().equals(parent)) {
                found.add(element);
            }
        }
        return found;
    }

    /** Of the elements that its own schema declares, with its prefix. */
    private static List<String> names(Document document) {
        var found = new ArrayList<String>();
        var all = document.getElementsByTagNameNS("http://www.w3.org/2001/XMLSchema", "element");
        for (int i = 0; i < all.getLength(); i++) {
            found.add("r:" + ((Element) all.item(i)).getAttribute("name"));
        }
        return found;
    }
}
