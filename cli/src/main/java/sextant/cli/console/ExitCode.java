package sextant.cli.console;

/** How the tool ends. Scripts depend on these numbers: they are never given another meaning. */
public enum ExitCode {
    OK(0, "Done; of plan: at least one planner says yes."),
    BUG(1, "A fault of this tool; of check and explain: the platform.yaml cannot be used."),
    USAGE(2, "The command line, a file, or the question is wrong."),
    REFUSED(3, "No planner says yes, and at least one says no; of a job: not in this phase."),
    AUTHENTICATION(4, "No answer: the token is missing, not known, or not enough."),
    NOT_FOUND(5, "There is no such job, result, application or program, or no planner at this address."),
    FAILED(6, "The job ended with an error."),
    ABORTED(7, "The job was ended before it was done."),
    TIMEOUT(8, "No answer in time; of wait: the job goes on."),
    NETWORK(10, "No answer: the server cannot be reached, or says nothing that can be read.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
