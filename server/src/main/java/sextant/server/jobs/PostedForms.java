package sextant.server.jobs;

import java.io.IOException;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.server.http.Call;
import sextant.server.uws.JobList;

/** Reads what clients send to jobs and to their lists. */
public interface PostedForms {

    PostedForm read(Call call) throws IOException;

    /** The whole body as the value of one parameter. */
    ParameterValue value(Call call, String name) throws IOException;

    /** A new job of a list. */
    Submission submission(Call call, JobList list) throws IOException;
}
