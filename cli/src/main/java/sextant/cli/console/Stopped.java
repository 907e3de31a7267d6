package sextant.cli.console;

/** The tool cannot go on, for a reason that the person at the keyboard can mend. The message is for them. */
public final class Stopped extends RuntimeException {

    private final ExitCode code;

    public Stopped(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The command line or a file is wrong. */
    public static Stopped usage(String message) {
        return new Stopped(ExitCode.USAGE, message);
    }

    public ExitCode code() {
        return code;
    }
}
