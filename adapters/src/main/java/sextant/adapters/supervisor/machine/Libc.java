package sextant.adapters.supervisor.machine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The calls of the C library that the supervisor makes. One thread only: the error number of the last call is kept in one place. A
 * call that failed answers a negative number, and {@link #error} says why.
 */
public final class Libc {

    public static final int EINTR = 4;
    public static final int POLLIN = 1;
    public static final int POLLHUP = 16;

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;
    private static final int O_CLOEXEC = 0x80000;
    private static final int SEND_NOW_AND_QUIETLY = 0x40 | 0x4000;
    private static final int CLOCK_BOOTTIME = 7;
    private static final int WNOHANG = 1;
    private static final int SIGKILL = 9;
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final int PR_SET_NO_NEW_PRIVS = 38;

    /** The same on all processors that were added to Linux since 2011, and on x86-64. */
    private static final long PIDFD_SEND_SIGNAL = 424;

    private static final long PIDFD_OPEN = 434;
    private static final long CLOSE_RANGE = 436;
    private static final long CLOSE_RANGE_CLOEXEC = 4;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));
    private static final MemorySegment STATE = Arena.global().allocate(Linker.Option.captureStateLayout());
    private static final MemorySegment SCRATCH = Arena.global().allocate(256, 16);

    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle SEND = function("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle PIPE2 = function("pipe2", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle POLL = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle LISTEN = function("listen", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle ACCEPT = function("accept4", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle WAITPID = function("waitpid", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle KILL = function("kill", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SETSID = function("setsid", JAVA_INT);
    private static final MethodHandle GETUID = function("getuid", JAVA_INT);
    private static final MethodHandle UMASK = function("umask", JAVA_INT, JAVA_INT);
    private static final MethodHandle PRLIMIT = function("prlimit64", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle CLOCK = function("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle PRCTL =
            variadic("prctl", 1, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle SYSCALL =
            variadic("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private Libc() {}

    public static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                SYMBOLS.findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"));
    }

    private static MethodHandle variadic(String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                SYMBOLS.findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(fixed));
    }

    /** Where every call leaves its error number. */
    public static MemorySegment state() {
        return STATE;
    }

    /** The error number of the last call that failed. */
    public static int error() {
        return (int) ERRNO.get(STATE, 0L);
    }

    public static void close(int descriptor) {
        try {
            int ignored = (int) CLOSE.invokeExact(STATE, descriptor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    public static int read(int descriptor, MemorySegment into) {
        try {
            return (int) (long) READ.invokeExact(STATE, descriptor, into, into.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Never waits, and raises no signal if nobody is there any more. */
    public static int send(int socket, MemorySegment bytes) {
        try {
            return (int) (long) SEND.invokeExact(STATE, socket, bytes, bytes.byteSize(), SEND_NOW_AND_QUIETLY);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The ends of a new pipe, the one to read from first; neither is passed on by accident. Null if there are too many. */
    public static int @org.jspecify.annotations.Nullable [] pipe() {
        try {
            int result = (int) PIPE2.invokeExact(STATE, SCRATCH, O_CLOEXEC);
            return result < 0 ? null : new int[] {SCRATCH.get(JAVA_INT, 0), SCRATCH.get(JAVA_INT, 4)};
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    public static int poll(MemorySegment descriptors, int count, int milliseconds) {
        try {
            return (int) POLL.invokeExact(STATE, descriptors, (long) count, milliseconds);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A socket that listens in the working folder. */
    public static int listen(String path) {
        try (var arena = Arena.ofConfined()) {
            int socket = (int) SOCKET.invokeExact(STATE, AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
            var address = arena.allocate(110);
            address.set(java.lang.foreign.ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            address.setString(2, path);
            if ((int) BIND.invokeExact(STATE, socket, address, 110) < 0
                    || (int) LISTEN.invokeExact(STATE, socket, 64) < 0) {
                throw new IllegalStateException("cannot listen on " + path + ": error " + error());
            }
            return socket;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    public static int accept(int socket) {
        try {
            return (int) ACCEPT.invokeExact(STATE, socket, MemorySegment.NULL, MemorySegment.NULL, O_CLOEXEC);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Buries a child that has ended. @return its wait status, or -1 if it has not ended or is no child */
    public static int bury(int pid) {
        try {
            int result = (int) WAITPID.invokeExact(STATE, pid, SCRATCH, WNOHANG);
            return result == pid ? SCRATCH.get(JAVA_INT, 0) : -1;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Ends a child that nobody has buried yet, so that its number is surely its own, and buries it. */
    public static void end(int child) {
        try {
            int ignored = (int) KILL.invokeExact(STATE, child, SIGKILL);
            int result;
            do {
                result = (int) WAITPID.invokeExact(STATE, child, SCRATCH, 0);
            } while (result < 0 && error() == EINTR);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A session of its own, orphans come to us, and nobody that we start gains rights by starting a set-uid program. */
    public static void becomeSupervisor(boolean noNewPrivileges) {
        try {
            int ignored = (int) SETSID.invokeExact(STATE);
            int mask = (int) UMASK.invokeExact(STATE, 022);
            if (prctl(PR_SET_CHILD_SUBREAPER) < 0 || (noNewPrivileges && prctl(PR_SET_NO_NEW_PRIVS) < 0)) {
                throw new IllegalStateException("prctl failed: error " + error());
            }
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static int prctl(int what) throws Throwable {
        return (int) PRCTL.invokeExact(STATE, what, 1L, 0L, 0L, 0L);
    }

    public static int userId() {
        try {
            return (int) GETUID.invokeExact(STATE);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The limit that is in force and the most that it can be set to. @param pid 0 is this process */
    public static long[] limit(int pid, int resource) {
        try {
            int ignored = (int) PRLIMIT.invokeExact(STATE, pid, resource, MemorySegment.NULL, SCRATCH);
            return new long[] {SCRATCH.get(JAVA_LONG, 0), SCRATCH.get(JAVA_LONG, 8)};
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    public static boolean limit(int pid, int resource, long now, long most) {
        try {
            SCRATCH.set(JAVA_LONG, 0, now);
            SCRATCH.set(JAVA_LONG, 8, most);
            return (int) PRLIMIT.invokeExact(STATE, pid, resource, SCRATCH, MemorySegment.NULL) == 0;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Milliseconds since the machine was started; nobody can set this clock. */
    public static long sinceBoot() {
        try {
            int ignored = (int) CLOCK.invokeExact(STATE, CLOCK_BOOTTIME, SCRATCH);
            return SCRATCH.get(JAVA_LONG, 0) * 1000 + SCRATCH.get(JAVA_LONG, 8) / 1_000_000;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A descriptor that stands for a process, and never for a later one with the same number. Readable when the process has ended. */
    public static int openProcess(int pid) {
        return (int) syscall(PIDFD_OPEN, pid, 0, 0, 0);
    }

    public static boolean signal(int process, int signal) {
        return syscall(PIDFD_SEND_SIGNAL, process, signal, 0, 0) == 0;
    }

    /** From now on no descriptor but the standard ones is passed on to a program. */
    public static void keepDescriptorsToOurselves() {
        syscall(CLOSE_RANGE, 3, 0xFFFFFFFFL, CLOSE_RANGE_CLOEXEC, 0);
    }

    private static long syscall(long number, long first, long second, long third, long fourth) {
        try {
            return (long) SYSCALL.invokeExact(STATE, number, first, second, third, fourth);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    public static RuntimeException unexpected(Throwable problem) {
        if (problem instanceof RuntimeException asItIs) {
            return asItIs;
        }
        if (problem instanceof Error serious) {
            throw serious;
        }
        return new IllegalStateException(problem);
    }
}
