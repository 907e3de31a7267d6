package sextant.server.uws;

import java.util.List;
import java.util.Optional;
import sextant.model.writing.AcceptHeader;
import sextant.model.writing.DocumentFormat;
import sextant.server.http.Call;

/**
 * What a client gets at an address that has a UWS document: XML, unless it asks for something else that there is (UWS 1.1, 2.2.1). No
 * client of UWS expects a 406.
 */
public sealed interface Rendering {

    /** @param mediaType as it was asked for, not a synonym of it */
    record Data(DocumentFormat format, String mediaType) implements Rendering {}

    record Page() implements Rendering {}

    Data XML = new Data(DocumentFormat.XML, DocumentFormat.XML.mediaType());

    List<String> OFFERED = List.of(
            "application/xml",
            "text/xml",
            "application/json",
            "text/json",
            "application/yaml",
            "text/yaml",
            "application/x-yaml",
            "text/html",
            "application/xhtml+xml");

    /** What every Java program sends that does not choose, STILTS and TOPCAT among them. It is no browser. */
    String JAVA = "text/html, image/gif";

    static Rendering of(Call call) {
        return isIndifferent(call) ? XML : chosen(call.header("Accept"));
    }

    /** Whether a client takes whatever comes. */
    static boolean isIndifferent(Call call) {
        var accept = call.header("Accept");
        return accept.isEmpty() || accept.get().equals("*/*") || accept.get().startsWith(JAVA);
    }

    private static Rendering chosen(Optional<String> accept) {
        var mediaType = AcceptHeader.preferred(accept, OFFERED);
        return mediaType
                .<Rendering>map(best -> DocumentFormat.of(best)
                        .<Rendering>map(format -> new Data(format, best))
                        .orElseGet(Page::new))
                .orElse(XML);
    }
}
