package sextant.server.vosi;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.engine.platform.Platform;
import sextant.engine.ports.TaskType;
import sextant.model.dialect.Xml;
import sextant.model.registry.Ivoid;
import sextant.server.address.PublicAddress;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.uws.Addresses;

/**
 * {@code /capabilities} (VOSI 1.1, section 4; VODataService 1.1): what can be asked here and where. The note gives the planner no
 * standard identifier (section 8.2 promises an extension that does not exist yet), so it is named under the platform's own
 * authority, unless somebody chooses another.
 */
public final class Capabilities {

    private static final String[] NAMESPACES = {
        "xmlns:vosi", "http://www.ivoa.net/xml/VOSICapabilities/v1.0",
        "xmlns:vr", "http://www.ivoa.net/xml/VOResource/v1.0",
        "xmlns:vs", "http://www.ivoa.net/xml/VODataService/v1.1",
        "xmlns:cea", CeaCapability.NAMESPACE,
        "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"
    };

    private static final String PLANNER = "/std/ExecutionPlanner#accepts-1.0";

    /** Reserved by RFC 2606: nobody's. */
    private static final String NO_AUTHORITY = "ivo://sextant.invalid";

    private final CurrentPlatform current;
    private final Optional<String> plannerId;

    /** @param plannerId the standard identifier of the planner; empty for the one under the platform's authority */
    public Capabilities(CurrentPlatform current, Optional<String> plannerId) {
        this.current = current;
        this.plannerId = plannerId;
    }

    public Reply show(Call call) {
        var platform = current.inForce().planner().platform();
        var server = PublicAddress.of(platform, call);
        return VosiDocument.reply("vosi:capabilities", NAMESPACES, document -> {
            ofService(document, platform, server);
            JobCapabilities.ofApplications(document, platform, server, authority(platform));
            page(document, server);
        });
    }

    /** What the service as a whole can do: as much of it as the registry is told, too. */
    public void ofService(Xml document, Platform platform, URI server) {
        vosi(document, server, "capabilities");
        vosi(document, server, "availability");
        planner(document, platform, server);
        if (Addresses.hosted(platform).findAny().isPresent()) {
            JobCapabilities.uws(document, server);
            CeaCapability.write(document, platform, server);
        }
    }

    /** The identifier of the planner's capability on this platform. */
    String plannerId(Platform platform) {
        return plannerId.orElseGet(() -> authority(platform) + PLANNER);
    }

    private static String authority(Platform platform) {
        return platform.ivoid()
                .map(ivoid -> new Ivoid(ivoid).ofAuthority().text())
                .orElse(NO_AUTHORITY);
    }

    private static void vosi(Xml document, URI server, String name) {
        document.element(
                "capability",
                capability -> capability.element(
                        "interface",
                        face -> {
                            face.text("accessURL", server + "/" + name, "use", "full");
                            face.text("queryType", "GET");
                            face.text("resultType", "text/xml");
                        },
                        "xsi:type",
                        "vs:ParamHTTP",
                        "role",
                        "std"),
                "standardID",
                "ivo://ivoa.net/std/VOSI#" + name);
    }

    private void planner(Xml document, Platform platform, URI server) {
        document.element(
                "capability",
                capability -> {
                    capability.text(
                            "description", "Where can I run this Task? A yes with services, or a no with reasons.");
                    capability.element(
                            "interface",
                            face -> {
                                face.text("accessURL", server + "/accepts", "use", "base");
                                face.text("queryType", "GET");
                                face.text("queryType", "POST");
                                face.text("resultType", "application/json");
                                parameters(face);
                                testQuery(face, platform);
                            },
                            "xsi:type",
                            "vs:ParamHTTP",
                            "role",
                            "std",
                            "version",
                            "1.0");
                },
                "standardID",
                plannerId(platform));
    }

    /** {@code taskinfo}, {@code resources} and {@code data} are trees, whose parameters have dotted names (section 3.5). */
    private static void parameters(Xml face) {
        parameter(face, "tasktype", "required", "Identifier of the kind of Task.");
        parameter(
                face,
                "taskinfo",
                "optional",
                "What is special about the Task, as taskinfo.name=value; specific to the task type.");
        parameter(face, "resources", "optional", "Least and most of resources, as resources.mincores=2 and the like.");
        parameter(
                face,
                "data",
                "optional",
                "What the Task reads: https, vos, s3 or Rucio references, as data[0]=reference.");
    }

    private static void parameter(Xml face, String name, String use, String description) {
        face.element(
                "param",
                param -> {
                    param.text("name", name);
                    param.text("description", description);
                    param.text("dataType", "string");
                },
                "use",
                use,
                "std",
                "true");
    }

    private static void testQuery(Xml face, Platform platform) {
        var type = platform.types().values().stream().map(TaskType::description).findFirst();
        if (type.isPresent()) {
            face.text("testQuery", "tasktype=" + URLEncoder.encode(type.get().uri(), StandardCharsets.UTF_8));
        }
    }

    private static void page(Xml document, URI server) {
        document.element(
                "capability",
                capability -> capability.element(
                        "interface",
                        face -> face.text("accessURL", server + "/", "use", "full"),
                        "xsi:type",
                        "vr:WebBrowser"));
    }
}
