package sextant.server.jobs;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import sextant.engine.files.JobFiles;
import sextant.engine.jobs.Jobs;
import sextant.engine.runner.RunName;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.server.files.FileReply;
import sextant.server.files.FileReply.Shown;
import sextant.server.http.Call;
import sextant.server.http.Response;

/** What a job leaves: its results, and what its program wrote so far. */
public final class ContentsResource {

    private final Contents contents;
    private final JobFiles files;

    public ContentsResource(Jobs jobs, JobFiles files) {
        this.contents = new Contents(jobs);
        this.files = files;
    }

    /** {@code /jobs/{job}/results/{name}}. */
    public Response result(Call call, Caller caller, Job job) throws IOException {
        var result = contents.result(job, caller, call.variable("name"));
        var opened = files.result(job.id(), result).orElseThrow(() -> Contents.noSuchResult(result.id()));
        return FileReply.of(call, opened, new Shown(result.mediaType(), result.id(), Optional.of(result.sha256())));
    }

    public Response stdout(Call call, Caller caller, Job job) throws IOException {
        return stream(call, caller, job, JobFiles.Stream.STDOUT);
    }

    public Response stderr(Call call, Caller caller, Job job) throws IOException {
        return stream(call, caller, job, JobFiles.Stream.STDERR);
    }

    /** As far as it is there: a program that has written nothing is no error, and neither is one that never ran. */
    private Response stream(Call call, Caller caller, Job job, JobFiles.Stream which) throws IOException {
        contents.require(job, caller);
        if (job.attempt() == 0) {
            return AtomicText.of("");
        }
        var opened = files.stream(new RunName(job.id(), job.attempt()), which);
        return opened.isPresent()
                ? FileReply.of(
                        call,
                        opened.get(),
                        new Shown(
                                "text/plain; charset=utf-8",
                                which.name().toLowerCase(Locale.ROOT) + ".txt",
                                Optional.empty()))
                : AtomicText.of("");
    }
}
