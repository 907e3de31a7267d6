package sextant.engine.tasktypes;

import java.util.List;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.RunsHere;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.MapOf;
import sextant.engine.shape.Shape.Simple;
import sextant.engine.submission.TaskSubmission;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/**
 * A described application with values for its parameters. It is judged by the very checks that a job is submitted to, so that a yes is
 * a promise: the same document, posted to the offer's endpoint, makes a job.
 */
public final class CeaApplication implements TaskType {

    private static final Shape SHAPE = Shape.of(
            Field.required("application", Simple.TEXT, "application: its short name, or its IVOA identifier")
                    .example("source-extractor"),
            Field.optional("interface", Simple.TEXT, "which of its interfaces is called; the first if none is named")
                    .example("default"),
            Field.optional(
                            "parameters",
                            new MapOf(Simple.ANY),
                            "values by the names of parameters: one, a list, or {indirect: true, value: URI}")
                    .example(Fields.of("threshold", Scalar.number(3))
                            .with("image", "https://data.example.org/pleiades.fits")),
            Field.optional("outputs", new MapOf(Simple.URI), "where outputs are sent, by their names")
                    .example(Fields.of("result", Scalar.text("https://data.example.org/pleiades.vot"))));

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "cea-application",
            TaskSubmission.TYPE,
            List.of(),
            "Application",
            "A described application of this server, with values for its parameters. The values are held against the application's "
                    + "description as those of a job are, and the document that was planned can be posted to the endpoint as it is.",
            SHAPE,
            List.of());

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean runsHere() {
        return true;
    }

    @Override
    public TaskRules rules(Section entry) {
        entry.problem(
                "task",
                TaskSubmission.TYPE + " is run by this server; the route needs run, at least run: {process: {}}");
        return new CheckedRules(DESCRIPTION, (_, _) -> Judgement.FINE);
    }

    /** Which applications a route takes is said by {@code run}; here is nothing more to say. */
    @Override
    public TaskRules rules(Section entry, RunsHere here) {
        return new CheckedRules(DESCRIPTION, new CalledApplication(here));
    }
}
