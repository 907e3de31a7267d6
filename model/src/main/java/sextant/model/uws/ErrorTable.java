package sextant.model.uws;

import java.nio.charset.StandardCharsets;
import sextant.model.writing.XmlText;

/**
 * An error as clients of the Virtual Observatory expect it: a VOTable whose {@code INFO} named {@code QUERY_STATUS} says {@code ERROR},
 * with the message as its text (DALI 1.1, section 4.4).
 */
public final class ErrorTable {

    public static final String MEDIA_TYPE = "application/x-votable+xml";

    private ErrorTable() {}

    public static byte[] of(String message) {
        var xml = new StringBuilder(512).append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
                <RESOURCE type="results">
                <INFO name="QUERY_STATUS" value="ERROR">""");
        XmlText.content(xml, message);
        return xml.append("</INFO>\n</RESOURCE>\n</VOTABLE>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
