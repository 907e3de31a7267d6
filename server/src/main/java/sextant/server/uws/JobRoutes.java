package sextant.server.uws;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.server.http.Call;
import sextant.server.http.Edge;
import sextant.server.http.Response;

/**
 * Every address of a single job is registered here and nowhere else. So no resource can forget to ask whose job it is: a handler sees
 * the job that {@link Jobs#find} gave, or is not called. A job of somebody else, one that does not exist, one that stands in another
 * list, and a name that no job can have are all answered in the same words (promise P9).
 */
public final class JobRoutes {

    private final Edge edge;
    private final Jobs jobs;
    private final Callers callers;

    public JobRoutes(Edge edge, Jobs jobs, Callers callers) {
        this.edge = edge;
        this.jobs = jobs;
        this.callers = callers;
    }

    /**
     * A handler for these methods of one address of every job, below each list.
     *
     * @param suffix from its slash; empty for the job itself
     */
    public void on(List<String> methods, String suffix, JobHandler handler) {
        on(methods, suffix, handler, (_, _, _) -> Optional.empty());
    }

    /** @param atOnce asked first if the request only reads and the job is at hand */
    public void on(List<String> methods, String suffix, JobHandler handler, JobHandler.AtOnce atOnce) {
        for (var list : JobList.ADDRESSES) {
            edge.onAtOnce(
                    methods, list + "/:job" + suffix, call -> answer(call, handler), call -> atOnce(call, atOnce));
        }
    }

    /**
     * A handler for these methods of one address of every job, below the list of the draft of 2007, in which no ARCHIVED job stands.
     *
     * @param suffix from its slash; empty for the job itself
     */
    public void onDraft(List<String> methods, String suffix, JobHandler handler) {
        at(methods, new JobList.OfDraft().path() + "/:job" + suffix, handler);
    }

    /** @param path one more address, with {@code :job} in it */
    public void at(List<String> methods, String path, JobHandler handler) {
        edge.on(methods, path, call -> answer(call, handler));
    }

    private Response answer(Call call, JobHandler handler) throws IOException {
        var caller = callers.of(call);
        return handler.answer(call, caller, find(call, caller));
    }

    private Optional<? extends Response> atOnce(Call call, JobHandler.AtOnce handler) throws IOException {
        var caller = callers.of(call);
        var job = JobId.of(call.variable("job"))
                .flatMap(id -> jobs.atHand(id, caller))
                .filter(found -> JobList.of(call).has(found));
        return job.isPresent() ? handler.answer(call, caller, job.get()) : Optional.empty();
    }

    private Job find(Call call, Caller caller) {
        return JobId.of(call.variable("job"))
                .map(id -> find(id, caller))
                .filter(job -> JobList.of(call).has(job))
                .orElseThrow(JobRoutes::noSuchJob);
    }

    /** In words of our own, so that they do not depend on why there is none. */
    private Job find(JobId id, Caller caller) {
        try {
            return jobs.find(id, caller);
        } catch (Refused refused) {
            throw refused.refusal().kind() == RefusalKind.NO_SUCH_JOB ? noSuchJob() : refused;
        }
    }

    /** The one answer for every job that there is not. */
    public static Refused noSuchJob() {
        return RefusalKind.NO_SUCH_JOB
                .because("There is no such job here, or it is not yours.")
                .suggest("Look at the list of your jobs, and send the credentials that you created it with.")
                .refused();
    }
}
