package sextant.server.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import sextant.model.application.Application;
import sextant.model.application.Example;
import sextant.model.application.ParameterDefinition;

/** Runs examples on a server, each once: one that others need the result of is not run again for them. */
final class ExampleRuns {

    private final Jobs jobs;
    private final Function<String, Application> applications;
    private final Map<String, Run> done = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    /** How an example ended. @param seconds from its submission to the time when its end was known */
    record Run(Jobs.Ended job, double seconds) {}

    /** @param applications by name; throws {@link IllegalArgumentException} for one that is not known */
    ExampleRuns(Jobs jobs, Function<String, Application> applications) {
        this.jobs = jobs;
        this.applications = applications;
    }

    /** @throws Jobs.Refusal if it, or one that it needs, could not be run at all */
    Run run(Application application, Example example) throws Jobs.Refusal, IOException {
        var name = application.name() + "/" + example.id();
        var earlier = done.get(name);
        if (earlier != null) {
            return earlier;
        }
        if (!running.add(name)) {
            throw new Jobs.Refusal(name + " needs a result of itself");
        }
        try {
            var run = runNow(application, example);
            done.put(name, run);
            return run;
        } finally {
            running.remove(name);
        }
    }

    private Run runNow(Application application, Example example) throws Jobs.Refusal, IOException {
        var fields = new ArrayList<Jobs.Field>();
        example.interfaceId().ifPresent(id -> fields.add(new Jobs.Field.Text("INTERFACE", id)));
        for (var entry : example.values().entrySet()) {
            for (var value : entry.getValue()) {
                fields.add(field(application, entry.getKey(), value));
            }
        }
        long start = System.nanoTime();
        var ended = jobs.ended(jobs.run(application.name(), fields));
        return new Run(ended, (System.nanoTime() - start) / 1e9);
    }

    private Jobs.Field field(Application application, String parameter, Example.Value value)
            throws Jobs.Refusal, IOException {
        return switch (value) {
            case Example.Value.Text(var text) -> new Jobs.Field.Text(parameter, text);
            case Example.Value.File(var path) -> {
                var file = Path.of(application.folder()).resolve(path);
                yield new Jobs.Field.File(parameter, String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
            case Example.Value.ResultOf other -> resultOf(application, parameter, other);
        };
    }

    /** By reference where the parameter takes one; else its content. */
    private Jobs.Field resultOf(Application application, String parameter, Example.Value.ResultOf other)
            throws Jobs.Refusal, IOException {
        var maker = find(other.application());
        var example = maker.examples().stream()
                .filter(one -> one.id().equals(other.example()))
                .findFirst()
                .orElseThrow(() -> new Jobs.Refusal(other.application() + " has no example " + other.example()));
        var ended = run(maker, example).job();
        var result = ended.result(other.result())
                .orElseThrow(() -> new Jobs.Refusal(other.application() + "/" + other.example() + " left no "
                        + other.result() + ": it is " + ended.phase() + " " + ended.error()));
        boolean byReference = application
                .parameter(parameter)
                .map(ParameterDefinition::indirect)
                .orElse(false);
        return byReference
                ? new Jobs.Field.Text("UPLOAD", parameter + "," + result.address())
                : new Jobs.Field.File(parameter, result.id(), jobs.fetch(result.address()));
    }

    private Application find(String name) throws Jobs.Refusal {
        try {
            return applications.apply(name);
        } catch (IllegalArgumentException unknown) {
            throw new Jobs.Refusal(String.valueOf(unknown.getMessage()));
        }
    }

    /** What is not as the example says it is; empty if all is. */
    List<String> differences(Example example, Jobs.Ended job) throws Jobs.Refusal {
        var found = new ArrayList<String>();
        if (!job.phase().equals(example.phase())) {
            found.add("it ended " + job.phase() + ", expected was " + example.phase()
                    + (job.error().isEmpty() ? "" : ": " + job.error()));
            return found;
        }
        for (var expected : example.expected()) {
            if (expected.result().isEmpty()) {
                found.addAll(new Comparison("the error", job.error().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .differences(expected));
                continue;
            }
            var id = expected.result().get();
            var result = job.result(id);
            if (result.isEmpty()) {
                found.add("there is no " + id);
            } else {
                found.addAll(new Comparison(id, jobs.fetch(result.get().address())).differences(expected));
            }
        }
        return found;
    }
}
