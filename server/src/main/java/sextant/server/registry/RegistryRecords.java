package sextant.server.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.platform.Platform;
import sextant.model.application.Application;
import sextant.model.dialect.CeaDocument;
import sextant.model.dialect.Published;
import sextant.model.dialect.ResourceHead;
import sextant.model.dialect.Xml;
import sextant.model.registry.Ivoid;
import sextant.model.registry.RegistryEntry;
import sextant.server.http.Call;
import sextant.server.platform.CurrentPlatform;
import sextant.server.uws.Addresses;
import sextant.server.vosi.Capabilities;

/**
 * The records of everything that is hosted here: this service with its capabilities, each application, and the registry that they are
 * harvested from, with its authority. What has an identifier of AstroGrid's {@code org.astrogrid.unregistered} has a record, and is in
 * no list.
 */
public final class RegistryRecords {

    /** Below it the records are found by name. */
    static final String PATH = "/registry/records/";

    static final String SERVICE = "service";
    static final String AUTHORITY = "authority";
    static final String REGISTRY = "registry";

    private static final Ivoid NAMELESS = new Ivoid("ivo://" + Ivoid.UNREGISTERED + "/sextant");

    private final CurrentPlatform current;
    private final Addresses addresses;
    private final Capabilities capabilities;

    public RegistryRecords(CurrentPlatform current, Addresses addresses, Capabilities capabilities) {
        this.current = current;
        this.addresses = addresses;
        this.capabilities = capabilities;
    }

    /** The record of this service: what {@code returnRegistryEntry} of CommonExecutionConnector 1.0 answers. */
    public String returnRegistryEntry(Call call) {
        return new String(service(call).document(), StandardCharsets.UTF_8);
    }

    /** Everything that is for the registry: the service first, then the applications. */
    List<RegistryEntry> published(Call call) {
        var entries = new ArrayList<RegistryEntry>();
        entries.add(service(call));
        Addresses.hosted(platform())
                .map(application -> application(call, application))
                .forEach(entries::add);
        registry(call).ifPresent(entries::add);
        authority(call).ifPresent(entries::add);
        entries.removeIf(entry -> !entry.identifier().isForTheRegistry());
        return entries;
    }

    /** This service ({@code vr:Service}), with what it can do as {@code /capabilities} tells it. */
    RegistryEntry service(Call call) {
        var platform = platform();
        var server = addresses.server(call);
        var description =
                platform.description().orElse("An IVOA Execution Planner, which runs described applications as jobs.");
        return entry(
                call,
                new Kind("vr:Service", SERVICE),
                head(platform, identifier(), platform.name(), description, server + "/"),
                xml -> capabilities.ofService(xml, platform, URI.create(server)));
    }

    private RegistryEntry application(Call call, Application application) {
        var platform = platform();
        var published = new Published(
                application, addresses.server(call), platform.name(), platform.ivoid(), platform.contact(), since());
        return new RegistryEntry(
                new Ivoid(application.identifier()),
                "cea:CeaApplication",
                application.title(),
                application.description().orElse(application.title()),
                published.at(Published.RECORD),
                since(),
                CeaDocument.record(published));
    }

    /** The publishing registry itself (VORegistry 1.0, {@code Registry}), which a registry of registries asks for first. */
    Optional<RegistryEntry> registry(Call call) {
        var server = addresses.server(call);
        return platform().ivoid().map(Ivoid::new).map(ivoid -> {
            var title = platform().name() + ": registry";
            var description = "Publishes the records of this platform and of what it runs.";
            return entry(
                    call,
                    new Kind("vg:Registry", REGISTRY),
                    head(platform(), ivoid.at(REGISTRY), title, description, server + "/registry"),
                    xml -> harvest(xml, server, ivoid));
        });
    }

    private static void harvest(Xml xml, String server, Ivoid ivoid) {
        xml.start("capability", "xsi:type", "vg:Harvest", "standardID", "ivo://ivoa.net/std/Registry");
        xml.start("interface", "xsi:type", "vg:OAIHTTP", "role", "std", "version", "1.0");
        xml.text("accessURL", server + OaiResource.PATH, "use", "base");
        xml.end();
        xml.text("maxRecords", "0");
        xml.end();
        xml.text("full", "false");
        xml.text("managedAuthority", ivoid.authority());
    }

    /** Who names things under the authority of this platform ({@code vg:Authority}), unless the platform is the authority. */
    Optional<RegistryEntry> authority(Call call) {
        return platform()
                .ivoid()
                .map(Ivoid::new)
                .filter(ivoid -> !ivoid.equals(ivoid.ofAuthority()))
                .map(ivoid -> {
                    var platform = platform();
                    var title = "Naming authority of " + platform.name();
                    return entry(
                            call,
                            new Kind("vg:Authority", AUTHORITY),
                            head(platform, ivoid.ofAuthority(), title, title, addresses.server(call) + "/"),
                            xml -> xml.text("managingOrg", platform.name()));
                });
    }

    /** @param type of the record @param name the last step of its address */
    private record Kind(String type, String name) {}

    private static ResourceHead head(
            Platform platform, Ivoid identifier, String title, String description, String reference) {
        return new ResourceHead(
                identifier.text(),
                title,
                Optional.empty(),
                platform.name(),
                platform.ivoid(),
                platform.contact(),
                description,
                reference);
    }

    private RegistryEntry entry(Call call, Kind kind, ResourceHead head, Xml.Content content) {
        var server = addresses.server(call);
        return new RegistryEntry(
                new Ivoid(head.identifier()),
                kind.type(),
                head.title(),
                head.description(),
                server + PATH + kind.name(),
                since(),
                document(server, kind, head, content));
    }

    private byte[] document(String server, Kind kind, ResourceHead head, Xml.Content content) {
        var xml = new Xml();
        xml.element(
                "ri:Resource",
                within -> {
                    head.write(within);
                    content.write(within);
                },
                "xmlns:ri",
                "http://www.ivoa.net/xml/RegistryInterface/v1.0",
                "xmlns:vr",
                "http://www.ivoa.net/xml/VOResource/v1.0",
                "xmlns:vs",
                "http://www.ivoa.net/xml/VODataService/v1.1",
                "xmlns:vg",
                "http://www.ivoa.net/xml/VORegistry/v1.0",
                "xmlns:cea",
                "http://www.ivoa.net/xml/CEA/v1.0",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                "http://www.ivoa.net/xml/CEA/v1.0 " + server + "/schemas/vocea-1.0.xsd",
                "xsi:type",
                kind.type(),
                "created",
                since().toString(),
                "updated",
                since().toString(),
                "status",
                "active");
        return xml.bytes();
    }

    private Ivoid identifier() {
        return platform().ivoid().map(Ivoid::new).orElse(NAMELESS);
    }

    private Instant since() {
        return current.inForce().since().truncatedTo(ChronoUnit.SECONDS);
    }

    private Platform platform() {
        return current.inForce().planner().platform();
    }
}
