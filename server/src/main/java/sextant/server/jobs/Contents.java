package sextant.server.jobs;

import java.util.List;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.model.job.Result;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** What a job was sent and what it left is for its owner. An operator sees and ends every job, but does not read that. */
public record Contents(Jobs jobs) {

    /**
     * A result that this caller may read.
     *
     * @throws Refused {@code not-admitted}, or {@code no-such-result}, also of a job of which only the record is kept
     */
    public Result result(Job job, Caller caller, String name) {
        require(job, caller);
        return job.results().stream()
                .filter(one -> one.id().equals(name) && job.phase() != Phase.ARCHIVED)
                .findFirst()
                .orElseThrow(() -> noSuchResult(name));
    }

    public static Refused noSuchResult(String name) {
        return RefusalKind.NO_SUCH_RESULT
                .because("The job has no such result, or none yet.")
                .got(name)
                .suggest("See the list of its results.")
                .refused();
    }

    /** @throws Refused {@code not-admitted} */
    public void require(Job job, Caller caller) {
        if (!jobs.mayRead(job, caller)) {
            throw RefusalKind.NOT_ADMITTED
                    .because("What a job was sent and what it left is for its owner only.")
                    .suggest("Ask the owner.")
                    .refused();
        }
    }

    /** The job as the caller may see it: to others than its owner it has no values, no results, and an error without its detail. */
    public Job shown(Job stored, Caller caller) {
        var job = jobs.predicted(stored);
        if (jobs.mayRead(job, caller)) {
            return job;
        }
        var told = job.change().results(List.of()).parameters(namesOnly(job));
        job.error().map(Contents::withoutDetail).ifPresent(told::error);
        return told.job();
    }

    /** How far it has come; what the program says that it does is what it wrote. */
    Optional<Progress> progress(Job job, Caller caller) {
        var progress = jobs.progress(job);
        return jobs.mayRead(job, caller)
                ? progress
                : progress.map(known -> new Progress(known.percent(), Optional.empty()));
    }

    private static List<ParameterValue> namesOnly(Job job) {
        return job.parameters().stream()
                .<ParameterValue>map(value -> new ParameterValue.Text(value.id(), ""))
                .toList();
    }

    private static JobError withoutDetail(JobError error) {
        return new JobError(error.passing(), error.word(), error.message(), Optional.empty());
    }
}
