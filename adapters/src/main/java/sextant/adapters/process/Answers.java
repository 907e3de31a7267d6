package sextant.adapters.process;

import java.time.Instant;
import sextant.adapters.supervisor.record.RunRecord;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd;
import sextant.engine.runner.RunEnd.Cause;

/** From what the supervisor has written down to the words of the engine. */
final class Answers {

    private Answers() {}

    /** What the supervisor says of a run, in one line. */
    static Observation observation(String answer) {
        var parts = answer.split(" ", 3);
        return switch (parts[0]) {
            case "running" ->
                new Observation.Running(Instant.ofEpochMilli(Long.parseLong(parts[1])), Boolean.parseBoolean(parts[2]));
            case "over" -> new Observation.Ended(end(RunRecord.read(answer.substring("over ".length()))));
            case "never" -> new Observation.NeverStarted();
            default -> new Observation.Unobservable("the supervisor says: " + answer);
        };
    }

    static RunEnd end(RunRecord record) {
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
