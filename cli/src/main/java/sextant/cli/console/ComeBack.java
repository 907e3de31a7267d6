package sextant.cli.console;

/**
 * What somebody is told who ends the tool (Ctrl-C) while something elsewhere goes on. The process ends with 128 and the number of the
 * signal: 130 after Ctrl-C.
 */
public final class ComeBack implements AutoCloseable {

    private final Thread hook;

    private ComeBack(Thread hook) {
        this.hook = hook;
    }

    /** Until it is closed. @param status is cleared first */
    public static ComeBack by(String told, Console console, StatusLine status) {
        var hook = new Thread(() -> {
            status.clear();
            console.err().println();
            console.say(told);
            console.err().flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new ComeBack(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending, and the hook runs.
        }
    }
}
