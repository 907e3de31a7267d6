package sextant.server.registry;

import java.time.InstantSource;
import java.util.List;
import sextant.server.http.Edge;
import sextant.server.platform.CurrentPlatform;
import sextant.server.uws.Addresses;
import sextant.server.vosi.Capabilities;

/** The addresses of the registry, and what answers there. */
public final class Publication {

    private static final List<String> GET = List.of("GET");
    private static final List<String> GET_OR_POST = List.of("GET", "POST");

    private final RegistryResource registry;
    private final OaiResource harvest;
    private final AuthorizationResource authorization;

    public Publication(CurrentPlatform current, Capabilities capabilities, InstantSource clock) {
        var addresses = new Addresses(current);
        var records = new RegistryRecords(current, addresses, capabilities);
        this.registry = new RegistryResource(current, records);
        this.harvest = new OaiResource(current, addresses, records, clock);
        this.authorization = new AuthorizationResource(current);
    }

    public void register(Edge edge) {
        edge.on(GET, "/registry", registry::list);
        edge.on(GET, RegistryRecords.PATH + RegistryRecords.SERVICE, registry::service);
        edge.on(GET, RegistryRecords.PATH + RegistryRecords.REGISTRY, registry::registry);
        edge.on(GET, RegistryRecords.PATH + RegistryRecords.AUTHORITY, registry::authority);
        edge.on(GET_OR_POST, OaiResource.PATH, harvest::answer);
        edge.on(GET, "/authorization", authorization::show);
    }
}
