package sextant.engine.tasktypes;

import java.util.List;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.DataNeeds;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.model.task.Task;

/**
 * A notebook of the ESCAPE ESAP project (section 3.3 of the note): a Binder notebook that works with data of the ESCAPE data lake.
 * It runs only beside the data, and only where the caller's token is passed into the notebook; a route declares both.
 */
public final class EsapNotebook implements TaskType {

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "esap-notebook",
            "uri://esap-notebook",
            List.of(),
            "ESAP notebook",
            "A notebook in a git repository that reads data of the ESCAPE data lake. The service stands beside a storage element of "
                    + "the data lake and passes the caller's token into the notebook.",
            BinderNotebook.SHAPE,
            List.of());

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Reads the same conditions as {@link BinderNotebook#rules}. */
    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(DESCRIPTION, new BesideData(BinderNotebook.Repositories.read(entry)));
    }

    record BesideData(TaskRules repositories) implements TaskRules {

        @Override
        public DataNeeds dataNeeds() {
            return new DataNeeds(true, true);
        }

        @Override
        public Judgement judge(Task task, Documents documents) {
            return repositories.judge(task, documents);
        }
    }
}
