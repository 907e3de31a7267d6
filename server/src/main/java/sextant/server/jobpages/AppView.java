package sextant.server.jobpages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sextant.model.application.Application;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.server.web.Words;

/**
 * An application as pages show it. Texts that are absent are empty.
 *
 * @param segment   the last part of the address of its page
 * @param took      how long its latest runs took
 * @param mayRepeat whether a run that was lost is started again
 */
public record AppView(
        String name,
        String segment,
        String identifier,
        String title,
        String description,
        List<Input> inputs,
        List<Output> outputs,
        String took,
        String duration,
        String memory,
        boolean mayRepeat) {

    /** What goes in, as a card shows it. */
    public record Input(String name, String type, boolean file, boolean required) {}

    /** What comes out. */
    public record Output(
            String name, String title, String type, String mediaType, String description, boolean required) {}

    static AppView of(Application application, List<Duration> latest) {
        return new AppView(
                application.name(),
                Words.segment(application.name()),
                application.identifier(),
                application.title(),
                application.description().orElse(""),
                application.parameters().stream().map(AppView::input).toList(),
                application.outputs().stream().map(AppView::output).toList(),
                took(latest),
                Times.span(Duration.ofSeconds(application.limits().duration())),
                Sizes.of(application.limits().memory()),
                application.restartable());
    }

    private static Input input(ParameterDefinition parameter) {
        return new Input(
                parameter.id(),
                parameter.type().word(),
                parameter.passing() == Passing.FILE,
                parameter.least() > 0 && parameter.defaults().isEmpty());
    }

    static Output output(OutputDefinition output) {
        return new Output(
                output.id(),
                output.about().title().orElse(output.id()),
                output.type().word(),
                output.mediaType(),
                output.description().orElse(""),
                output.required());
    }

    /** {@code 0.07 s}, or {@code 0.07 s to 3 min 12 s}. */
    private static String took(List<Duration> latest) {
        var sorted = new ArrayList<>(latest);
        sorted.sort(null);
        if (sorted.isEmpty()) {
            return "";
        }
        var shortest = Times.span(sorted.getFirst());
        var longest = Times.span(sorted.getLast());
        return shortest.equals(longest) ? shortest : shortest + " to " + longest;
    }
}
