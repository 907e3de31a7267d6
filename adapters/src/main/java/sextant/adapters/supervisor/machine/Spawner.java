package sextant.adapters.supervisor.machine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import sextant.adapters.supervisor.record.RunOrder;

/**
 * Starts programs: {@code posix_spawn}, no shell, each in a session of its own. The limits of the program are set on this process
 * for the moment of starting, so that the program has them from its first instruction and no other program is needed to set them. Only
 * that it may not raise them again is said to it when it is there; see {@link #limit}.
 */
public final class Spawner {

    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;

    private static final int CORE_SIZE = 4;
    private static final int FILE_SIZE = 1;
    private static final int OPEN_FILES = 7;
    private static final int DATA_SIZE = 2;
    private static final int PROCESSES_OF_USER = 6;

    /** Of all that the user runs, whatever a run may have, where nobody can count those of a run in time. */
    private static final long BACKSTOP = 4096;

    private static final MethodHandle SPAWN =
            Libc.function("posix_spawn", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle ATTRIBUTES = Libc.function("posix_spawnattr_init", JAVA_INT, ADDRESS);
    private static final MethodHandle FLAGS = Libc.function("posix_spawnattr_setflags", JAVA_INT, ADDRESS, JAVA_SHORT);
    private static final MethodHandle DEFAULTS =
            Libc.function("posix_spawnattr_setsigdefault", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle ACTIONS = Libc.function("posix_spawn_file_actions_init", JAVA_INT, ADDRESS);
    private static final MethodHandle NO_ACTIONS = Libc.function("posix_spawn_file_actions_destroy", JAVA_INT, ADDRESS);
    private static final MethodHandle OPEN =
            Libc.function("posix_spawn_file_actions_addopen", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle DUPLICATE =
            Libc.function("posix_spawn_file_actions_adddup2", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle FOLDER =
            Libc.function("posix_spawn_file_actions_addchdir_np", JAVA_INT, ADDRESS, ADDRESS);

    private final MemorySegment attributes = Arena.global().allocate(1024, 16);
    private final long[] fileSize = Libc.limit(0, FILE_SIZE);
    private final long[] openFiles = Libc.limit(0, OPEN_FILES);

    public Spawner() {
        var allSignals = Arena.global().allocate(128, 16);
        allSignals.fill((byte) 0xFF);
        try {
            int ignored = (int) ATTRIBUTES.invokeExact(Libc.state(), attributes);
            int set = (int) DEFAULTS.invokeExact(Libc.state(), attributes, allSignals);
            int flags = (int) FLAGS.invokeExact(Libc.state(), attributes, (short) (SETSIGDEF | SETSIGMASK | SETSID));
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
        Libc.limit(0, CORE_SIZE, 0, 0);
    }

    /**
     * Starts a program.
     *
     * @param status a descriptor that becomes number 3 of the program, or -1
     * @return its process number, or the error number made negative
     */
    public int start(RunOrder order, List<String> environment, int stdout, int stderr, int status) {
        Libc.keepDescriptorsToOurselves();
        try (var arena = Arena.ofConfined()) {
            var actions = arena.allocate(256, 16);
            int ignored = (int) ACTIONS.invokeExact(Libc.state(), actions);
            int input = (int) OPEN.invokeExact(Libc.state(), actions, 0, arena.allocateFrom("/dev/null"), 0, 0);
            duplicate(actions, stdout, 1);
            duplicate(actions, stderr, 2);
            if (status >= 0) {
                duplicate(actions, status, 3);
            }
            int folder = (int) FOLDER.invokeExact(Libc.state(), actions, arena.allocateFrom(order.work()));
            var pid = arena.allocate(JAVA_INT);
            var program = arena.allocateFrom(order.program());
            var arguments = strings(arena, order.arguments());
            var variables = strings(arena, environment);
            long files = Math.min(order.openFiles(), openFiles[1]);
            int problem;
            Libc.limit(0, FILE_SIZE, Math.min(order.fileSize(), max(fileSize[1])), fileSize[1]);
            Libc.limit(0, OPEN_FILES, files, openFiles[1]);
            try {
                problem =
                        (int) SPAWN.invokeExact(Libc.state(), pid, program, actions, attributes, arguments, variables);
            } finally {
                Libc.limit(0, FILE_SIZE, fileSize[0], fileSize[1]);
                Libc.limit(0, OPEN_FILES, openFiles[0], openFiles[1]);
            }
            int forgotten = (int) NO_ACTIONS.invokeExact(Libc.state(), actions);
            if (problem != 0) {
                return -problem;
            }
            return pid.get(JAVA_INT, 0);
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
    }

    /**
     * Takes away from a process, and from all that it starts from now on, the right to raise its limits.
     *
     * @param counted whether a control group counts memory and processes; if not, at least no single process has more memory than all
     *                may have, and a fork bomb ends somewhere
     */
    public void limit(int pid, RunOrder order, boolean counted) {
        long files = Math.min(order.openFiles(), openFiles[1]);
        Libc.limit(pid, FILE_SIZE, order.fileSize(), order.fileSize());
        Libc.limit(pid, OPEN_FILES, files, files);
        if (!counted) {
            Libc.limit(pid, DATA_SIZE, order.memory(), order.memory());
            long processes = BACKSTOP + order.processes();
            Libc.limit(pid, PROCESSES_OF_USER, processes, processes);
        }
    }

    /** No limit is all ones, which is -1 in Java. */
    private static long max(long limit) {
        return limit < 0 ? Long.MAX_VALUE : limit;
    }

    private static void duplicate(MemorySegment actions, int from, int to) throws Throwable {
        int ignored = (int) DUPLICATE.invokeExact(Libc.state(), actions, from, to);
    }

    private static MemorySegment strings(Arena arena, List<String> texts) {
        var array = arena.allocate(ADDRESS, texts.size() + 1);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
        }
        return array;
    }
}
