package sextant.server.jobs;

import java.util.List;
import java.util.Map;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.uws.ErrorTable;
import sextant.model.writing.AcceptHeader;
import sextant.server.http.Call;
import sextant.server.http.Reply;

/** {@code /jobs/{job}/error}: why a job failed, at length. Always 200, since the request did not fail (DALI 1.1, 4.2). */
public final class ErrorResource {

    private static final List<String> OFFERED =
            List.of("text/plain", ErrorTable.MEDIA_TYPE, "application/x-votable", "text/x-votable+xml");

    private final Contents contents;

    public ErrorResource(Jobs jobs) {
        this.contents = new Contents(jobs);
    }

    public Reply show(Call call, Caller caller, Job job) {
        var text = contents.shown(job, caller).error().map(ErrorResource::text).orElse("");
        var wanted = AcceptHeader.preferred(call.header("Accept"), OFFERED).orElse("text/plain");
        return wanted.equals("text/plain")
                ? AtomicText.of(text)
                : new Reply(
                        200,
                        Map.of(
                                "Content-Type",
                                wanted,
                                "Vary",
                                "Accept, Authorization",
                                "Cache-Control",
                                "private, no-cache"),
                        ErrorTable.of(text));
    }

    /** The message, and below it what there is more to say. */
    static String text(JobError error) {
        return error.detail().map(detail -> error.message() + "\n\n" + detail).orElse(error.message());
    }
}
