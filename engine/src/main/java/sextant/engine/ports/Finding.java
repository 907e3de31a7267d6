package sextant.engine.ports;

import java.util.List;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;

/**
 * One failed condition and what would mend it.
 *
 * @param repairs each one alone mends this finding, the smallest first; empty if no change of the Task would
 */
public record Finding(Reason reason, List<Repair> repairs) {

    /**
     * @param text    one sentence for a person: "ask for at most 8 cores"
     * @param changes all of them are made together
     */
    public record Repair(String text, List<Change> changes) {
        public Repair {
            changes = List.copyOf(changes);
        }
    }

    public Finding {
        repairs = List.copyOf(repairs);
    }

    public static Finding of(Reason reason) {
        return new Finding(reason, List.of());
    }

    public static Finding of(Reason reason, String text, Change... changes) {
        return new Finding(reason, List.of(new Repair(text, List.of(changes))));
    }
}
