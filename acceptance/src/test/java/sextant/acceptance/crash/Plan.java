package sextant.acceptance.crash;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a round does to the service.
 *
 * @param blows      in order
 * @param plantedBug a mistake that the program is told to make
 */
record Plan(long seed, List<Blow> blows, Optional<String> plantedBug) {

    private static final int POINTS_OF_A_ROUND = 7;

    /** The points at which the program can be told to die. The names are part of what it can be told, so they are written down here. */
    static final List<String> POINTS = List.of(
            "MIDDLE_OF_MIGRATION",
            "MIDDLE_OF_RECOVERY",
            "AFTER_RECOVERY",
            "BEFORE_CREATE_COMMIT",
            "AFTER_CREATE_COMMIT",
            "AFTER_ADOPT_UPLOADS",
            "AFTER_QUEUED",
            "BEFORE_CLAIM",
            "AFTER_CLAIM",
            "BEFORE_STAGE_IN",
            "MIDDLE_OF_STAGE_IN",
            "AFTER_STAGE_IN",
            "AFTER_WORK_FOLDER",
            "BEFORE_SUBMIT",
            "AFTER_SUBMIT",
            "AFTER_END_SEEN",
            "BEFORE_COLLECT",
            "MIDDLE_OF_COLLECT",
            "AFTER_COLLECT",
            "BEFORE_STAGE_OUT",
            "AFTER_STAGE_OUT",
            "BEFORE_FINISH_COMMIT",
            "AFTER_FINISH_COMMIT",
            "AFTER_FORGET_RUN",
            "AFTER_CANCEL",
            "BEFORE_ABORT_COMMIT",
            "AFTER_ABORT_COMMIT",
            "AFTER_SUSPEND",
            "AFTER_RESUME",
            "AFTER_DURATION_COMMIT",
            "BEFORE_DELETE_COMMIT",
            "AFTER_DELETE_COMMIT",
            "AFTER_DELETE_FILES",
            "BEFORE_ARCHIVE_COMMIT",
            "AFTER_ARCHIVE_COMMIT",
            "BEFORE_TELLING",
            "AFTER_TELLING",
            "AFTER_TOLD_COMMIT",
            "SUPERVISOR_BEFORE_MARK",
            "SUPERVISOR_AFTER_MARK",
            "SUPERVISOR_AFTER_SPAWN",
            "SUPERVISOR_BEFORE_EXIT_RECORD",
            "SUPERVISOR_AFTER_EXIT_RECORD");

    /** One thing that is done to the service. */
    sealed interface Blow {

        /** The server is killed so long after it was ready. */
        record KillServer(int afterMillis) implements Blow {}

        /** The supervisor of the programs is killed, and the server goes on. */
        record KillSupervisor(int afterMillis) implements Blow {}

        /** Both are killed. */
        record KillBoth(int afterMillis) implements Blow {}

        /** A server is started that dies by itself when it comes to this point for the n-th time. */
        record Point(String name, int times) implements Blow {}
    }

    /** At random instants: mostly the server, sometimes the supervisor too or instead. */
    static Plan random(long seed, int kills) {
        var random = new Random(seed);
        var blows = Stream.generate(() -> blow(random.nextInt(10), 200 + random.nextInt(2500)))
                .limit(kills)
                .toList();
        return new Plan(seed, blows, Optional.empty());
    }

    private static Blow blow(int kind, int afterMillis) {
        return switch (kind) {
            case 0 -> new Blow.KillSupervisor(afterMillis);
            case 1 -> new Blow.KillBoth(afterMillis);
            default -> new Blow.KillServer(afterMillis);
        };
    }

    /** At these points, one after the other, on the same data folder; at a random one of the first times that each is reached. */
    static Plan at(List<String> points, long seed) {
        var random = new Random(seed);
        var blows = points.stream()
                .<Blow>map(point -> new Blow.Point(point, isReachedOnce(point) ? 1 : 1 + random.nextInt(4)))
                .toList();
        return new Plan(seed, blows, Optional.empty());
    }

    /** All points in groups, each for a round of its own. Only an empty data folder is migrated, so that comes first in its group. */
    static List<List<String>> groups() {
        return IntStream.iterate(0, i -> i < POINTS.size(), i -> i + POINTS_OF_A_ROUND)
                .mapToObj(i -> POINTS.subList(i, Math.min(POINTS.size(), i + POINTS_OF_A_ROUND)))
                .toList();
    }

    /** Whether a server comes to this point only once in its life. */
    private static boolean isReachedOnce(String point) {
        return point.endsWith("_RECOVERY") || point.endsWith("_MIGRATION");
    }

    Plan with(String bug) {
        return new Plan(seed, blows, Optional.of(bug));
    }
}
