package sextant.server.draft;

import java.util.List;
import sextant.server.http.Edge;
import sextant.server.jobs.ContentsResource;
import sextant.server.jobs.ErrorResource;
import sextant.server.jobs.ListResource;
import sextant.server.jobs.ParametersResource;
import sextant.server.jobs.TermsResource;
import sextant.server.soap.Description;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobHandler;
import sextant.server.uws.JobRoutes;

/** The addresses of the draft's REST interface, below {@code /cea/jobs}. Each job there stands below {@code /jobs} too. */
public record DraftService(
        ListResource lists,
        OldUws old,
        DraftDocuments documents,
        DraftJob job,
        DraftPhase phase,
        DraftTerms terms,
        TermsResource uwsTerms,
        ErrorResource error,
        ContentsResource contents,
        ParametersResource parameters,
        Addresses addresses) {

    private static final List<String> GET = List.of("GET");
    private static final List<String> GET_OR_POST = List.of("GET", "POST");
    private static final String WSDL = "UWS-PA.wsdl";

    public void register(Edge edge, JobRoutes routes) {
        edge.on(GET_OR_POST, "/cea/jobs", call -> switch (call.method()) {
            case "POST" -> lists.createFromTool(call);
            default -> Description.isWanted(call) ? Description.reply(WSDL, addresses.server(call)) : old.list(call);
        });
        routes.onDraft(List.of("GET", "POST", "DELETE"), "", (call, caller, found) -> switch (call.method()) {
            case "POST" -> job.deleteByPost(call, caller, found);
            case "DELETE" -> job.delete(call, caller, found);
            default -> documents.summary(call, caller, found);
        });
        change(routes, "/phase", documents::message, phase::execute);
        change(routes, "/termination", terms::termination, terms::changeTermination);
        change(routes, "/destruction", terms::destruction, uwsTerms::changeDestruction);
        change(routes, "/executionduration", terms::executionDuration, uwsTerms::changeExecutionDuration);
        routes.onDraft(GET, "/quote", terms::quote);
        routes.onDraft(GET, "/results", documents::results);
        routes.onDraft(GET, "/results/:name", job::result);
        routes.onDraft(GET, "/parameters/:name", parameters::show);
        routes.onDraft(GET, "/error", error::show);
        routes.onDraft(GET, "/stdout", contents::stdout);
    }

    private static void change(JobRoutes routes, String suffix, JobHandler get, JobHandler post) {
        routes.onDraft(
                GET_OR_POST,
                suffix,
                (call, caller, found) -> call.method().equals("POST")
                        ? post.answer(call, caller, found)
                        : get.answer(call, caller, found));
    }
}
