package sextant.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.jobs.Jobs;
import sextant.engine.runner.RunName;
import sextant.engine.store.JobStore;
import sextant.model.application.Application;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.server.apps.AppsResource;
import sextant.server.apps.SyncResource;
import sextant.server.events.EventsResource;
import sextant.server.http.Edge;
import sextant.server.jobpages.AppPages;
import sextant.server.jobpages.JobPages;
import sextant.server.jobpages.JobSource;
import sextant.server.jobs.ContentsResource;
import sextant.server.jobs.ErrorResource;
import sextant.server.jobs.JobDocuments;
import sextant.server.jobs.JobResource;
import sextant.server.jobs.ListResource;
import sextant.server.jobs.ParametersResource;
import sextant.server.jobs.PhaseResource;
import sextant.server.jobs.TermsResource;
import sextant.server.platform.CurrentPlatform;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;
import sextant.server.uws.Callers;
import sextant.server.uws.JobList;
import sextant.server.uws.JobRoutes;

/** The addresses of the job service, and what answers there. */
record JobService(
        ListResource lists,
        JobResource job,
        JobDocuments documents,
        PhaseResource phase,
        TermsResource terms,
        ParametersResource parameters,
        ContentsResource contents,
        EventsResource events,
        AppsResource apps,
        SyncResource sync) {

    private static final List<String> GET = List.of("GET");
    private static final List<String> GET_OR_POST = List.of("GET", "POST");

    /** @param counted told of the refusals that do not go through the edge, for the metrics */
    static JobService of(
            CurrentPlatform current,
            Jobs jobs,
            JobStore store,
            JobFiles files,
            InstantSource clock,
            Consumer<Refusal> counted) {
        var source = new Source(current, jobs, store, files);
        var callers = new Callers(current);
        var addresses = new Addresses(current);
        var forms = new FormReader(files, Limits.DEFAULT, () -> source.policy().uploadBytes());
        var pages = new JobPages(current, source, clock);
        var documents = new JobDocuments(jobs, addresses, pages);
        Supplier<Duration> waitAtMost = () -> source.policy().waitAtMost();
        return new JobService(
                new ListResource(jobs, callers, addresses, forms, pages),
                new JobResource(jobs, documents, addresses, forms, waitAtMost),
                documents,
                new PhaseResource(jobs, addresses, forms),
                new TermsResource(jobs, addresses, forms),
                new ParametersResource(jobs, files, addresses, forms),
                new ContentsResource(jobs, files),
                new EventsResource(jobs, callers, addresses),
                new AppsResource(current, addresses, new AppPages(current, source)),
                new SyncResource(jobs, callers, addresses, forms, waitAtMost, counted));
    }

    /** What the pages read. */
    private record Source(CurrentPlatform current, Jobs jobs, JobStore store, JobFiles files) implements JobSource {

        @Override
        public List<Application> applications() {
            return Addresses.hosted(current.inForce().planner().platform()).toList();
        }

        @Override
        public List<Duration> durations(String application, int most) {
            return store.durations(application, most);
        }

        @Override
        public Optional<Job> find(JobId id, Caller caller) {
            try {
                return Optional.of(jobs.find(id, caller));
            } catch (Refused gone) {
                return Optional.empty();
            }
        }

        @Override
        public String tail(RunName run, JobFiles.Stream which, int most) {
            return files.tail(run, which, most);
        }

        @Override
        public JobPolicy policy() {
            return current.inForce().planner().platform().jobs().policy();
        }
    }

    void register(Edge edge, JobRoutes routes) {
        for (var list : JobList.ADDRESSES) {
            edge.on(GET_OR_POST, list, call -> call.method().equals("POST") ? lists.create(call) : lists.show(call));
            edge.on(GET, list + "/events", events::ofList);
        }
        edge.on(GET, "/apps", apps::list);
        edge.on(GET, "/apps/:app", apps::one);
        edge.on(GET_OR_POST, "/apps/:app/sync", sync::start);
        routes.at(GET, "/apps/:app/sync/:job", sync::await);
        job(routes);
        terms(routes);
        contents(routes);
    }

    private void job(JobRoutes routes) {
        routes.on(
                List.of("GET", "POST", "DELETE"),
                "",
                (call, caller, found) -> switch (call.method()) {
                    case "POST" -> job.change(call, caller, found);
                    case "DELETE" -> job.delete(call, caller, found);
                    default -> job.show(call, caller, found);
                },
                job::showAtOnce);
        routes.on(
                GET_OR_POST,
                "/phase",
                (call, caller, found) -> call.method().equals("POST")
                        ? phase.change(call, caller, found)
                        : PhaseResource.show(call, caller, found),
                PhaseResource::showAtOnce);
        routes.on(GET, "/error", ErrorResource::show);
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
        routes.on(GET, "/quote", TermsResource::quote);
        routes.on(GET, "/owner", TermsResource::owner);
    }

    private void contents(JobRoutes routes) {
        routes.on(
                GET_OR_POST,
                "/parameters",
                (call, caller, found) -> call.method().equals("POST")
                        ? parameters.change(call, caller, found)
                        : documents.parameters(call, found));
        routes.on(
                List.of("GET", "PUT"),
                "/parameters/:name",
                (call, caller, found) -> call.method().equals("PUT")
                        ? parameters.replace(call, caller, found)
                        : parameters.show(call, caller, found));
        routes.on(GET, "/results", (call, _, found) -> documents.results(call, found));
        routes.on(GET, "/results/:name", contents::result);
        routes.on(GET, "/stdout", contents::stdout);
        routes.on(GET, "/stderr", contents::stderr);
    }
}
