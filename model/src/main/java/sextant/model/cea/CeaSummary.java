package sextant.model.cea;

import java.util.List;

/**
 * All of a job, as {@code execution-summary-type} has it.
 *
 * @param application its identifier
 * @param execution   the id of the job
 * @param inputs      in the order in which they came
 * @param results     empty until the job has ended
 * @param status      the phase, in the words of the vocabulary
 */
public record CeaSummary(
        String application, String execution, List<CeaValue> inputs, List<CeaValue> results, String status) {

    public CeaSummary {
        inputs = List.copyOf(inputs);
        results = List.copyOf(results);
    }
}
