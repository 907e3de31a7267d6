package sextant.server.jobpages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import sextant.engine.files.JobFiles;
import sextant.engine.platform.Platform;
import sextant.engine.runner.RunName;
import sextant.model.application.Application;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobQuery;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.previews.Glance;
import sextant.server.web.Site;
import sextant.server.web.Templates;
import sextant.server.web.Words;

/** A list of jobs and one job for people: the resources of UWS, with forms and links instead of XML. */
public final class JobPages {

    private static final int TAIL = 8_192;

    private final CurrentPlatform current;
    private final JobSource source;
    private final InstantSource clock;

    public JobPages(CurrentPlatform current, JobSource source, InstantSource clock) {
        this.current = current;
        this.source = source;
        this.clock = clock;
    }

    /**
     * What to read for {@link #list}: as it was asked, but the newest ones only, and one more than are shown, which tells whether
     * there are older ones.
     */
    public static JobQuery query(JobQuery asked) {
        return new JobQuery(
                asked.whose(),
                asked.phases(),
                asked.after(),
                OptionalInt.of(ListView.shown(asked) + 1),
                asked.route(),
                asked.application());
    }

    /**
     * @param asked as the client asked
     * @param jobs  newest first, what {@link #query} gave
     */
    public Reply list(Call call, Caller caller, JobQuery asked, List<JobSummary> jobs) {
        var platform = platform();
        var now = clock.instant();
        var address = PageAddress.of(call, platform);
        var rows = jobs.stream()
                .limit(ListView.shown(asked))
                .map(job -> JobRow.of(job, source.find(job.id(), caller), now))
                .toList();
        var values = new HashMap<String, Object>();
        values.put("address", address);
        values.put("jobs", rows);
        values.put("view", ListView.of(asked, jobs.size(), now));
        values.put("listed", caller instanceof Caller.User || source.policy().listAnonymous());
        values.put(
                "first",
                source.applications().stream()
                        .findFirst()
                        .map(app -> example(app, address))
                        .orElse(""));
        return page("jobs", call, platform, "Jobs", values);
    }

    public Reply one(Call call, Caller caller, Job job, Optional<Progress> progress, Optional<Integer> place) {
        var platform = platform();
        var now = clock.instant();
        var address = PageAddress.of(call, platform);
        var application = source.applications().stream()
                .filter(known -> known.name().equals(job.application()))
                .findFirst();
        var whole = isTold(job, caller);
        var view = JobView.of(job, application, progress, place, whole, now);
        var still = call.rawQuery().equals("still");
        var values = new HashMap<String, Object>();
        values.put("address", address);
        values.put("job", view);
        values.put("told", whole);
        values.put("actions", Action.of(job));
        values.put("refresh", job.phase().isFinal() || still ? 0 : pause(job, now));
        values.put("held", still && !job.phase().isFinal());
        values.put("stdout", whole ? tail(job, JobFiles.Stream.STDOUT) : "");
        values.put("stderr", whole ? tail(job, JobFiles.Stream.STDERR) : "");
        values.put("glances", whole ? glances(job, address) : List.of());
        values.put("same", SameJob.of(job, caller, address.whole()));
        return page("job", call, platform, job.phase() + " " + view.title(), values);
    }

    /** An operator may see and end every job, but what its owner sent and got is the owner's. */
    private static boolean isTold(Job job, Caller caller) {
        return job.owner().isEmpty() || job.owner().equals(Owner.of(caller));
    }

    /** The first result, if it can be looked at; a list of at most one, since templates can loop and not unwrap. */
    private List<Glance> glances(Job job, PageAddress address) {
        return job.phase() == Phase.ARCHIVED
                ? List.of()
                : job.results().stream()
                        .limit(1)
                        .flatMap(result -> source.preview(job, result).stream()
                                .map(preview -> Glance.of(preview, result, address.link())))
                        .toList();
    }

    private String tail(Job job, JobFiles.Stream which) {
        return job.attempt() == 0
                ? ""
                : source.tail(new RunName(job.id(), job.attempt()), which, TAIL).strip();
    }

    /** Seconds until the page is worth looking at again: often at first, and less so the longer it takes. */
    private static int pause(Job job, Instant now) {
        return switch (job.phase()) {
            case QUEUED, EXECUTING -> {
                var since = Duration.between(job.started().or(job::queued).orElse(job.created()), now);
                yield since.toSeconds() < 60 ? 2 : since.toMinutes() < 30 ? 10 : 60;
            }
            default -> 30;
        };
    }

    private static String example(Application application, PageAddress address) {
        var whole = address.root() + "/apps/" + Words.segment(application.name());
        return SameApp.of(application, application.interfaces().getFirst(), whole)
                .curl();
    }

    private Platform platform() {
        return current.inForce().planner().platform();
    }

    private static Reply page(String template, Call call, Platform platform, String title, Map<String, ?> values) {
        return Templates.page(200, template, Site.of(platform, call), title, "jobs", values)
                .with("Cache-Control", "no-store");
    }
}
