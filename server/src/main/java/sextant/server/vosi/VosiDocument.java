package sextant.server.vosi;

import sextant.model.dialect.Xml;
import sextant.server.http.Reply;

/** A document of VOSI. Names are given with their prefixes, since VOSI clients are known to look for the customary ones. */
final class VosiDocument {

    private VosiDocument() {}

    /**
     * @param root       with its prefix
     * @param namespaces declarations and URIs in turn
     */
    static Reply reply(String root, String[] namespaces, Xml.Content content) {
        var xml = new Xml();
        xml.element(root, content, namespaces);
        return Reply.ok("text/xml; charset=utf-8", xml.bytes()).with("Cache-Control", "no-cache");
    }
}
