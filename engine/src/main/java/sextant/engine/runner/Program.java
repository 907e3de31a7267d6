package sextant.engine.runner;

import java.util.List;
import sextant.engine.applications.WebRequest;
import sextant.engine.platform.EgressPolicy;

/** What a run does. */
public sealed interface Program {

    /** A program of the application. @param arguments the program first; made by {@code CommandLine} and by nothing else */
    record Command(List<String> arguments) implements Program {
        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A call of a web service, done by a program of ours that the runner has; it is a run like any other. What it says is in {@code
     * CallFailure}.
     *
     * @param egress where it may go
     */
    record Call(WebRequest request, EgressPolicy egress) implements Program {}
}
