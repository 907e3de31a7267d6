package sextant.engine.planning;

import java.util.List;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Edits;
import sextant.model.reading.TaskDocument;
import sextant.model.task.Task;
import sextant.model.tree.Located;

/** A Task with changes made: its document is edited and read again. Positions of what was not changed stay true. */
final class ChangedTask {

    private ChangedTask() {}

    static Task of(Task task, List<Change> changes) {
        var document = task.document();
        return TaskDocument.task(task.type(), new Located(Edits.apply(document.root(), changes), document.positions()));
    }
}
