package sextant.model.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a job, for those who follow it. It is stored in the same transaction as the change that it tells of.
 *
 * @param sequence strictly growing over all jobs of a store; what a listener resumes from
 * @param version  of the job after the change
 * @param phase    of the job after the change; empty once the job is deleted
 */
public record JobEvent(
        long sequence,
        JobId job,
        Optional<Owner> owner,
        String route,
        String application,
        long version,
        Optional<Phase> phase,
        Instant at) {}
