package sextant.server.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.engine.ports.TypeDescription;
import sextant.model.answer.Answer;
import sextant.model.answer.Reason;
import sextant.model.application.Application;
import sextant.model.caller.Caller;
import sextant.model.reading.TaskReader;
import sextant.model.reading.TaskReader.Asked;
import sextant.model.reading.TaskReader.UnknownType;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.task.Resource;
import sextant.model.task.Task;
import sextant.server.address.PublicAddress;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.platform.InForce;

/**
 * {@code /}: what this service is, and a form for a question. The form is sent with GET, so that a question and its answer have an
 * address; it is answered by the same reader and planner as {@code /accepts}.
 */
public final class HomePage {

    private final CurrentPlatform current;
    private final TaskReader reader;
    private final List<TypeDescription> taskTypes;
    private final Supplier<List<Application>> applications;
    private final Telling telling;
    private final Consumer<Answer> answered;
    private final Consumer<List<Reason>> noted;
    private final Consumer<Refusal> refused;

    /**
     * @param taskTypes    every task type of this program
     * @param applications what can be run here
     * @param telling      adds to an answer what the planner cannot know
     * @param answered     told of every answer, for the metrics
     * @param noted        told what each no was for, for the metrics
     * @param refused      told of every refusal, for the metrics
     */
    public HomePage(
            CurrentPlatform current,
            TaskReader reader,
            List<TypeDescription> taskTypes,
            Supplier<List<Application>> applications,
            Telling telling,
            Consumer<Answer> answered,
            Consumer<List<Reason>> noted,
            Consumer<Refusal> refused) {
        this.current = current;
        this.reader = reader;
        this.taskTypes = taskTypes;
        this.applications = applications;
        this.telling = telling;
        this.answered = answered;
        this.noted = noted;
        this.refused = refused;
    }

    /** Adds to the offers whose Tasks are run here where that is, and when. */
    @FunctionalInterface
    public interface Telling {
        Answer told(Answer answer, Call call, Caller caller);
    }

    /** An application that can be run here. @param segment the last part of the address of its page */
    public record Offered(String title, String segment, String description) {

        static Offered of(Application application) {
            return new Offered(
                    application.title(),
                    Words.segment(application.name()),
                    application.description().orElse(""));
        }
    }

    /** A row of the form. */
    public record ResourceRow(String label, String minKey, String maxKey, String example) {}

    public Reply show(Call call) throws IOException {
        var inForce = current.inForce();
        var catalogue = new Catalogue(inForce.planner().platform(), taskTypes);
        var form = QuestionForm.read(call.rawQuery(), catalogue.askable());
        if (!form.sent()) {
            return page(200, call, inForce, catalogue, form, null, null);
        }
        try {
            return page(200, call, inForce, catalogue, form, answer(form, call, inForce, catalogue), null);
        } catch (Refused problem) {
            var refusal = problem.refusal();
            refused.accept(refusal);
            return page(refusal.kind().status(), call, inForce, catalogue, form, null, RefusalView.of(refusal, form))
                    .with("X-Error-Kind", refusal.kind().word());
        }
    }

    private AnswerView answer(QuestionForm form, Call call, InForce inForce, Catalogue catalogue) throws IOException {
        var planner = inForce.planner();
        var body = form.body();
        var task = switch (reader.fromBody(Optional.of(body.contentType()), body.content(), planner::takes)) {
            case UnknownType _ -> Optional.<Task>empty();
            case Asked(var asked) -> Optional.of(asked);
        };
        var answer = task.map(asked -> answer(asked, call, inForce)).orElse(Answer.PLAIN_NO);
        answered.accept(answer);
        var same = SameQuestion.of(form.type(), task, PublicAddress.of(planner.platform(), call));
        return AnswerView.of(answer, task, catalogue, same);
    }

    private Answer answer(Task task, Call call, InForce inForce) {
        var caller = inForce.callers().identify(call.header("Authorization"));
        return telling.told(inForce.planner().ask(task, caller, noted), call, caller);
    }

    private Reply page(
            int status,
            Call call,
            InForce inForce,
            Catalogue catalogue,
            QuestionForm form,
            @Nullable AnswerView answer,
            @Nullable RefusalView refusal) {
        var platform = inForce.planner().platform();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("rejected", current.rejected().orElse(List.of()));
        values.put("form", form);
        values.put("answer", answer);
        values.put("refusal", refusal);
        values.put("invalid", refusal == null ? "" : refusal.field());
        values.put("types", catalogue.taken());
        values.put("infoType", catalogue.byIdentifier(form.type()).orElse(null));
        values.put("resources", resourceRows());
        values.put(
                "runnable",
                answer == null ? applications.get().stream().map(Offered::of).toList() : List.of());
        values.put(
                "routes",
                answer == null && RouteView.published(call, inForce) ? RouteView.all(platform, catalogue) : List.of());
        var title = answer == null ? "Where can I run this?" : answer.yes() ? "Yes" : "No";
        return Templates.page(status, "home", Site.of(platform, call), title, "ask", values);
    }

    private static List<ResourceRow> resourceRows() {
        var rows = new ArrayList<ResourceRow>();
        for (var resource : Words.RESOURCES) {
            rows.add(new ResourceRow(Words.label(resource), resource.minKey(), resource.maxKey(), example(resource)));
        }
        return rows;
    }

    private static String example(Resource resource) {
        return switch (resource) {
            case CORES -> "2";
            case GPUS -> "0";
            case MEMORY -> "8G";
            case STORE -> "10G";
            case STARTUP -> "5s";
            case DURATION -> "10m";
        };
    }
}
