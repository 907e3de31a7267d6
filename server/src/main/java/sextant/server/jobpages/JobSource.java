package sextant.server.jobpages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.preview.Preview;
import sextant.engine.runner.RunName;
import sextant.model.application.Application;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Result;

/** What the pages read, beyond what they are called with. */
public interface JobSource {

    /** What can be run here, in the order of the operator. */
    List<Application> applications();

    /** How long the latest completed runs of an application took, newest first, at most so many. */
    List<Duration> durations(String application, int most);

    /** What more can be said of a job in a list; empty if it is gone, or not for this caller. */
    Optional<Job> find(JobId id, Caller caller);

    /** The last bytes that a run wrote, as text. */
    String tail(RunName run, JobFiles.Stream which, int most);

    /** What is seen of a result, if that is known or soon is. */
    Optional<Preview> preview(Job job, Result result);

    JobPolicy policy();
}
