package sextant.acceptance.crash;

/** The program did not come to a fault point, so nothing is known about a crash there. */
final class PointNotReached extends RuntimeException {

    private static final long serialVersionUID = 1;

    PointNotReached(String point) {
        super("the program did not come to " + point);
    }
}
