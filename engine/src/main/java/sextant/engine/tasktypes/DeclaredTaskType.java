package sextant.engine.tasktypes;

import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;

/**
 * A type that an operator declares in platform.yaml, without Java (section 2 of the note: types grow from their communities). Its
 * {@code taskinfo} has a shape; conditions on the values stand at the routes ({@code when}).
 */
public final class DeclaredTaskType implements TaskType {

    private final TypeDescription description;

    private DeclaredTaskType(TypeDescription description) {
        this.description = description;
    }

    /**
     * Reads {@code name}, {@code uri} ({@code uri://NAME} if it is missing), {@code aliases}, {@code title}, {@code description},
     * {@code formats} and {@code taskinfo}, the shape as {@link Shape#read} says. What is wrong is noted in the section.
     */
    public static DeclaredTaskType of(Section section) {
        var name = section.text("name");
        return new DeclaredTaskType(new TypeDescription(
                name,
                section.optionalText("uri").orElse("uri://" + name),
                section.texts("aliases"),
                section.optionalText("title").orElse(name),
                section.optionalText("description").orElse(""),
                section.section("taskinfo").map(Shape::read).orElse(Shape.EMPTY),
                section.texts("formats")));
    }

    @Override
    public TypeDescription description() {
        return description;
    }

    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(description, (_, _) -> Judgement.FINE);
    }
}
