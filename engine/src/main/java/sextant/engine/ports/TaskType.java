package sextant.engine.ports;

import sextant.engine.configuration.Section;

/**
 * One kind of Task: what its {@code taskinfo} looks like, and how it is judged against what an operator takes. A new kind is one
 * class and one line in the server's wiring.
 */
public interface TaskType {

    /** Constant. Called whenever a type is looked up or its page is shown. */
    TypeDescription description();

    /**
     * Reads the conditions of one entry of a route's {@code accepts}. Called once for each entry when a platform is loaded, on
     * the loading thread.
     *
     * @param entry the entry without its {@code task} key; every key that is not read here is reported as unknown
     * @return the rules, used by many threads at once for as long as the platform is in force
     */
    TaskRules rules(Section entry);

    /**
     * Whether Tasks of this type are run by this server, and the offer of a route leads to its own list of jobs. Constant. Such a type
     * is taken by routes that run jobs, and by no others.
     */
    default boolean runsHere() {
        return false;
    }

    /** As {@link #rules(Section)}, for an entry of a route that runs jobs here. */
    default TaskRules rules(Section entry, RunsHere here) {
        return rules(entry);
    }
}
