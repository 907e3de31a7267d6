package sextant.server.web;

import java.net.URI;
import java.util.Optional;
import sextant.model.task.Task;
import sextant.model.writing.DocumentFormat;

/**
 * The question of the form as one would ask it from a terminal.
 *
 * @param file    the Task as a YAML file, empty if the task type is all there is
 * @param curl    a command for any shell
 * @param command of our own command line tool
 */
record SameQuestion(String file, String curl, String command) {

    /**
     * @param type   the task type
     * @param task   as it was read, if it was
     * @param server where this server is reached from outside
     */
    static SameQuestion of(String type, Optional<Task> task, URI server) {
        var particular = task.filter(asked -> !asked.general()
                || !asked.resources().isEmpty()
                || !asked.data().isEmpty());
        return particular.map(asked -> withFile(asked, server)).orElseGet(() -> withTypeAlone(type, server));
    }

    private static SameQuestion withFile(Task task, URI server) {
        return new SameQuestion(
                Words.text(DocumentFormat.YAML, task.document().root()).stripTrailing(),
                "curl --data-binary @task.yaml -H 'Content-Type: application/yaml' " + Shell.word(server + "/accepts"),
                "sextant plan task.yaml --server " + Shell.word(server.toString()));
    }

    private static SameQuestion withTypeAlone(String type, URI server) {
        return new SameQuestion(
                "",
                "curl " + Shell.word(server + "/accepts?tasktype=" + encoded(type)),
                "sextant plan --type " + Shell.word(type) + " --server " + Shell.word(server.toString()));
    }

    /** For people: what a query may hold unencoded stays readable. */
    private static String encoded(String type) {
        return Words.encode(type).replace("%3A", ":").replace("%2F", "/");
    }
}
