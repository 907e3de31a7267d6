package sextant.server.apps;

import java.util.List;
import java.util.Map;
import sextant.model.application.Application;
import sextant.model.dialect.Published;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.writing.AcceptHeader;
import sextant.model.writing.ApplicationTree;
import sextant.model.writing.DocumentFormat;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.jobpages.AppPages;
import sextant.server.platform.CurrentPlatform;
import sextant.server.uws.Addresses;

/** {@code /apps} and {@code /apps/{app}}: what can be run here. JSON unless a client asks for something else. */
public final class AppsResource {

    private static final List<String> OFFERED = List.of(
            "application/json",
            "text/json",
            "application/yaml",
            "text/yaml",
            "application/x-yaml",
            "application/xml",
            "text/xml",
            "text/html",
            "application/xhtml+xml");

    private final CurrentPlatform current;
    private final Addresses addresses;
    private final AppPages pages;

    public AppsResource(CurrentPlatform current, Addresses addresses, AppPages pages) {
        this.current = current;
        this.addresses = addresses;
        this.pages = pages;
    }

    public Reply list(Call call) {
        var mediaType = wanted(call);
        var format = DocumentFormat.of(mediaType);
        if (format.isEmpty()) {
            return pages.list(call);
        }
        var server = addresses.server(call);
        var applications = Addresses.hosted(current.inForce().planner().platform())
                .<Node>map(one -> ApplicationTree.summary(one, server + "/apps/" + one.name()))
                .toList();
        return reply(format.get(), mediaType, Fields.of("applications", new Items(applications)), "applications");
    }

    public Reply one(Call call) {
        var application = application(call);
        var mediaType = wanted(call);
        var format = DocumentFormat.of(mediaType);
        if (format.isEmpty()) {
            return pages.one(call, application);
        }
        var address = addresses.server(call) + "/apps/" + application.name();
        var document = ApplicationTree.of(application, address).with("links", links(address));
        return reply(format.get(), mediaType, document, "application");
    }

    /** The other dialects of the same description. */
    private static Fields links(String address) {
        var links = Fields.EMPTY;
        for (var name : Published.ALL) {
            links = links.with(name, address + "/" + name);
        }
        return links;
    }

    private Application application(Call call) {
        return Addresses.application(current.inForce().planner().platform(), call.variable("app"));
    }

    private static String wanted(Call call) {
        var accept = call.header("Accept");
        return AcceptHeader.preferred(accept, OFFERED)
                .orElseThrow(() -> RefusalKind.NOT_ACCEPTABLE
                        .because("This can be had as a page, as JSON, YAML or XML.")
                        .got(accept.orElse(""))
                        .limit(String.join(", ", OFFERED))
                        .suggest("Send Accept: application/json, or no Accept header.")
                        .refused());
    }

    private static Reply reply(DocumentFormat format, String mediaType, Fields tree, String root) {
        return new Reply(
                200,
                Map.of("Content-Type", mediaType, "Vary", "Accept", "Cache-Control", "no-cache"),
                format.write(tree, root));
    }
}
