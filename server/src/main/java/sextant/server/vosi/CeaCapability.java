package sextant.server.vosi;

import java.net.URI;
import java.util.Optional;
import sextant.engine.platform.Platform;
import sextant.model.dialect.Attributes;
import sextant.model.dialect.Xml;
import sextant.model.registry.Ivoid;
import sextant.server.uws.Addresses;

/**
 * The Common Execution Architecture as a capability (VOCEA v1.0, {@code CeaCapability}), as AstroGrid's servers registered it: SOAP and
 * REST, and the applications that are run. Somebody who looks for an application finds its record first, and then the services that
 * list it. An application that is not for the registry is not listed; without any it is a plain capability, since the list cannot be
 * empty.
 */
final class CeaCapability {

    static final String NAMESPACE = "http://www.ivoa.net/xml/CEA/v1.0";

    private static final String CONNECTOR = "CommonExecutionConnectorService";
    private static final String ID = "ivo://org.astrogrid/std/CEA/v1.0";

    private CeaCapability() {}

    static void write(Xml document, Platform platform, URI server) {
        var listed = Addresses.hosted(platform)
                .map(application -> new Ivoid(application.identifier()))
                .filter(Ivoid::isForTheRegistry)
                .toList();
        document.element(
                "capability",
                capability -> {
                    capability.text(
                            "description",
                            "Runs described applications as jobs. Who may do what: " + server + "/authorization");
                    if (platform.soap().contract(CONNECTOR).isPresent()) {
                        soap(capability, server);
                    }
                    rest(capability, server);
                    if (!listed.isEmpty()) {
                        capability.element(
                                "managedApplications",
                                managed -> listed.forEach(
                                        application -> managed.text("applicationReference", application.text())));
                    }
                },
                new Attributes()
                        .with("xsi:type", Optional.of("cea:CeaCapability").filter(_ -> !listed.isEmpty()))
                        .with("standardID", Optional.of(ID))
                        .array());
    }

    /** CommonExecutionConnector 1.0, if the operator serves it. */
    private static void soap(Xml capability, URI server) {
        var address = server + "/services/" + CONNECTOR;
        capability.element(
                "interface",
                face -> {
                    face.text("accessURL", address, "use", "full");
                    face.text("wsdlURL", address + "?wsdl");
                },
                "xsi:type",
                "vr:WebService",
                "role",
                "std",
                "version",
                "1.0");
    }

    /** The Universal Worker Service for parameterized applications. */
    private static void rest(Xml capability, URI server) {
        capability.element(
                "interface",
                face -> face.text("accessURL", server + "/cea/jobs", "use", "base"),
                "xsi:type",
                "cea:UWS-PA",
                "role",
                "std",
                "version",
                "0.9");
    }
}
