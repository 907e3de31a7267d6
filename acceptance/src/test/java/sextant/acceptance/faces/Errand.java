package sextant.acceptance.faces;

/** What a job is to do, and so where it stands once it was told to run. */
enum Errand {
    SHORT("0", "0", "COMPLETED"),
    FAILING("0", "1", "ERROR"),
    ENDLESS("3600", "0", "EXECUTING");

    /** The application that runs them. */
    static final String APPLICATION = """
            name: errand
            identifier: ivo://example.org/errand
            command: [/bin/sh, "{home}/errand.sh", "{seconds}", "{exit}", "{text}"]
            parameters:
              seconds: {type: integer}
              exit: {type: integer}
              text: {description: what it says}
            outputs:
              out: {stdout: true}
            """;

    static final String SCRIPT = """
            #!/bin/sh
            sleep "$1"
            printf '%s\\n' "$3"
            exit "$2"
            """;

    private final String seconds;
    private final String exit;
    private final String afterRun;

    Errand(String seconds, String exit, String afterRun) {
        this.seconds = seconds;
        this.exit = exit;
        this.afterRun = afterRun;
    }

    String seconds() {
        return seconds;
    }

    String exit() {
        return exit;
    }

    /** The phase that it comes to, in the words of UWS. */
    String afterRun() {
        return afterRun;
    }
}
