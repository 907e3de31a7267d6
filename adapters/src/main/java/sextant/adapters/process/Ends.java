package sextant.adapters.process;

import java.time.Instant;
import sextant.adapters.supervisor.record.RunRecord;
import sextant.engine.runner.RunEnd;
import sextant.engine.runner.RunEnd.Cause;

/** From what the supervisor has written down to the words of the engine. */
final class Ends {

    private Ends() {}

    static RunEnd read(String record) {
        return of(RunRecord.read(record));
    }

    static RunEnd of(RunRecord record) {
        return new RunEnd(cause(record), Instant.ofEpochMilli(record.began()), Instant.ofEpochMilli(record.at()));
    }

    private static Cause cause(RunRecord record) {
        return switch (record.kind()) {
            case EXITED -> new Cause.Exited(Integer.parseInt(record.detail()));
            case SIGNALLED -> new Cause.Signalled(record.detail());
            case OVER_LIMIT -> new Cause.OverLimit(RunEnd.Limit.valueOf(record.detail()));
            case CANCELLED -> new Cause.Cancelled();
            case CANNOT_START -> new Cause.CannotStart(record.why());
            case LOST -> new Cause.Lost(record.detail(), record.why());
        };
    }
}
