package sextant.engine.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.job.Job;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;

/**
 * What a job that waits or runs says about how long it takes.
 *
 * @param bytes   of all files that go in; empty if some are fetched only when it runs
 * @param running since when, without the time in which it stood still; empty while it waits
 * @param still   whether it has a place and does not go on
 */
record Load(String application, OptionalLong bytes, Optional<Instant> running, boolean still) {

    static Load of(Job job) {
        return new Load(
                job.application(),
                bytes(job),
                job.started()
                        .filter(_ -> job.phase().mayRun())
                        .map(since -> since.minusMillis(
                                job.suspendedBy().isPresent() ? 0 : job.ran().orElse(0))),
                job.phase() == Phase.SUSPENDED);
    }

    static OptionalLong bytes(Job job) {
        long sum = 0;
        for (var value : job.parameters()) {
            switch (value) {
                case ParameterValue.Text _ -> {}
                case ParameterValue.Upload upload -> sum += upload.size();
                case ParameterValue.Indirect _ -> {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.of(sum);
    }
}
