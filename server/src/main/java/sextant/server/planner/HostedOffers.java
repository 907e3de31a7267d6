package sextant.server.planner;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.engine.queue.Outlook;
import sextant.model.answer.Answer;
import sextant.model.answer.Offer;
import sextant.model.answer.Offer.Here;
import sextant.model.answer.Warning;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;
import sextant.server.http.Call;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobList;

/**
 * What only this server knows of the offers whose Tasks it runs itself: the address of the list of jobs, when a job would start and
 * end, and the job that is held for the caller.
 */
public final class HostedOffers {

    private static final int SERVER_ERROR = 500;
    private static final Duration ALMOST_A_SECOND = Duration.ofNanos(999_999_999);

    private final Jobs jobs;
    private final Addresses addresses;
    private final FormReader forms;

    public HostedOffers(Jobs jobs, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.forms = forms;
    }

    /** The answer with all that an offer must say; one without offers of this server stays as it is. */
    public Answer told(Answer answer, Call call, Caller caller) {
        return switch (answer) {
            case Answer.No no -> no;
            case Answer.Yes(var offers, var warnings) ->
                new Answer.Yes(
                        offers.stream().map(offer -> told(offer, call, caller)).toList(), warnings);
        };
    }

    private Offer told(Offer offer, Call call, Caller caller) {
        return offer.here()
                .map(here -> offer.serviceInfo(
                        where(here, call).with(when(here, caller)).with(offer.serviceInfo())))
                .orElse(offer);
    }

    private Fields where(Here here, Call call) {
        var endpoint = addresses.links(call, new JobList.OfRoute(here.route())).list();
        var where = Fields.of("endpoint", Scalar.text(endpoint));
        return here.application()
                .map(name -> where.with("application", addresses.server(call) + "/apps/" + name))
                .orElse(where);
    }

    private Fields when(Here here, Caller caller) {
        var times = here.application()
                .map(name -> jobs.outlook(here.route(), caller, name))
                .orElse(new Outlook.Times(Optional.empty(), Optional.empty()));
        var when = times.start().map(start -> Fields.of("start", second(start))).orElse(Fields.EMPTY);
        return times.end()
                .map(end -> when.with("end", second(end.plus(ALMOST_A_SECOND))))
                .orElse(when);
    }

    /** Nobody predicts fractions of it. */
    private static Scalar second(Instant instant) {
        return Scalar.text(instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /**
     * Holds a job at the first offer that can hold one. That nothing is held is no error: the answer is the same, with a warning that
     * says why.
     *
     * @param answer as {@link #told}
     * @throws Refused if jobs cannot be stored; {@code idempotency-mismatch}
     */
    public Answer reserved(Answer answer, Task task, Call call, Caller caller) throws IOException {
        if (!(answer instanceof Answer.Yes yes)) {
            return answer;
        }
        var refused = Optional.<Refusal>empty();
        for (var offer : yes.offers()) {
            var here = offer.here().filter(one -> one.application().isPresent());
            if (here.isPresent()) {
                try {
                    return with(yes, offer, held(job(here.get(), task, call, caller), here.get(), call));
                } catch (Refused no) {
                    if (no.refusal().kind().status() >= SERVER_ERROR) {
                        throw no;
                    }
                    refused = refused.or(() -> Optional.of(no.refusal()));
                }
            }
        }
        var why = refused.map(HostedOffers::words).orElseGet(() -> whyNot(yes.offers()));
        var warnings = new ArrayList<>(yes.warnings());
        warnings.add(Warning.of("not-reserved", "Nothing is reserved. " + why).at(Task.RESERVE));
        return new Answer.Yes(yes.offers(), warnings);
    }

    private static String words(Refusal refusal) {
        return refusal.suggest().map(hint -> refusal.text() + " " + hint).orElse(refusal.text());
    }

    private static String whyNot(List<Offer> offers) {
        return offers.stream().anyMatch(offer -> offer.here().isPresent())
                ? "The Task names no application yet."
                : "The Task is run by other services than this one, which hold no jobs for it.";
    }

    private Job job(Here here, Task task, Call call, Caller caller) throws IOException {
        try (var form = forms.of(task, call)) {
            var application = addresses.application(here.application().orElseThrow());
            if (application.isPresent()) {
                form.fit(application.get());
            }
            return jobs.reserve(form.submission(here.application(), Optional.of(here.route())), caller);
        }
    }

    /** A job of the same idempotency key may have been run already, and does not expire then. */
    private Fields held(Job job, Here here, Call call) {
        var links = addresses.links(call, new JobList.OfRoute(here.route()));
        var held = Fields.of("job", Scalar.text(links.job(job.id())));
        return job.reserved()
                .map(until -> held.with(
                        "expires", until.truncatedTo(ChronoUnit.SECONDS).toString()))
                .orElse(held);
    }

    private static Answer with(Answer.Yes yes, Offer chosen, Fields held) {
        return new Answer.Yes(
                yes.offers().stream()
                        .map(offer -> offer.equals(chosen)
                                ? offer.serviceInfo(offer.serviceInfo().with(held))
                                : offer)
                        .toList(),
                yes.warnings());
    }
}
