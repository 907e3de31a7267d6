package sextant.engine.platform;

import java.util.List;
import sextant.model.pattern.Glob;

/**
 * Which data the Tasks of a route can read (section 6), as patterns over {@link sextant.model.task.DataReference#canonical()}.
 *
 * @param declared    whether the operator says anything about data; a route that does not is not judged by data
 * @param reaches     can be read from there
 * @param colocated   lies beside the compute, and can be read of course
 * @param passesToken whether the caller's token is passed into the Task (section 3.3)
 */
public record DataReach(boolean declared, List<Glob> reaches, List<Glob> colocated, boolean passesToken) {

    public static final DataReach UNDECLARED = new DataReach(false, List.of(), List.of(), false);

    public DataReach {
        reaches = List.copyOf(reaches);
        colocated = List.copyOf(colocated);
    }
}
