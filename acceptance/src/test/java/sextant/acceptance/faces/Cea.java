package sextant.acceptance.faces;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import sextant.acceptance.jobs.JobDocument;

/** Reads the types of CEA, in the words of 2004 and of 2007. */
final class Cea {

    private Cea() {}

    /** The text of the first element of this local name. */
    static Optional<String> text(byte[] xml, String name) {
        var found = JobDocument.of(xml).root().getElementsByTagNameNS("*", name);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent().strip());
    }

    /** Values by the names of their parameters. @param element the local name of each */
    static Map<String, String> values(byte[] xml, String element) {
        var values = new LinkedHashMap<String, String>();
        var found = JobDocument.of(xml).root().getElementsByTagNameNS("*", element);
        for (int i = 0; i < found.getLength(); i++) {
            var one = (Element) found.item(i);
            var name = one.hasAttribute("id") ? one.getAttribute("id") : one.getAttribute("name");
            values.put(name, one.getTextContent().strip());
        }
        return values;
    }

    /** @param results values by their names */
    static Seen seen(Optional<String> phase, Map<String, String> inputs, Map<String, String> results) {
        return new Seen(
                phase,
                Optional.ofNullable(inputs.get("text")),
                Optional.empty(),
                results.keySet(),
                Optional.ofNullable(results.get("out")));
    }
}
