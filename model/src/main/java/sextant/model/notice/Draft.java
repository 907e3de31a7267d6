package sextant.model.notice;

import java.util.Optional;
import sextant.model.callback.Listener;
import sextant.model.job.JobId;

/**
 * Something to be told to one listener, before it is stored.
 *
 * @param label the client's own id of the job, if it has one
 */
public record Draft(JobId job, Optional<String> label, Listener listener, Happened happened) {}
