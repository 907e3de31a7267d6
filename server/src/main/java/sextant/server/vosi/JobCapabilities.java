package sextant.server.vosi;

import java.net.URI;
import java.util.List;
import sextant.engine.platform.Platform;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.dialect.Xml;
import sextant.server.uws.Addresses;

/**
 * The job service in {@code /capabilities}: the list of all jobs under UWS 1.1, and for each application an asynchronous and a
 * synchronous resource as DALI 1.1 has them, named under the platform's own authority, with the parameters that it takes.
 */
final class JobCapabilities {

    private static final String UWS = "ivo://ivoa.net/std/UWS#rest-1.1";

    private JobCapabilities() {}

    /** @param authority under which applications are named, {@code ivo://example.org} */
    static void ofApplications(Xml document, Platform platform, URI server, String authority) {
        for (var application : Addresses.hosted(platform).toList()) {
            var address = server + "/apps/" + application.name();
            var id = authority + "/apps/" + application.name();
            resource(document, application, id + "#async-1.1", address + "/async", List.of("POST"));
            resource(document, application, id + "#sync-1.1", address + "/sync", List.of("GET", "POST"));
        }
    }

    static void uws(Xml document, URI server) {
        document.element(
                "capability",
                capability -> capability.element(
                        "interface",
                        face -> {
                            face.text("accessURL", server + "/jobs", "use", "base");
                            face.text("queryType", "GET");
                            face.text("queryType", "POST");
                            face.text("resultType", "application/xml");
                        },
                        "xsi:type",
                        "vs:ParamHTTP",
                        "role",
                        "std",
                        "version",
                        "1.1"),
                "standardID",
                UWS);
    }

    private static void resource(
            Xml document, Application application, String id, String address, List<String> methods) {
        document.element(
                "capability",
                capability -> {
                    capability.text("description", application.title());
                    capability.element(
                            "interface",
                            face -> {
                                face.text("accessURL", address, "use", "base");
                                for (var method : methods) {
                                    face.text("queryType", method);
                                }
                                for (var parameter : application.parameters()) {
                                    parameter(face, parameter);
                                }
                            },
                            "xsi:type",
                            "vs:ParamHTTP",
                            "version",
                            "1.1");
                },
                "standardID",
                id);
    }

    private static void parameter(Xml face, ParameterDefinition parameter) {
        var required = parameter.least() > 0 && parameter.defaults().isEmpty();
        face.element(
                "param",
                param -> {
                    param.text("name", parameter.id());
                    if (parameter.description().isPresent()) {
                        param.text("description", parameter.description().get());
                    }
                    param.text("dataType", dataType(parameter));
                },
                "use",
                required ? "required" : "optional",
                "std",
                "false");
    }

    /** VODataService 1.1, SimpleDataType. */
    private static String dataType(ParameterDefinition parameter) {
        return switch (parameter.type()) {
            case INTEGER -> "integer";
            case REAL, ANGLE, MJD -> "real";
            case COMPLEX -> "complex";
            case BOOLEAN -> "boolean";
            default -> "string";
        };
    }
}
