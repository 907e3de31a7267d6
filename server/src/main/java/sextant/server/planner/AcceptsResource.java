package sextant.server.planner;

import java.io.IOException;
import java.util.Map;
import sextant.engine.planning.Planner;
import sextant.model.answer.Answer;
import sextant.model.reading.FormSyntax;
import sextant.model.reading.TaskReader;
import sextant.model.reading.TaskReader.Asked;
import sextant.model.reading.TaskReader.Question;
import sextant.model.reading.TaskReader.UnknownType;
import sextant.model.refusal.RefusalKind;
import sextant.model.task.Task;
import sextant.model.uws.RequestParameters;
import sextant.model.writing.AcceptHeader;
import sextant.model.writing.AnswerTree;
import sextant.server.files.EntityTag;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.platform.InForce;
import sextant.server.uws.Callers;

/**
 * {@code /accepts}, and {@code /accept} as the note's POST examples have it: one question, one answer, and nothing stored but a job that
 * the caller asked to be reserved ({@code reserve=true}). The order is
 * that of section 3.5: a task type that nobody here takes is answered before anything else is read, the caller's credentials
 * included.
 */
public final class AcceptsResource {

    private final CurrentPlatform current;
    private final Callers callers;
    private final TaskReader reader;
    private final HostedOffers hosted;
    private final AnswerCounter counter;

    public AcceptsResource(CurrentPlatform current, TaskReader reader, HostedOffers hosted, AnswerCounter counter) {
        this.current = current;
        this.callers = new Callers(current);
        this.reader = reader;
        this.hosted = hosted;
        this.counter = counter;
    }

    public Reply ask(Call call) throws IOException {
        var inForce = current.inForce();
        var media = AcceptHeader.choose(call.header("Accept"));
        var answer = switch (read(call, inForce.planner())) {
            case UnknownType _ -> Answer.PLAIN_NO;
            case Asked(var task) -> answer(task, call, inForce);
        };
        counter.count(answer);
        return render(answer, media, call);
    }

    private Answer answer(Task task, Call call, InForce inForce) throws IOException {
        boolean reserving = reserves(task, call);
        var caller = reserving ? callers.of(call) : inForce.callers().identify(call.header("Authorization"));
        var answer = hosted.told(inForce.planner().ask(task, caller, counter::count), call, caller);
        return reserving ? hosted.reserved(answer, task, call, caller) : answer;
    }

    /** Asked for by the document, by a field of a form, or in the query. A GET only answers: it may be repeated and kept. */
    private static boolean reserves(Task task, Call call) {
        boolean wanted = task.reserve() || call.hasBody() && reserves(call.rawQuery());
        if (wanted && !call.method().equals("POST")) {
            throw RefusalKind.METHOD_NOT_ALLOWED
                    .because("A job is reserved by POST; " + call.method() + " answers and changes nothing.")
                    .at(Task.RESERVE)
                    .got(call.method())
                    .limit("POST")
                    .suggest("Send the same question by POST, or leave reserve out.")
                    .refused();
        }
        return wanted;
    }

    private static boolean reserves(String rawQuery) {
        return RequestParameters.of(rawQuery)
                .value(Task.RESERVE.toString())
                .map(word -> switch (word) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw RefusalKind.TYPE
                                .because("The value of reserve is true or false.")
                                .at(Task.RESERVE)
                                .got(word)
                                .limit("true, false")
                                .refused();
                })
                .orElse(false);
    }

    /**
     * Whether a call asks about a task type and nothing else. Such a question never asks anything outside this process and costs
     * next to nothing.
     */
    public static boolean quick(Call call) {
        var query = call.rawQuery();
        return query.indexOf('%') < 0
                && !query.contains("taskinfo")
                && !query.contains("resources")
                && !query.contains("data");
    }

    private Question read(Call call, Planner planner) throws IOException {
        if (!call.hasBody()) {
            return reader.fromQuery(call.rawQuery(), planner::takes);
        }
        var inQuery = FormSyntax.taskType(call.rawQuery());
        if (inQuery.isPresent()) {
            return notInBoth(inQuery.get(), planner);
        }
        call.header("Content-Encoding")
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .ifPresent(coding -> {
                    throw RefusalKind.CONTENT_CODING
                            .because("Compressed bodies are not taken.")
                            .got(coding)
                            .limit("identity")
                            .suggest("Send the body as it is, without Content-Encoding.")
                            .refused();
                });
        return reader.fromBody(call.header("Content-Type"), call.body(), planner::takes);
    }

    private static UnknownType notInBoth(String type, Planner planner) {
        if (planner.takes(type)) {
            throw RefusalKind.DUPLICATE_PARAMETER
                    .because("The question stands in the query and in the body; it can only stand in one of them.")
                    .suggest("Leave the query out.")
                    .refused();
        }
        return new UnknownType(type);
    }

    /** Answers depend on the caller and on a policy that may change at any time: they may be kept, but not used unasked. */
    private static Reply render(Answer answer, AcceptHeader.Choice media, Call call) {
        var body = media.format().write(AnswerTree.of(answer), "answer");
        var tag = EntityTag.of(body);
        var headers = Map.of(
                "Content-Type",
                media.contentType(),
                "Vary",
                "Accept, Authorization",
                "Cache-Control",
                call.header("Authorization").isPresent() ? "private, no-cache" : "no-cache",
                "ETag",
                tag);
        return !call.hasBody() && EntityTag.known(call.header("If-None-Match"), tag)
                ? new Reply(304, headers, new byte[0])
                : new Reply(200, headers, body);
    }
}
