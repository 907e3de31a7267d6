package sextant.server;

import java.util.List;
import sextant.model.dialect.Published;
import sextant.server.apps.AppsResource;
import sextant.server.apps.DialectsResource;
import sextant.server.apps.Launch;
import sextant.server.apps.SyncResource;
import sextant.server.draft.DraftDocuments;
import sextant.server.events.EventsResource;
import sextant.server.files.ResourceFile;
import sextant.server.http.Edge;
import sextant.server.jobs.ContentsResource;
import sextant.server.jobs.ErrorResource;
import sextant.server.jobs.JobDocuments;
import sextant.server.jobs.JobResource;
import sextant.server.jobs.ListResource;
import sextant.server.jobs.ListenersResource;
import sextant.server.jobs.ParametersResource;
import sextant.server.jobs.PhaseResource;
import sextant.server.jobs.TermsResource;
import sextant.server.previews.PreviewResource;
import sextant.server.uws.JobList;
import sextant.server.uws.JobRoutes;

/** The addresses of the job service, and what answers there. */
record JobService(
        ListResource lists,
        JobResource job,
        JobDocuments documents,
        DraftDocuments draft,
        ErrorResource error,
        PhaseResource phase,
        TermsResource terms,
        ParametersResource parameters,
        ContentsResource contents,
        ListenersResource listeners,
        PreviewResource previews,
        EventsResource events,
        AppsResource apps,
        DialectsResource dialects,
        Launch launch,
        SyncResource sync) {

    private static final List<String> GET = List.of("GET");
    /** What the XML of applications is valid by. */
    private static final List<String> SCHEMAS =
            List.of("ceabase-1.1.xsd", "ceaimplementation-2.1.xsd", "vocea-1.0.xsd", "voapplication-1.0rc1.xsd");

    private static final List<String> GET_OR_POST = List.of("GET", "POST");

    void register(Edge edge, JobRoutes routes) {
        for (var list : JobList.ADDRESSES) {
            edge.on(GET_OR_POST, list, call -> call.method().equals("POST") ? lists.create(call) : lists.show(call));
            edge.on(GET, list + "/events", events::ofList);
        }
        edge.on(GET, "/apps", apps::list);
        edge.on(GET, "/apps/:app", apps::one);
        dialects(edge);
        edge.on(GET_OR_POST, "/apps/:app/sync", sync::start);
        routes.at(GET, "/apps/:app/sync/:job", sync::await);
        edge.on(GET_OR_POST, "/app/:app", launch::quick);
        edge.on(GET_OR_POST, "/sync/:app", sync::start);
        job(routes);
        terms(routes);
        contents(routes);
        listeners(routes);
    }

    private void dialects(Edge edge) {
        edge.on(GET, "/apps/:app/" + Published.CEA, dialects::cea);
        edge.on(GET, "/apps/:app/" + Published.RECORD, dialects::record);
        edge.on(GET, "/apps/:app/" + Published.OPENAPI, dialects::openApi);
        edge.on(GET, "/apps/:app/" + Published.SCHEMA, dialects::schema);
        edge.on(GET, "/apps/:app/" + Published.TASK_SCHEMA, dialects::taskSchema);
        edge.on(GET, "/apps/:app/" + Published.DESCRIPTOR, dialects::descriptor);
        for (var schema : SCHEMAS) {
            edge.on(GET, "/schemas/" + schema, new ResourceFile("/sextant/" + schema, "application/xml"));
        }
    }

    private void job(JobRoutes routes) {
        routes.on(
                List.of("GET", "POST", "DELETE"),
                "",
                draft.summaryOr((call, caller, found) -> switch (call.method()) {
                    case "POST" -> job.change(call, caller, found);
                    case "DELETE" -> job.delete(call, caller, found);
                    default -> job.show(call, caller, found);
                }),
                DraftDocuments.unlessWanted(job::showAtOnce));
        routes.on(
                GET_OR_POST,
                "/phase",
                draft.messageOr((call, caller, found) -> call.method().equals("POST")
                        ? phase.change(call, caller, found)
                        : PhaseResource.show(call, caller, found)),
                DraftDocuments.unlessWanted(PhaseResource::showAtOnce));
        routes.on(GET, "/error", error::show);
        routes.on(GET, "/events", events::ofJob);
    }

    private void terms(JobRoutes routes) {
        routes.on(
                GET_OR_POST,
                "/executionduration",
                (call, caller, found) -> call.method().equals("POST")
                        ? terms.changeExecutionDuration(call, caller, found)
                        : TermsResource.executionDuration(call, caller, found));
        routes.on(
                GET_OR_POST,
                "/destruction",
                (call, caller, found) -> call.method().equals("POST")
                        ? terms.changeDestruction(call, caller, found)
                        : TermsResource.destruction(call, caller, found));
        routes.on(GET, "/quote", terms::quote);
        routes.on(GET, "/owner", TermsResource::owner);
    }

    private void listeners(JobRoutes routes) {
        routes.on(
                GET_OR_POST,
                "/listeners",
                (call, caller, found) -> call.method().equals("POST")
                        ? listeners.add(call, caller, found)
                        : listeners.list(call, caller, found));
        routes.on(
                List.of("GET", "DELETE"),
                "/listeners/:listener",
                (call, caller, found) -> call.method().equals("DELETE")
                        ? listeners.remove(call, caller, found)
                        : listeners.show(call, caller, found));
    }

    private void contents(JobRoutes routes) {
        routes.on(
                GET_OR_POST,
                "/parameters",
                (call, caller, found) -> call.method().equals("POST")
                        ? parameters.change(call, caller, found)
                        : documents.parameters(call, caller, found));
        routes.on(
                List.of("GET", "PUT"),
                "/parameters/:name",
                (call, caller, found) -> call.method().equals("PUT")
                        ? parameters.replace(call, caller, found)
                        : parameters.show(call, caller, found));
        routes.on(GET, "/results", draft.resultsOr(documents::results));
        routes.on(GET, "/results/:name", contents::result);
        routes.on(GET, "/results/:name/preview", previews::show);
        routes.on(GET, "/stdout", contents::stdout);
        routes.on(GET, "/stderr", contents::stderr);
    }
}
