package sextant.cli.jobs;

import java.util.Optional;
import sextant.cli.console.ExitCode;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** What a server says about a job. */
sealed interface Told {

    /** The job. @param job as it came: the JSON twin of the UWS document */
    record Job(Fields job) implements Told {

        String phase() {
            return text("phase");
        }

        /** A text, or nothing. */
        String text(String name) {
            return Told.text(job, name);
        }
    }

    /** Why there is none, or why it was not done. @param why one sentence or two for a person */
    record Not(ExitCode code, String why) implements Told {}

    /** A text, number or truth of an object as text; nothing for anything else. */
    static String text(Node object, String name) {
        return object instanceof Fields fields
                        && fields.get(name).orElse(Scalar.NULL) instanceof Scalar(var text, var kind)
                        && kind != Scalar.Kind.NULL
                ? text
                : "";
    }

    static Optional<Node> part(Node object, String name) {
        return object instanceof Fields fields ? fields.get(name) : Optional.empty();
    }
}
