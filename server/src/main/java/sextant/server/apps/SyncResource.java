package sextant.server.apps;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.Phase;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.uws.ErrorTable;
import sextant.model.uws.JobLinks;
import sextant.model.uws.RequestParameters;
import sextant.model.writing.AcceptHeader;
import sextant.server.http.Call;
import sextant.server.http.Later;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobList;
import sextant.server.uws.Rendering;

/**
 * {@code /apps/{app}/sync}: the result of an application as the answer to one request (DALI 1.1, 2.1; UWS 1.1, section 5). The request
 * makes a job and runs it, and leads to an address that waits for it; if that takes too long for one answer it leads to itself again,
 * and in the end to the primary result. The job stays, as any other.
 */
public final class SyncResource {

    /** Some clients take an address that comes back for a loop, so each wait has its own. */
    private static final String TURN = "TURN";

    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,6}");

    /** Clients of the Virtual Observatory read nothing else; it is what those get who do not say. */
    private static final List<String> OFFERED = List.of(
            ErrorTable.MEDIA_TYPE,
            "application/x-votable",
            "application/json",
            "application/problem+json",
            "application/yaml",
            "text/html");

    private final Jobs jobs;
    private final Addresses addresses;
    private final Launch launch;
    private final Supplier<Duration> waitAtMost;
    private final Consumer<Refusal> counted;

    /**
     * @param waitAtMost the longest that one answer is held
     * @param counted    told of the refusals that are told as VOTables, for the metrics
     */
    public SyncResource(
            Jobs jobs, Addresses addresses, Launch launch, Supplier<Duration> waitAtMost, Consumer<Refusal> counted) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.launch = launch;
        this.waitAtMost = waitAtMost;
        this.counted = counted;
    }

    public Response start(Call call) throws IOException {
        try {
            return Addresses.to(turn(call, launch.started(call), 1));
        } catch (Refused refused) {
            return asTable(call, refused);
        }
    }

    private Reply asTable(Call call, Refused refused) {
        if (!asTable(call)) {
            throw refused;
        }
        counted.accept(refused.refusal());
        return table(refused.refusal());
    }

    /** One turn of waiting. */
    public Response await(Call call, Caller caller, Job job) {
        if (!job.phase().blocks()) {
            return ended(call, job);
        }
        var turn = RequestParameters.of(call.rawQuery())
                .value(TURN)
                .filter(text -> SHORT_NUMBER.matcher(text).matches())
                .map(Integer::parseInt)
                .orElse(1);
        try {
            return Later.of(
                    jobs.await(job, caller, waitAtMost.get()),
                    now -> now.phase().blocks() ? Addresses.to(turn(call, job, turn + 1)) : ended(call, now));
        } catch (Refused refused) {
            return asTable(call, refused);
        }
    }

    private String turn(Call call, Job job, int number) {
        var list = new JobList.OfApplication(job.application());
        return addresses.server(call) + "/apps/" + list.name() + "/sync/" + job.id() + "?" + TURN + "=" + number;
    }

    private Reply ended(Call call, Job job) {
        JobLinks links = addresses.links(call, new JobList.OfApplication(job.application()));
        if (job.phase() == Phase.COMPLETED) {
            return Addresses.to(
                    job.results().isEmpty()
                            ? links.of(job.id(), "results")
                            : links.result(job.id(), job.results().getFirst().id()));
        }
        if (!asTable(call)) {
            return Addresses.to(links.job(job.id()));
        }
        var passing = job.error().map(JobError::passing).orElse(false);
        var text = job.error().map(JobError::message).orElse("The job did not complete: it is " + job.phase() + ".");
        return reply(passing || !job.phase().isFinal() ? 503 : 400, text + " See " + links.job(job.id()));
    }

    private static boolean asTable(Call call) {
        return Rendering.isIndifferent(call)
                || AcceptHeader.preferred(call.header("Accept"), OFFERED)
                        .orElse(ErrorTable.MEDIA_TYPE)
                        .contains("votable");
    }

    private static Reply table(Refusal refusal) {
        var text = new StringBuilder(refusal.text());
        refusal.path().ifPresent(path -> text.append(" At ").append(path).append('.'));
        refusal.limit()
                .ifPresent(limit -> text.append(" Allowed: ").append(limit).append('.'));
        refusal.suggest().ifPresent(suggest -> text.append(' ').append(suggest));
        return reply(refusal.kind().status(), text.toString())
                .with("X-Error-Kind", refusal.kind().word());
    }

    private static Reply reply(int status, String text) {
        return new Reply(
                status,
                Map.of("Content-Type", ErrorTable.MEDIA_TYPE, "Cache-Control", "no-store"),
                ErrorTable.of(text));
    }
}
