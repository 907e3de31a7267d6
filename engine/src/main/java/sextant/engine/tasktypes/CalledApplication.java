package sextant.engine.tasktypes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.engine.applications.CommandLine;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.RunsHere;
import sextant.engine.ports.TaskRules;
import sextant.engine.shape.Shape;
import sextant.engine.storage.Direction;
import sextant.engine.submission.Fitting;
import sextant.engine.submission.TaskSubmission;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * What a route says to a Task that names an application: the application must be one that it runs, the interface one of the
 * application's, and the values must pass what {@code Intake} would hold them against. As long as no values are given at all, what is
 * needed of them is a warning.
 */
record CalledApplication(RunsHere here) implements TaskRules {

    private static final Path APPLICATION = Path.of("taskinfo", "application");
    private static final Path INTERFACE = Path.of("taskinfo", "interface");
    private static final Path PARAMETERS = Path.of("taskinfo", "parameters");

    @Override
    public Optional<Node> instead(String name) {
        return name.equals("application") && here.applications().size() == 1
                ? Optional.of(Scalar.text(here.applications().getFirst().name()))
                : Optional.empty();
    }

    @Override
    public Optional<String> application(Task task) {
        return called(task).map(Application::name);
    }

    @Override
    public Map<Resource, Quantity> limits(Task task) {
        var limits = new EnumMap<Resource, Quantity>(Resource.class);
        limits.put(
                Resource.DURATION,
                new Quantity(Resource.DURATION.unit(), here.longestRun().toMillis()));
        called(task)
                .ifPresent(application -> limits.put(
                        Resource.MEMORY,
                        new Quantity(
                                Resource.MEMORY.unit(), application.limits().memory())));
        return limits;
    }

    private Optional<Application> called(Task task) {
        return written(task, "application").flatMap(here::application);
    }

    private static Optional<String> written(Task task, String key) {
        return task.info(key).filter(Shape::present).map(value -> value instanceof Scalar(var text, var _) ? text : "");
    }

    @Override
    public Judgement judge(Task task, Documents documents) {
        var application = called(task);
        if (application.isEmpty()) {
            return Judgement.against(unknown(
                    task,
                    "application",
                    APPLICATION,
                    "the route runs no application of this name",
                    here.applications().stream().map(Application::name).toList()));
        }
        var callable = application.get().callable(written(task, "interface"));
        if (callable.isEmpty()) {
            return Judgement.against(unknown(
                    task,
                    "interface",
                    INTERFACE,
                    application.get().name() + " has no interface of this name",
                    application.get().interfaces().stream()
                            .map(InterfaceDefinition::id)
                            .toList()));
        }
        var needs = Needs.judge(application.get(), task.resources(), here.limits());
        var values = values(task, application.get(), callable.get());
        return new Judgement(
                Stream.concat(needs.stream(), values.findings().stream()).toList(), values.warnings(), Fields.EMPTY);
    }

    private static Finding unknown(Task task, String kind, Path path, String text, List<String> known) {
        var written = written(task, kind).orElse("");
        var reason = located(task, Reason.of(kind, 404, text + "; there are: " + String.join(", ", known)), path)
                .asked(Scalar.text(written))
                .available(Items.texts(known));
        return Nearest.to(written, known)
                .map(name -> Finding.of(
                        reason,
                        "use the " + kind + " " + name,
                        new Change(path, task.info(kind), Optional.of(Scalar.text(name)))))
                .orElse(Finding.of(reason));
    }

    private Judgement values(Task task, Application application, InterfaceDefinition callable) {
        var faults = faults(task, application, callable);
        if (task.info("parameters").filter(Shape::present).isEmpty()) {
            var missing = faults.stream()
                    .filter(fault -> fault.kind() == RefusalKind.PARAMETER_MISSING)
                    .toList();
            if (missing.equals(faults)) {
                return missing.isEmpty() ? Judgement.FINE : Judgement.warning(incomplete(application, missing));
            }
        }
        // Names first: to mend one changes all of them, and what is mended of a single value must come after that.
        return new Judgement(
                faults.stream()
                        .sorted(Comparator.comparing(fault -> fault.kind() != RefusalKind.PARAMETER_NAME))
                        .map(fault -> Mending.of(fault, application, task))
                        .toList(),
                List.of(),
                Fields.EMPTY);
    }

    private static Warning incomplete(Application application, List<Refusal> missing) {
        var names = missing.stream()
                .flatMap(fault -> fault.path().stream())
                .map(path -> Path.of("taskinfo", "parameters") + "." + path)
                .collect(Collectors.joining(", "));
        return Warning.of(
                        "task-incomplete",
                        "%s: a Task to run must still bring %s.".formatted(application.title(), names))
                .at(PARAMETERS);
    }

    /** What a submission of the same document would be refused for. */
    private List<Refusal> faults(Task task, Application application, InterfaceDefinition callable) {
        var faults = new ArrayList<Refusal>();
        try {
            var submission = TaskSubmission.of(task, Optional.empty());
            faults.addAll(outputs(submission, application, callable));
            var fitted = fitting(application, submission, TaskSubmission.direct(task));
            faults.addAll(addresses(fitted, submission.targets()));
            CommandLine.check(application, ParameterCheck.complete(application, callable, fitted));
        } catch (Refused refused) {
            faults.addAll(refused.refusal().faults());
        }
        return faults;
    }

    /** Whether somebody is at the addresses shows when the job runs; that they can be tried at all is told before. */
    private List<Refusal> addresses(List<ParameterValue> parameters, List<OutputTarget> targets) {
        var faults = new ArrayList<Refusal>();
        for (var value : parameters) {
            if (value instanceof ParameterValue.Indirect(var id, var uri)) {
                here.schemes()
                        .fault(uri, Direction.IN)
                        .map(fault -> fault.at(Path.of(id)))
                        .ifPresent(faults::add);
            }
        }
        for (var target : targets) {
            here.schemes()
                    .fault(target.uri(), Direction.OUT)
                    .map(fault -> fault.at(Path.of("taskinfo", "outputs", target.id())))
                    .ifPresent(faults::add);
        }
        return faults;
    }

    /** Content of files is not kept; that it would be a file is all that matters here. */
    private static List<ParameterValue> fitting(Application application, Submission submission, Set<String> direct) {
        try {
            return Fitting.of(
                    application,
                    submission.parameters(),
                    direct::contains,
                    (id, content, mediaType) -> new ParameterValue.Upload(id, "planned", mediaType, content.length));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Refusal> outputs(Submission submission, Application application, InterfaceDefinition callable) {
        var faults = new ArrayList<Refusal>();
        for (var target : submission.targets()) {
            boolean known = application
                    .output(target.id())
                    .filter(output -> callable.outputs().contains(output.id()))
                    .isPresent();
            if (!known) {
                var refusal = RefusalKind.PARAMETER_NAME
                        .because(application.name() + " has no output " + target.id() + ".")
                        .at(Path.of("taskinfo", "outputs", target.id()))
                        .got(target.id())
                        .limit(String.join(", ", callable.outputs()));
                faults.add(Nearest.to(target.id(), callable.outputs())
                        .map(refusal::suggest)
                        .orElse(refusal));
            }
        }
        return faults;
    }

    private static Reason located(Task task, Reason reason, Path path) {
        var there = reason.at(path);
        return task.document().at(path).map(there::at).orElse(there);
    }
}
