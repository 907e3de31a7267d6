package sextant.engine.jobs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sextant.engine.applications.CallFailure;
import sextant.engine.jobs.StateGraph.Happening;
import sextant.engine.runner.RunEnd;
import sextant.engine.runner.RunEnd.Cause;
import sextant.model.application.ErrorPattern;
import sextant.model.job.Job;
import sextant.model.job.JobError;

/**
 * What the end of a run means for its job. Somebody's wish to end a job is kept in the job itself, as its error, while its run is
 * still alive: once wished it comes true, whatever the run does meanwhile and even if the server dies. ABORTED is thus never
 * overwritten by ERROR.
 *
 * @param happening COMPLETE, FAIL, ABORT or RESTART
 * @param error     what the job is to say of it; empty if it ended well
 */
record Ending(Happening happening, Optional<JobError> error) {

    /** A restartable application is started so often at most: one that brings the machine down must not do so for ever. */
    static final int MOST_ATTEMPTS = 3;

    private static final String EXIT_CODE = "exit-code";

    /** Failures about which the program itself may have said something. */
    private static final Set<String> OF_THE_PROGRAM = Set.of(EXIT_CODE, "signal", "result-missing");

    /** Characters of what a program said that are in the sentence of the error; the rest is in its detail. */
    private static final int LONGEST_LINE = 200;

    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\s]+");

    /** An absolute path of more than one part; not that of a URL. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w:/.~-])(?:/[^\\s/:;,'\"()<>\\[\\]]+)+/([^\\s/:;,'\"()<>\\[\\]]+)");

    /** Why somebody wants a job to end whose run may be alive. */
    static Optional<JobError> wish(Job job) {
        return job.phase().mayRun() ? job.error() : Optional.empty();
    }

    static Ending of(RunEnd end, Job job, boolean restartable) {
        var wish = wish(job);
        if (wish.isPresent()) {
            return new Ending(Happening.ABORT, wish);
        }
        var ending = of(end.cause(), job, restartable);
        return end.cut() && ending.happening() == Happening.COMPLETE ? cut() : ending;
    }

    /** What the program has written is not all there, so it did not end well whatever it says. */
    private static Ending cut() {
        return new Ending(
                Happening.FAIL,
                Optional.of(new JobError(
                        true,
                        "no-space",
                        "There was no room left for what the program wrote. Run it again later.",
                        Optional.empty())));
    }

    private static Ending of(Cause cause, Job job, boolean restartable) {
        return switch (cause) {
            case Cause.Exited(int code) when code == 0 -> new Ending(Happening.COMPLETE, Optional.empty());
            case Cause.Exited(int code) -> failed(EXIT_CODE, "The program ended with exit code " + code + ".");
            case Cause.Signalled(var name) -> failed("signal", "The program was ended by the signal " + name + ".");
            case Cause.OverLimit(var limit) -> over(limit, job);
            case Cause.Cancelled() ->
                new Ending(Happening.ABORT, Optional.of(error("cancelled", "The run was ended from outside.")));
            case Cause.CannotStart(var why) ->
                failed(
                        "cannot-start",
                        "The program could not be started: " + why + ". Tell the operator of this server.");
            case Cause.Lost(var word, var why) ->
                restartable && job.attempt() < MOST_ATTEMPTS
                        ? new Ending(Happening.RESTART, Optional.empty())
                        : new Ending(
                                Happening.FAIL,
                                Optional.of(new JobError(
                                        true,
                                        word,
                                        "What became of the run is not known: " + why + ". Run it again.",
                                        Optional.empty())));
        };
    }

    private static Ending over(RunEnd.Limit limit, Job job) {
        return switch (limit) {
            case DURATION -> late(job);
            case MEMORY -> failed("memory-limit", "The program took more memory than its application may.");
            case PROCESSES ->
                failed("processes-limit", "The program had more processes at the same time than its application may.");
        };
    }

    /** To fetch inputs and to send outputs is a part of what a job may take. */
    static Ending late(Job job) {
        return new Ending(
                Happening.ABORT,
                Optional.of(error(
                        "duration",
                        "It ran longer than its execution duration of " + job.executionDuration()
                                + " s. What it had written by then is kept.")));
    }

    static Ending failed(String word, String message) {
        return new Ending(Happening.FAIL, Optional.of(error(word, message)));
    }

    static JobError error(String word, String message) {
        return new JobError(false, word, message, Optional.empty());
    }

    /**
     * The same, and for a program that failed also why: what its author says of such failures, the first pattern that is found, in what
     * it wrote to standard error before what it wrote to standard output. Otherwise what the program says.
     *
     * @param call whether the program is ours, which calls web services
     */
    Ending explained(List<ErrorPattern> patterns, String stderr, String stdout, boolean call) {
        return error.filter(one -> happening == Happening.FAIL && OF_THE_PROGRAM.contains(one.word()))
                .flatMap(one -> Stream.of(stderr, stdout)
                        .flatMap(said -> patterns.stream()
                                .filter(pattern -> isIn(pattern, said))
                                .map(pattern ->
                                        new JobError(pattern.passing(), one.word(), pattern.text(), Optional.of(said))))
                        .findFirst())
                .map(explained -> new Ending(happening, Optional.of(explained)))
                .orElseGet(() -> call ? called(stderr) : because(stderr));
    }

    /** Why the call of a web service came to nothing, and whether that may pass. */
    private Ending called(String said) {
        return error.filter(one -> one.word().equals(EXIT_CODE))
                .flatMap(_ -> CallFailure.of(said))
                .map(why -> new JobError(why.again(), why.word(), why.text(), Optional.empty()))
                .map(why -> new Ending(happening, Optional.of(why)))
                .orElse(this);
    }

    private static boolean isIn(ErrorPattern pattern, String said) {
        return com.google.re2j.Pattern.compile(pattern.expression())
                .matcher(said)
                .find();
    }

    /** Most programs say why they failed in the last line that they write. */
    private Ending because(String said) {
        return error.filter(one -> one.word().equals(EXIT_CODE) && one.message().endsWith("."))
                .flatMap(one -> lastLine(said).map(line -> {
                    var message = one.message().substring(0, one.message().length() - 1) + ": " + line;
                    return new Ending(
                            happening, Optional.of(new JobError(one.passing(), one.word(), message, one.detail())));
                }))
                .orElse(this);
    }

    /** Without colours and other control characters, and with names of files where it has paths of the server. */
    private static Optional<String> lastLine(String said) {
        return said.lines()
                .map(line -> COLOUR.matcher(line).replaceAll(""))
                .map(line -> UNPRINTABLE.matcher(line).replaceAll(" ").strip())
                .map(line -> PATH.matcher(line).replaceAll("$1"))
                .filter(line -> !line.isEmpty())
                .reduce((_, last) -> last)
                .map(line -> line.codePointCount(0, line.length()) <= LONGEST_LINE
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE - 1)) + "…");
    }

    /** The same, with more to read at the resource {@code error}. */
    Ending detail(String text) {
        return text.isBlank()
                ? this
                : new Ending(
                        happening,
                        error.map(one -> one.detail().isPresent()
                                ? one
                                : new JobError(one.passing(), one.word(), one.message(), Optional.of(text))));
    }
}
