package sextant.engine.applications;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import sextant.engine.applications.Template.Place;
import sextant.engine.applications.Template.Words;
import sextant.engine.applications.values.Truth;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.application.execution.Execution;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;

/**
 * The one place where argument vectors are made. Never a shell: each element reaches the program byte for byte. What cannot be passed
 * safely is refused when the job is submitted, so {@link #check} throws then whatever {@link #of} could stumble over later.
 *
 * <p>A value that begins an argument may not begin with {@code -} or {@code @}, unless it is a number of a numeric parameter or the
 * parameter allows it; nor may it look like {@code keyword=value} where the program's other arguments do, unless the parameter has a
 * pattern or options. A file is always a path that the server chose: text of a client is never taken for one.
 */
public final class CommandLine {

    /** Longer than the path of any file. */
    private static final Path SOMEWHERE = Path.of("/" + "x".repeat(4095));

    private final Application application;
    private final List<ArgumentTemplate> command;
    private final List<ParameterValue> parameters;
    private final Function<ParameterValue.Upload, Path> files;
    private final List<String> line = new ArrayList<>();

    private CommandLine(
            Application application, List<ParameterValue> parameters, Function<ParameterValue.Upload, Path> files) {
        if (!(application.execution() instanceof Execution.Command(var elements))) {
            throw new IllegalArgumentException(application.name() + " has no command");
        }
        this.application = application;
        this.command = elements;
        this.parameters = parameters;
        this.files = files;
    }

    /**
     * @param parameters checked and with defaults filled in, by {@link ParameterCheck}
     * @throws sextant.model.refusal.Refused {@code parameter-value}, {@code bad-character}, {@code argument-too-long}
     */
    public static void check(Application application, List<ParameterValue> parameters) {
        of(application, standIns(application, parameters), _ -> SOMEWHERE);
    }

    static List<ParameterValue> standIns(Application application, List<ParameterValue> parameters) {
        return parameters.stream().map(value -> standIn(application, value)).toList();
    }

    /** What will be fetched when the job runs is some file then, or some text. */
    private static ParameterValue standIn(Application application, ParameterValue value) {
        return switch (value) {
            case ParameterValue.Indirect(var id, var _) ->
                application.parameter(id).orElseThrow().passing() == Passing.FILE
                        ? new ParameterValue.Upload(id, "", "", 0)
                        : new ParameterValue.Text(id, "");
            default -> value;
        };
    }

    /** @param files where the file of an uploaded parameter is */
    public static List<String> of(
            Application application, List<ParameterValue> parameters, Function<ParameterValue.Upload, Path> files) {
        return new CommandLine(application, parameters, files).line();
    }

    private List<String> line() {
        for (var template : command) {
            switch (template) {
                case ArgumentTemplate.One(var text) -> add(Template.of(text), List.of());
                case ArgumentTemplate.Each(var texts) ->
                    addEach(texts.stream().map(Template::of).toList());
                case ArgumentTemplate.When(var parameter, var texts) -> {
                    if (isTrue(parameter)) {
                        texts.forEach(text -> add(Template.of(text), List.of()));
                    }
                }
            }
        }
        int together = line.stream()
                .mapToInt(element -> Arguments.bytes(element) + 1 + Arguments.POINTER)
                .sum();
        if (together > Arguments.LONGEST_TOGETHER) {
            throw RefusalKind.ARGUMENT_TOO_LONG
                    .because("All values together are too long for the command line of a program.")
                    .limit(Arguments.LONGEST_TOGETHER + " bytes as UTF-8, with what the application puts around them")
                    .suggest("Send fewer or shorter values, or ask for a parameter that takes a file.")
                    .refused();
        }
        return List.copyOf(line);
    }

    private void addEach(List<Template> templates) {
        var repeated = templates.stream()
                .flatMap(template -> template.parameters().stream())
                .findFirst()
                .orElseThrow();
        for (var value : values(repeated)) {
            templates.forEach(template -> add(template, List.of(value)));
        }
    }

    /** @param values what stands for the parameter of a group, one; for any other parameter its only value */
    private void add(Template template, List<ParameterValue> values) {
        var element = new StringBuilder();
        for (var part : template.parts()) {
            element.append(
                    switch (part) {
                        case Words(var text) -> text;
                        case Place(var name) when name.equals(Template.HOME) -> application.folder();
                        case Place(var name) -> text(only(name, values.isEmpty() ? values(name) : values));
                    });
        }
        var text = element.toString();
        if (Arguments.bytes(text) > Arguments.LONGEST) {
            throw Arguments.tooLong(String.join(", ", template.parameters())).refused();
        }
        line.add(text);
    }

    private boolean isTrue(String id) {
        var definition = application.parameter(id).orElseThrow();
        return values(id).stream()
                .anyMatch(value -> value instanceof ParameterValue.Text(var _, var text)
                        && Truth.of(definition, text).orElse(false));
    }

    private List<ParameterValue> values(String id) {
        return parameters.stream().filter(value -> value.id().equals(id)).toList();
    }

    private static ParameterValue only(String id, List<ParameterValue> values) {
        if (values.size() != 1) {
            throw new IllegalStateException(id + " has " + values.size() + " values where its application takes one");
        }
        return values.getFirst();
    }

    private String text(ParameterValue value) {
        var definition = application
                .parameter(value.id())
                .orElseThrow(() -> new IllegalStateException("no parameter " + value.id()));
        ParameterCheck.passing(definition, value).ifPresent(fault -> {
            throw fault.refused();
        });
        return switch (value) {
            case ParameterValue.Text(var _, var text) -> safe(definition, text);
            case ParameterValue.Upload upload -> files.apply(upload).toString();
            case ParameterValue.Indirect(var id, var _) ->
                throw new IllegalStateException(id + " has not been fetched");
        };
    }

    private String safe(ParameterDefinition definition, String text) {
        Arguments.fault(command, definition, text).ifPresent(fault -> {
            throw fault.refused();
        });
        return Truth.forProgram(definition, text);
    }
}
