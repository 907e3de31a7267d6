package sextant.acceptance.uws;

/**
 * One row of the checklist.
 *
 * @param id   as there
 * @param what for people
 */
record Row(String id, String what, Check check) {

    /** Asks, and looks at what comes. */
    interface Check {
        void on(Observatory observatory);
    }

    static Row of(String id, String what, Check check) {
        return new Row(id, what, check);
    }

    @Override
    public String toString() {
        return id + " " + what;
    }
}
