package sextant.engine.tasktypes;

import java.util.List;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.Simple;

/** A generic Jupyter notebook (section 3.1 of the note). It needs nothing more than a place that runs notebooks. */
public final class JupyterNotebook implements TaskType {

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "jupyter-notebook",
            "uri://jupyter-notebook",
            List.of(),
            "Jupyter notebook",
            "A notebook as the Jupyter project defines it, with no more than the libraries that the service has anyway. A notebook "
                    + "that brings its own environment in a repository is a uri://binder-notebook.",
            Shape.of(
                    Field.optional("notebook", Simple.DOCUMENT, "notebook: its URL, or the document itself")
                            .example("https://example.org/notebooks/first.ipynb"),
                    Field.optional("repository", Simple.TEXT, "git repository that holds the notebook")
                            .example("https://github.com/example/notebooks"),
                    Field.optional("ref", Simple.TEXT, "branch, tag or commit of the repository")
                            .example("main"),
                    Field.optional("path", Simple.TEXT, "notebook in the repository")
                            .example("first.ipynb")),
            List.of("application/json"));

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(DESCRIPTION, (_, _) -> Judgement.FINE);
    }
}
