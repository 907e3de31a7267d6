package sextant.server.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.model.dialect.Xml;
import sextant.model.refusal.RefusalKind;
import sextant.model.registry.RegistryEntry;
import sextant.server.files.EntityTag;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.web.Site;
import sextant.server.web.Templates;
import sextant.server.web.Wanted;

/** {@code /registry}: what is published here, as a page for people and as {@code ri:VOResources} for programs; and single records. */
public final class RegistryResource {

    private static final String XML = "application/xml";

    private final CurrentPlatform current;
    private final RegistryRecords records;

    public RegistryResource(CurrentPlatform current, RegistryRecords records) {
        this.current = current;
        this.records = records;
    }

    /** A row of the page. */
    public record Row(String identifier, String kind, String title, String address) {
        static Row of(RegistryEntry entry) {
            return new Row(entry.identifier().text(), entry.kind(), entry.title(), entry.address());
        }
    }

    /** @throws sextant.model.refusal.Refused {@code no-such-page} to a program, if nothing here has an identifier of the registry */
    public Reply list(Call call) {
        var entries = records.published(call);
        if (Wanted.page(call)) {
            return Templates.page(
                    200,
                    "registry",
                    Site.of(current.inForce().planner().platform(), call),
                    "Registry",
                    "",
                    Map.of("rows", entries.stream().map(Row::of).toList()));
        }
        if (entries.isEmpty()) {
            throw RefusalKind.NO_SUCH_PAGE
                    .because("Nothing here is for the registry.")
                    .suggest("The operator gives the platform an ivoid, and applications an identifier.")
                    .refused();
        }
        return reply(call, all(entries)).with("Vary", "Accept");
    }

    private static byte[] all(List<RegistryEntry> entries) {
        var xml = new Xml();
        xml.element(
                "ri:VOResources",
                within -> entries.forEach(entry -> within.embed(entry.document())),
                "xmlns:ri",
                "http://www.ivoa.net/xml/RegistryInterface/v1.0",
                "from",
                "1",
                "numberReturned",
                Integer.toString(entries.size()),
                "more",
                "false");
        return xml.bytes();
    }

    public Reply service(Call call) {
        return reply(call, records.service(call).document());
    }

    public Reply registry(Call call) {
        return known(call, records.registry(call));
    }

    public Reply authority(Call call) {
        return known(call, records.authority(call));
    }

    private static Reply known(Call call, Optional<RegistryEntry> entry) {
        return reply(
                call,
                entry.map(RegistryEntry::document)
                        .orElseThrow(() -> RefusalKind.NO_SUCH_PAGE
                                .because("This platform has no name in the registry.")
                                .suggest("See /registry for what is published.")
                                .refused()));
    }

    private static Reply reply(Call call, byte[] body) {
        var tag = EntityTag.of(body);
        var headers = Map.of("Content-Type", XML, "Cache-Control", "no-cache", "ETag", tag);
        return EntityTag.known(call.header("If-None-Match"), tag)
                ? new Reply(304, headers, new byte[0])
                : new Reply(200, headers, body);
    }
}
