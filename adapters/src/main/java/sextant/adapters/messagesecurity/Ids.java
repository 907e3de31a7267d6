package sextant.adapters.messagesecurity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import sextant.model.refusal.RefusalKind;
import sextant.model.xml.Tree;

/** Every attribute of a message that somebody could take for an id, whatever its namespace and its spelling. */
record Ids(Map<String, List<Element>> elements) {

    /** @throws sextant.model.refusal.Refused {@code signature-invalid} if a {@code wsu:Id} is given twice */
    static Ids of(Document document) {
        var elements = new HashMap<String, List<Element>>();
        gather(document.getDocumentElement(), elements, new HashSet<>());
        return new Ids(elements);
    }

    private static void gather(Element element, Map<String, List<Element>> into, HashSet<String> proper) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (attribute.getLocalName().equalsIgnoreCase("id")) {
                into.computeIfAbsent(attribute.getNodeValue(), _ -> new ArrayList<>())
                        .add(element);
                if (isProper(attribute) && !proper.add(attribute.getNodeValue())) {
                    throw Words.refused(RefusalKind.SECURITY_CHECK);
                }
            }
        }
        Words.children(element).forEach(child -> gather(child, into, proper));
    }

    /** Whether the id of an element is {@code wsu:Id}, and it has no other. */
    static boolean isProper(Element element) {
        int ids = 0;
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            ids += attributes.item(i).getLocalName().equalsIgnoreCase("id") ? 1 : 0;
        }
        return ids == 1 && element.hasAttributeNS(Words.WSU, "Id");
    }

    private static boolean isProper(Node attribute) {
        return Tree.namespace(attribute).equals(Words.WSU)
                && attribute.getLocalName().equals("Id");
    }

    /** The elements that have this id, in the order of the document. */
    List<Element> named(String id) {
        return elements.getOrDefault(id, List.of());
    }
}
