package sextant.server.uws;

import java.io.IOException;
import java.util.Optional;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.server.http.Call;
import sextant.server.http.Response;

/** What a resource of one job does. It gets a job only after {@code Jobs.find} has given it to this caller. */
@FunctionalInterface
public interface JobHandler {

    Response answer(Call call, Caller caller, Job job) throws IOException;

    /** What can be answered on the event loop: without blocking, and at little cost. */
    @FunctionalInterface
    interface AtOnce {

        /** @return empty leaves the call to the handler */
        Optional<? extends Response> answer(Call call, Caller caller, Job job) throws IOException;
    }
}
