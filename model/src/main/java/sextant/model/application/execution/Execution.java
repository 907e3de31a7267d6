package sextant.model.application.execution;

import java.util.List;

/** What is done with the values of a job (CEABase v1.0rc1, {@code ApplicationKind}: {@code cmdline} and {@code http}). */
public sealed interface Execution permits Execution.Command, HttpCall {

    /** A program is started. @param elements the program first, then its arguments */
    record Command(List<ArgumentTemplate> elements) implements Execution {
        public Command {
            elements = List.copyOf(elements);
        }
    }
}
