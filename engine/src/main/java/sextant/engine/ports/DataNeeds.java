package sextant.engine.ports;

/**
 * What a task type needs of the way in which a route reaches data (section 3.3 of the note). The route declares what it has in its
 * {@code data} section; the planner compares the two.
 *
 * @param colocated every data reference of the Task must lie beside the compute; with none, something must lie there
 * @param token     the caller's token must be passed into the Task
 */
public record DataNeeds(boolean colocated, boolean token) {

    public static final DataNeeds NONE = new DataNeeds(false, false);
}
