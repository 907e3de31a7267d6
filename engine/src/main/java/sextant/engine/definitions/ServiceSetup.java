package sextant.engine.definitions;

import java.util.Optional;
import java.util.Set;
import sextant.engine.definitions.Draft.Mapping;
import sextant.model.xml.Element;

/**
 * {@code CeaHttpAdapterSetup} ({@code WebHttpApplicationSetup}): the service that is called. Each parameter is sent under its id, in the
 * query of a GET or in the form of a POST; the query of the URL is always sent.
 */
final class ServiceSetup {

    static final String ELEMENT = "CeaHttpAdapterSetup";

    private static final String QUERY = "ResourceReferenceQuery";

    private final Notes notes;

    ServiceSetup(Notes notes) {
        this.notes = notes;
    }

    static boolean isPost(Element setup) {
        return setup.first("URL")
                .flatMap(url -> url.attribute("method"))
                .filter("post"::equals)
                .isPresent();
    }

    Draft http(Element definition, Optional<Element> setup) {
        if (setup.isEmpty()) {
            notes.problem(definition, "has no " + ELEMENT + ", so there is nothing to call");
            return Mapping.at(definition);
        }
        var element = setup.get();
        notes.allow(element, Set.of(), Set.of("URL", QUERY));
        element.first(QUERY)
                .ifPresent(query -> notes.problem(
                        query, "asks a registry which service to call, and none is asked here; write its <URL>"));
        var http = Mapping.at(element);
        var url = element.first("URL");
        url.ifPresent(one -> {
            notes.allow(one, Set.of("method"), Set.of());
            http.put("url", one.text().strip().replace("{", "{{"), one);
            http.put("method", one.attribute("method").map(String::strip).orElse("get"), one);
        });
        if (url.isEmpty() && element.first(QUERY).isEmpty()) {
            notes.problem(element, "has no URL, so there is nothing to call");
        }
        return http;
    }
}
