package sextant.engine.fault;

/**
 * A mistake that a test makes the program commit, to see that the proof of what is never lost would notice it. The system property
 * {@code sextant.planted-bug} names one, in lower case with hyphens; without it the compiler drops every question.
 */
public enum PlantedBug {
    /** The store says that a change is on disk before it is. */
    ACKNOWLEDGE_BEFORE_COMMIT,
    /** After a restart a run is started again without asking the runner what became of it. */
    RESTART_WITHOUT_LOOKING,
    /** A run is started although its start mark is taken. */
    START_MARK_IGNORED;

    private static final String NAMED = System.getProperty("sextant.planted-bug", "");

    private static final boolean ANY = !NAMED.isEmpty();

    /** Whether the program is to make this mistake. */
    public boolean planted() {
        return ANY && name().replace('_', '-').equalsIgnoreCase(NAMED);
    }
}
