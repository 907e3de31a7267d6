package sextant.server.jobpages;

import java.util.List;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.server.web.Shell;
import sextant.server.web.Words;

/**
 * What one would do next with a job from elsewhere.
 *
 * @param curl    one command to a line
 * @param python  with pyvo
 * @param sextant of our own command line tool
 */
public record SameJob(String curl, String python, String sextant) {

    /** @param address of the job, whole */
    static SameJob of(Job job, Caller caller, String address) {
        var curl = caller instanceof Caller.Anonymous ? "curl " : "curl -H \"Authorization: Bearer $SEXTANT_TOKEN\" ";
        return new SameJob(
                String.join("\n", curl(job, curl, address)),
                python(job, address),
                String.join("\n", sextant(job, Shell.word(address))));
    }

    private static List<String> curl(Job job, String curl, String address) {
        return switch (job.phase()) {
            case PENDING, HELD ->
                List.of(curl + "-d PHASE=RUN " + Shell.word(address + "/phase"), curl + Shell.word(address));
            case SUSPENDED ->
                List.of(
                        curl + "-d PHASE=RUN " + Shell.word(address + "/phase"),
                        curl + "-d PHASE=ABORT " + Shell.word(address + "/phase"));
            case QUEUED, EXECUTING, UNKNOWN ->
                List.of(
                        curl + Shell.word(address + "?WAIT=60&PHASE=" + job.phase()),
                        curl + "-d PHASE=ABORT " + Shell.word(address + "/phase"));
            case COMPLETED ->
                job.results().isEmpty()
                        ? List.of(curl + Shell.word(address + "/results"))
                        : job.results().stream()
                                .map(result ->
                                        curl + "-OJ " + Shell.word(address + "/results/" + Words.segment(result.id())))
                                .toList();
            case ERROR, ABORTED, ARCHIVED -> List.of(curl + Shell.word(address + "/error"));
        };
    }

    private static String python(Job job, String address) {
        var next = switch (job.phase()) {
            case PENDING -> "job.run().wait()\nprint(job.fetch_result().to_table())";
            case COMPLETED -> "print(job.fetch_result().to_table())";
            case QUEUED, EXECUTING, UNKNOWN -> "job.wait()\nprint(job.fetch_result().to_table())";
            case HELD, SUSPENDED -> "job.run()";
            case ERROR, ABORTED, ARCHIVED -> "print(job.phase, job.job.message)";
        };
        return "import pyvo\n\njob = pyvo.dal.tap.AsyncTAPJob(" + Shell.python(address) + ")\n" + next;
    }

    private static List<String> sextant(Job job, String address) {
        var show = "sextant show " + address;
        return switch (job.phase()) {
            case SUSPENDED -> List.of("sextant resume " + address, "sextant abort " + address, show);
            case PENDING, HELD -> List.of("sextant resume " + address, show);
            case EXECUTING -> List.of("sextant suspend " + address, "sextant abort " + address, show);
            case QUEUED, UNKNOWN -> List.of("sextant abort " + address, show);
            case COMPLETED, ERROR, ABORTED, ARCHIVED -> List.of(show);
        };
    }
}
