package sextant.server;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.adapters.messagesecurity.MessageVerifier;
import sextant.engine.cea.JobReport;
import sextant.engine.files.JobFiles;
import sextant.engine.jobs.Jobs;
import sextant.engine.preview.Previews;
import sextant.engine.soap.SeenMessages;
import sextant.model.refusal.Refusal;
import sextant.server.apps.AppsResource;
import sextant.server.apps.DialectsResource;
import sextant.server.apps.Launch;
import sextant.server.apps.SyncResource;
import sextant.server.draft.DraftDocuments;
import sextant.server.draft.DraftJob;
import sextant.server.draft.DraftPhase;
import sextant.server.draft.DraftService;
import sextant.server.draft.DraftTerms;
import sextant.server.draft.OldUws;
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
import sextant.server.jobs.ListenersResource;
import sextant.server.jobs.ParametersResource;
import sextant.server.jobs.PhaseResource;
import sextant.server.jobs.TermsResource;
import sextant.server.platform.CurrentPlatform;
import sextant.server.previews.PreviewPages;
import sextant.server.previews.PreviewResource;
import sextant.server.registry.RegistryRecords;
import sextant.server.soap.Identification;
import sextant.server.soap.ToolJobs;
import sextant.server.soap.connector.Connector;
import sextant.server.soap.controller.Controller;
import sextant.server.soap.uws.UwsService;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;
import sextant.server.uws.Callers;
import sextant.server.uws.JobRoutes;
import sextant.server.vosi.Capabilities;

/**
 * The faces of the job service: UWS, the REST interface of the draft of 2007, and SOAP. All of them are the same resources and use cases;
 * what one of them does, the others show.
 */
record JobFaces(
        CurrentPlatform current,
        Jobs jobs,
        JobFiles files,
        Previews previews,
        SeenMessages messages,
        JobSource source,
        FormReader forms,
        InstantSource clock) {

    /** @param counted told of the refusals that are told as VOTables, for the metrics */
    void register(Edge edge, Consumer<Refusal> counted) {
        var callers = new Callers(current);
        var addresses = new Addresses(current);
        var report = new JobReport(files);
        var routes = new JobRoutes(edge, jobs, callers);
        rest(edge, routes, callers, addresses, report, counted);
        soap(edge, callers, addresses, report);
    }

    private void rest(
            Edge edge,
            JobRoutes routes,
            Callers callers,
            Addresses addresses,
            JobReport report,
            Consumer<Refusal> counted) {
        var pages = new JobPages(current, source, clock);
        var documents = new JobDocuments(jobs, addresses, pages);
        var phase = new PhaseResource(jobs, addresses, forms);
        var parameters = new ParametersResource(jobs, files, addresses, forms);
        var draft = new DraftDocuments(jobs, report, addresses);
        var lists = new ListResource(jobs, callers, addresses, forms, pages);
        var error = new ErrorResource(jobs);
        var terms = new TermsResource(jobs, addresses, forms);
        var contents = new ContentsResource(jobs, files);
        var launch = new Launch(jobs, callers, addresses, forms);
        new JobService(
                        lists,
                        new JobResource(
                                jobs,
                                documents,
                                phase,
                                parameters,
                                addresses,
                                forms,
                                () -> source.policy().waitAtMost()),
                        documents,
                        draft,
                        error,
                        phase,
                        terms,
                        parameters,
                        contents,
                        new ListenersResource(jobs, addresses, forms),
                        new PreviewResource(jobs, previews, new PreviewPages(current)),
                        new EventsResource(
                                jobs, callers, addresses, () -> source.policy().waitsPerCaller()),
                        new AppsResource(current, addresses, new AppPages(current, source)),
                        new DialectsResource(current, addresses),
                        launch,
                        new SyncResource(
                                jobs, addresses, launch, () -> source.policy().waitAtMost(), counted))
                .register(edge, routes);
        new DraftService(
                        lists,
                        new OldUws(jobs, callers, addresses),
                        draft,
                        new DraftJob(jobs, contents, addresses, forms),
                        new DraftPhase(jobs, addresses, forms),
                        new DraftTerms(jobs, addresses, forms, clock),
                        terms,
                        error,
                        contents,
                        parameters,
                        addresses)
                .register(edge, routes);
    }

    private void soap(Edge edge, Callers callers, Addresses addresses, JobReport report) {
        var tools = new ToolJobs(jobs, addresses, forms);
        var records = new RegistryRecords(current, addresses, new Capabilities(current, Optional.empty()));
        new SoapContracts(
                        List.of(
                                new Connector(jobs, tools, report, addresses, records::returnRegistryEntry).contract(),
                                new Controller(jobs, tools, report, addresses).contract(),
                                new UwsService(jobs, tools, addresses).contract()),
                        new Identification(current, callers, new MessageVerifier(messages, clock)),
                        addresses)
                .register(edge);
    }
}
