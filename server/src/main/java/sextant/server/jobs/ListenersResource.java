package sextant.server.jobs;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sextant.engine.jobs.Jobs;
import sextant.model.callback.Listener;
import sextant.model.callback.Listener.Kind;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.ParameterValue;
import sextant.model.notice.Notice;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;
import sextant.model.uws.UwsTime;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.submission.FormReader;
import sextant.server.submission.SubmittedForm;
import sextant.server.uws.Addresses;
import sextant.server.uws.Rendering;

/**
 * {@code /jobs/{job}/listeners}: who is told of a job, and whether they hear it. UWS 1.1 has no such resource; a client that does not
 * know it misses nothing. The secret of a web hook is in the answer to its registration and in no other.
 */
public final class ListenersResource {

    private final Jobs jobs;
    private final Contents contents;
    private final Addresses addresses;
    private final FormReader forms;

    public ListenersResource(Jobs jobs, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.contents = new Contents(jobs);
        this.addresses = addresses;
        this.forms = forms;
    }

    public Reply list(Call call, Caller caller, Job job) {
        contents.require(job, caller);
        var untold = jobs.untold(job);
        List<Node> listeners = job.listeners().stream()
                .<Node>map(listener -> shown(call, job, listener, untold))
                .toList();
        return reply(call, 200, new Items(listeners), "listeners");
    }

    public Reply show(Call call, Caller caller, Job job) {
        contents.require(job, caller);
        return reply(call, 200, shown(call, job, named(call, job), jobs.untold(job)), "listener");
    }

    /**
     * ENDPOINT, and if wanted KIND and SECRET. 201, or 200 if somebody of this kind listens there already.
     *
     * @throws Refused {@code parameter-missing}, {@code parameter-value}, {@code parameter-name}, and what {@link Jobs#listen} throws
     */
    public Reply add(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            var endpoint = form.take("ENDPOINT")
                    .orElseThrow(() -> RefusalKind.PARAMETER_MISSING
                            .because("The request does not say where somebody listens.")
                            .suggest("Send ENDPOINT, an http or https address, as a field of a form.")
                            .refused());
            var kind = form.take("KIND").map(ListenersResource::kind).orElse(Kind.WEBHOOK);
            var secret = form.take("SECRET").filter(text -> !text.isEmpty());
            refuseOthers(form);
            var listener = jobs.listen(job.id(), caller, kind, endpoint, secret);
            boolean isNew = !job.listeners().contains(listener);
            var shown = shown(call, job, listener, List.of());
            var told = isNew && kind == Kind.WEBHOOK ? shown.with("secret", listener.secret()) : shown;
            return reply(call, isNew ? 201 : 200, told, "listener").with("Location", address(call, job, listener));
        }
    }

    /** Tells a listener nothing more, also not what it has not heard yet. */
    public Reply remove(Call call, Caller caller, Job job) {
        jobs.forgetListener(job.id(), caller, named(call, job).id());
        return Addresses.to(addresses.links(call).of(job.id(), "listeners"));
    }

    private static Kind kind(String word) {
        return Kind.of(word)
                .orElseThrow(() -> RefusalKind.PARAMETER_VALUE
                        .because("There is no such kind of listener.")
                        .at(Path.of("KIND"))
                        .got(word)
                        .limit("webhook, monitor, results")
                        .refused());
    }

    private static void refuseOthers(SubmittedForm form) {
        form.parameters().stream().map(ParameterValue::id).findFirst().ifPresent(name -> {
            throw RefusalKind.PARAMETER_NAME
                    .because("A listener has no such property.")
                    .at(Path.of(name))
                    .got(name)
                    .limit("ENDPOINT, KIND, SECRET")
                    .refused();
        });
    }

    private static Listener named(Call call, Job job) {
        var id = call.variable("listener");
        return job.listeners().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RefusalKind.NO_SUCH_LISTENER
                        .because("Nobody of this name listens to the job.")
                        .got(id)
                        .suggest("See the list of its listeners.")
                        .refused());
    }

    /** What waits is told in order, so it is the oldest of it that cannot be delivered. */
    private Fields shown(Call call, Job job, Listener listener, List<Notice> untold) {
        var waiting = untold.stream()
                .filter(notice -> notice.draft().listener().id().equals(listener.id()))
                .toList();
        var shown = Fields.EMPTY
                .with("id", listener.id())
                .with("kind", listener.kind().word())
                .with("endpoint", listener.endpoint())
                .with("href", address(call, job, listener))
                .with("waiting", Scalar.number(waiting.size()));
        var lost = jobs.told().lost(listener.id());
        if (lost.isPresent()) {
            shown = shown.with("lost", Scalar.number(lost.get().messages()))
                    .with("why", lost.get().why());
        }
        var stuck = waiting.stream().findFirst().filter(notice -> notice.attempts() > 0);
        return stuck.isPresent() ? failing(shown, stuck.get()) : shown;
    }

    private static Fields failing(Fields shown, Notice stuck) {
        return shown.with("sequence", Scalar.number(stuck.sequence()))
                .with("attempts", Scalar.number(stuck.attempts()))
                .with("trouble", stuck.trouble().orElse(""))
                .with("since", UwsTime.text(stuck.created()))
                .with("next", UwsTime.text(stuck.due()));
    }

    private String address(Call call, Job job, Listener listener) {
        return addresses.links(call).of(job.id(), "listeners/" + listener.id());
    }

    private static Reply reply(Call call, int status, Node tree, String name) {
        var data = Rendering.of(call) instanceof Rendering.Data wanted ? wanted : Rendering.XML;
        var headers = new HashMap<String, String>(JobDocuments.headers(data));
        headers.put("Cache-Control", "no-store");
        return new Reply(status, Map.copyOf(headers), data.format().write(tree, name));
    }
}
