package sextant.model.dialect;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import sextant.model.application.Application;
import sextant.model.application.execution.HttpCall;

/**
 * An application as a resource of the IVOA registry: type {@code CeaApplication} of VOCEA v1.0, which is a VOResource 1.0 with its
 * parameters and interfaces in the words of CEABase v1.1.
 */
public final class CeaDocument {

    private static final String CEA = "http://www.ivoa.net/xml/CEA/v1.0";
    private static final String IMPLEMENTATION = "http://www.astrogrid.org/schema/CEAImplementation/v2.1";
    private static final String REGISTRY = "http://www.ivoa.net/xml/RegistryInterface/v1.0";

    private CeaDocument() {}

    /** With the root that a registry harvests, {@code ri:Resource}. */
    public static byte[] record(Published published) {
        return document("ri:Resource", REGISTRY, published, Optional.empty());
    }

    /**
     * With a root that says what it is, {@code cea:CeaApplication}; the call of a service is a {@code CeaHttpApplicationDefinition}, as
     * far as CEA can describe it.
     */
    public static byte[] application(Published published) {
        return document("cea:CeaApplication", "", published, CeaDefinition.describable(published.application()));
    }

    private static byte[] document(String root, String registry, Published published, Optional<HttpCall> call) {
        var xml = new Xml();
        var since = published.since().truncatedTo(ChronoUnit.SECONDS).toString();
        xml.start(
                root,
                new Attributes()
                        .with("xmlns:ri", Optional.of(registry).filter(uri -> !uri.isEmpty()))
                        .with("xmlns:cea", Optional.of(CEA))
                        .with("xmlns:vr", Optional.of("http://www.ivoa.net/xml/VOResource/v1.0"))
                        .with("xmlns:xsi", Optional.of("http://www.w3.org/2001/XMLSchema-instance"))
                        .with(
                                "xsi:schemaLocation",
                                Optional.of(CEA + " " + published.server() + "/schemas/vocea-1.0.xsd"
                                        + call.map(_ -> " " + IMPLEMENTATION + " " + published.server()
                                                        + "/schemas/ceaimplementation-2.1.xsd")
                                                .orElse("")))
                        .with("xsi:type", Optional.of("cea:CeaApplication"))
                        .with("created", Optional.of(since))
                        .with("updated", Optional.of(since))
                        .with("status", Optional.of("active"))
                        .array());
        resource(xml, published);
        if (call.isPresent()) {
            xml.start(
                    "applicationDefinition",
                    "xmlns:ceaimp",
                    IMPLEMENTATION,
                    "xsi:type",
                    "ceaimp:CeaHttpApplicationDefinition");
            CeaDefinition.write(xml, published.application(), call.get());
        } else {
            xml.start("applicationDefinition");
            CeaDefinition.write(xml, published.application());
        }
        xml.end();
        xml.end();
        return xml.bytes();
    }

    private static void resource(Xml xml, Published published) {
        var application = published.application();
        new ResourceHead(
                        application.identifier(),
                        application.title(),
                        Optional.of(application.name()).filter(ResourceHead::isShort),
                        published.publisher(),
                        published.ivoid(),
                        published.contact(),
                        application.description().orElse(application.title()),
                        reference(application).orElse(published.address()))
                .write(xml);
    }

    /** The first that a browser can open. */
    private static Optional<String> reference(Application application) {
        return application.references().stream()
                .map(one -> one.uri())
                .filter(uri -> uri.startsWith("https://") || uri.startsWith("http://"))
                .findFirst();
    }
}
