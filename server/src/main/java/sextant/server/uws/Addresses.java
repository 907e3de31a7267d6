package sextant.server.uws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.model.application.Application;
import sextant.model.job.Job;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.refusal.RefusalKind;
import sextant.model.uws.JobLinks;
import sextant.server.address.PublicAddress;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;

/** Absolute addresses, as the client reaches this server, and the answers that lead to them. */
public record Addresses(CurrentPlatform current) {

    /** Of this server, without a final slash. */
    public String server(Call call) {
        var address =
                PublicAddress.of(current.inForce().planner().platform(), call).toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /**
     * What a client says of a job, with addresses of this server that go through proxies as those that the operator configured: that is
     * how the results of other jobs are known among inputs.
     */
    public Submission asConfigured(Call call, Submission said) {
        return new Submission(
                said.application(),
                said.route(),
                said.runId(),
                said.interfaceId(),
                asConfigured(call, said.parameters()),
                said.targets().stream()
                        .map(target -> new OutputTarget(target.id(), asConfigured(call, target.uri())))
                        .toList(),
                said.destruction(),
                said.executionDuration(),
                said.run(),
                said.idempotencyKey());
    }

    /** The same for values of parameters. */
    public List<ParameterValue> asConfigured(Call call, List<ParameterValue> values) {
        return values.stream()
                .map(value -> value instanceof ParameterValue.Indirect(var id, var uri)
                        ? new ParameterValue.Indirect(id, asConfigured(call, uri))
                        : value)
                .toList();
    }

    private String asConfigured(Call call, String uri) {
        return PublicAddress.configured(current.inForce().planner().platform(), call, uri);
    }

    /** Below the list that the call asked for, or below which it found its job. */
    public JobLinks links(Call call) {
        return links(call, JobList.of(call));
    }

    public JobLinks links(Call call, JobList list) {
        return new JobLinks(server(call) + list.path());
    }

    /**
     * The list that a call asks for, if there is one of that name.
     *
     * @throws sextant.model.refusal.Refused {@code no-such-application}, {@code no-such-route}
     */
    public JobList known(Call call) {
        var platform = current.inForce().planner().platform();
        var list = JobList.of(call);
        switch (list) {
            case JobList.All _, JobList.OfDraft _ -> {}
            case JobList.OfApplication(var name) -> application(platform, name);
            case JobList.OfRoute(var name) -> {
                if (platform.route(name).flatMap(Route::hosting).isEmpty()) {
                    throw RefusalKind.NO_SUCH_ROUTE
                            .because("No route of this name runs jobs here.")
                            .got(name)
                            .suggest("See /jobs for all jobs, whatever their route.")
                            .refused();
                }
            }
        }
        return list;
    }

    /**
     * An application that some route runs.
     *
     * @throws sextant.model.refusal.Refused {@code no-such-application}
     */
    public static Application application(Platform platform, String name) {
        return hosted(platform)
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RefusalKind.NO_SUCH_APPLICATION
                        .because("There is no application of this name here.")
                        .got(name)
                        .suggest("See /apps for those that there are.")
                        .refused());
    }

    /** An application by any of its names, also one that no route runs any more. */
    public Optional<Application> application(String name) {
        return current.inForce().planner().platform().application(name);
    }

    /** The application that a request means, which need not name the only one that there is. */
    public Optional<Application> application(Optional<String> name, Optional<String> route) {
        var platform = current.inForce().planner().platform();
        if (name.isPresent()) {
            return platform.application(name.get());
        }
        var hosting = route.flatMap(platform::route).flatMap(Route::hosting);
        var possible = platform.applications().stream()
                .filter(one -> hosting.isEmpty() || hosting.get().runs(one.name()))
                .toList();
        return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    /** Every application that some route runs. */
    public static Stream<Application> hosted(Platform platform) {
        return platform.applications().stream()
                .filter(application -> platform.routes().stream()
                        .flatMap(route -> route.hosting().stream())
                        .anyMatch(hosting -> hosting.runs(application.name())));
    }

    /** What every change of a job is answered with (UWS 1.1, 2.2.3). */
    public Reply toJob(Call call, Job job) {
        return to(links(call).job(job.id()));
    }

    /** 303: it is done, and this is where to go on. */
    public static Reply to(String address) {
        return new Reply(303, Map.of("Location", address, "Cache-Control", "no-store"), new byte[0]);
    }
}
