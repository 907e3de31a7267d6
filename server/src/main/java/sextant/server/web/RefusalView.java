package sextant.server.web;

import java.util.List;
import sextant.model.refusal.Refusal;
import sextant.model.tree.Path;

/**
 * Why a request was refused, on a page of its own or beside the form. Texts that are absent are empty.
 *
 * @param field the field of the form that is to blame, if there is a form
 * @param place where in that field
 * @param each  the faults one by one, if there are several
 */
public record RefusalView(
        String word,
        String title,
        String text,
        String path,
        String field,
        String place,
        String got,
        String limit,
        String suggest,
        List<RefusalView> each) {

    static RefusalView of(Refusal refusal) {
        return of(refusal, "");
    }

    static RefusalView of(Refusal refusal, QuestionForm form) {
        return of(refusal, refusal.path().map(path -> field(path, form)).orElse(""));
    }

    private static RefusalView of(Refusal refusal, String field) {
        return new RefusalView(
                refusal.kind().word(),
                refusal.kind().title(),
                refusal.text(),
                refusal.path().map(Path::toString).orElse(""),
                field,
                refusal.position().map(Object::toString).orElse(""),
                refusal.got().orElse(""),
                refusal.limit().orElse(""),
                refusal.suggest().orElse(""),
                refusal.each().stream().map(RefusalView::of).toList());
    }

    private static String field(Path path, QuestionForm form) {
        var names = path.steps().stream()
                .filter(Path.Field.class::isInstance)
                .map(step -> ((Path.Field) step).name())
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        return switch (names.getFirst()) {
            case QuestionForm.TASK_TYPE ->
                form.otherType().isEmpty() ? QuestionForm.TASK_TYPE : QuestionForm.OTHER_TYPE;
            case QuestionForm.TASK_INFO -> QuestionForm.TASK_INFO;
            case QuestionForm.DATA -> QuestionForm.DATA;
            default -> QuestionForm.NAMES.contains(names.getLast()) ? names.getLast() : "";
        };
    }
}
