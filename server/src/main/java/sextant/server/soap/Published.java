package sextant.server.soap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sextant.server.files.ResourceFile;
import sextant.server.http.Call;
import sextant.server.http.Edge;
import sextant.server.http.Reply;

/**
 * What is described here and spoken elsewhere or by several: the two contracts of those who are called back, and the schemas that the
 * contracts share.
 *
 * @param server the address of this server as a call found it, without a final slash
 */
public record Published(Function<Call, String> server) {

    private static final List<String> GET = List.of("GET");

    private static final Map<String, String> LISTENERS =
            Map.of("JobMonitorService", "JobMonitor.wsdl", "ResultsListenerService", "ResultsListener.wsdl");

    private static final List<String> SCHEMAS = List.of(
            "agparameterdefinition-1.xsd",
            "agworkflow-1.xsd",
            "ceatypes-1.xsd",
            "ceatypes-1.0rc1.xsd",
            "ceabase-1.0rc2.xsd",
            "commonexecutionarchitecturebase-1.xsd",
            "uws-0.9.2.xsd",
            "xlink.xsd");

    /** @param edge where their addresses are registered */
    public void register(Edge edge) {
        LISTENERS.forEach((name, wsdl) -> edge.on(GET, "/services/" + name, call -> described(call, name, wsdl)));
        for (var schema : SCHEMAS) {
            edge.on(GET, "/schemas/" + schema, new ResourceFile("/sextant/soap/" + schema, "application/xml"));
        }
    }

    private Reply described(Call call, String name, String wsdl) {
        if (!Description.isWanted(call)) {
            return Reply.text(
                    200,
                    name
                            + " is a contract of those who want to be told of jobs: they offer it, and this service calls it.\n\n"
                            + server.apply(call) + call.path() + "?wsdl describes it.\n");
        }
        return Description.reply(wsdl, server.apply(call));
    }
}
