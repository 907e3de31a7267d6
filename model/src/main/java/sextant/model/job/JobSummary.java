package sextant.model.job;

import java.time.Instant;
import java.util.Optional;

/** What a list shows of a job (UWS 1.1, {@code jobref}). */
public record JobSummary(JobId id, Optional<Owner> owner, Phase phase, Optional<String> runId, Instant created) {}
