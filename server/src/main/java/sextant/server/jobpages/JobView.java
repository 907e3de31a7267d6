package sextant.server.jobpages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import sextant.engine.preview.PreviewFormat;
import sextant.model.application.Application;
import sextant.model.callback.Listener;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.model.job.Result;
import sextant.server.jobpages.Times.When;
import sextant.server.web.Words;

/**
 * A job as its page shows it. Texts that are absent are empty.
 *
 * @param application its name; {@code again} leads to its form, filled in as for this job, and is empty if it is not there any more
 * @param place       {@code next}, {@code 3rd}: its place in the queue
 * @param progress    in percent; negative if it is not known
 * @param step        what the program says that it does
 * @param took        how long it ran
 * @param over        whether it has ended
 * @param mayRun      how long it may run
 * @param targets     where outputs are sent
 * @param listeners   who is told of it
 */
public record JobView(
        String id,
        String title,
        String application,
        String again,
        String route,
        String runId,
        String owner,
        PhaseView phase,
        String sentence,
        String place,
        int progress,
        String step,
        String took,
        boolean over,
        String mayRun,
        List<Time> times,
        List<Parameter> parameters,
        List<Parameter> targets,
        List<ResultRow> results,
        List<Failure> failures,
        List<Told> listeners) {

    /** {@code Created}, {@code Started}. */
    public record Time(String name, When when) {}

    /**
     * @param link    of an uploaded value, the last part of its address; empty if the value itself is shown
     * @param outside whether the value is an address elsewhere that a browser can follow; any other address is only text
     */
    public record Parameter(String name, String value, String link, boolean outside) {}

    /**
     * @param segment     the last part of the address of the result
     * @param previewable whether there is a preview of files of this type
     */
    public record ResultRow(
            String name,
            String segment,
            String mediaType,
            String size,
            String sha256,
            boolean primary,
            boolean previewable) {}

    /** @param link to what is known of the listener: the last part of its address */
    public record Told(String kind, String endpoint, String link) {}

    /** Why it ended badly; a list of at most one, since templates can loop and not unwrap. */
    public record Failure(String word, String message, String advice, String detail) {

        static Failure of(JobError error) {
            return new Failure(
                    error.word(),
                    error.message(),
                    error.passing()
                            ? "It may work if you start it once more as it is."
                            : "Started once more as it is, it will end the same way: change what the message is about.",
                    error.detail().orElse(""));
        }
    }

    /** Servers refuse longer addresses, ours too. */
    private static final int LONGEST_QUERY = 8_000;

    static JobView of(
            Job job,
            Optional<Application> application,
            Optional<Progress> progress,
            Optional<Integer> place,
            boolean told,
            Instant now) {
        return new JobView(
                job.id().text(),
                application.map(Application::title).orElse(job.application()),
                job.application(),
                application
                        .map(_ -> told ? again(job) : Words.segment(job.application()))
                        .orElse(""),
                job.route(),
                job.runId().orElse(""),
                job.owner().map(owner -> owner.subject()).orElse(""),
                PhaseView.of(job.phase()),
                PhaseView.sentence(job),
                place.map(JobView::place).orElse(""),
                (int) Math.floor(progress.map(Progress::percent)
                        .orElse(OptionalDouble.empty())
                        .orElse(-1)),
                progress.flatMap(Progress::text).orElse(""),
                JobRow.took(job, now),
                job.phase().isFinal(),
                job.executionDuration() == 0
                        ? "without limit"
                        : Times.span(Duration.ofSeconds(job.executionDuration())),
                times(job, now),
                told ? job.parameters().stream().map(JobView::parameter).toList() : List.of(),
                told ? job.targets().stream().map(JobView::target).toList() : List.of(),
                results(job),
                job.error().map(Failure::of).stream().toList(),
                told ? job.listeners().stream().map(JobView::listener).toList() : List.of());
    }

    private static String place(int before) {
        return switch (before) {
            case 0 -> "It is next.";
            case 1 -> "One job is before it.";
            default -> before + " jobs are before it.";
        };
    }

    private static List<Time> times(Job job, Instant now) {
        var times = new ArrayList<Time>();
        times.add(new Time("Created", Times.when(job.created(), now)));
        if (job.phase() == Phase.QUEUED) {
            job.queued().ifPresent(at -> times.add(new Time("Queued", Times.when(at, now))));
        }
        job.started().ifPresent(at -> times.add(new Time("Started", Times.when(at, now))));
        job.ended().ifPresent(at -> times.add(new Time("Ended", Times.when(at, now))));
        if (!job.phase().isFinal()) {
            job.quote().ifPresent(at -> times.add(new Time("Probably done", Times.when(at, now))));
        }
        job.destruction()
                .ifPresent(at -> times.add(
                        new Time(job.phase() == Phase.ARCHIVED ? "Forgotten" : "Kept until", Times.when(at, now))));
        return times;
    }

    private static Told listener(Listener listener) {
        return new Told(listener.kind().word(), listener.endpoint(), listener.id());
    }

    private static Parameter target(OutputTarget target) {
        return new Parameter(target.id(), target.uri(), "", Words.isWebAddress(target.uri()));
    }

    private static Parameter parameter(ParameterValue value) {
        return switch (value) {
            case ParameterValue.Text(var id, var text) -> new Parameter(id, text, "", false);
            case ParameterValue.Upload(var id, var _, var mediaType, var size) ->
                new Parameter(id, "a file: " + mediaType + ", " + Sizes.of(size), Words.segment(id), false);
            case ParameterValue.Indirect(var id, var uri) -> new Parameter(id, uri, "", Words.isWebAddress(uri));
        };
    }

    private static List<ResultRow> results(Job job) {
        var rows = new ArrayList<ResultRow>();
        for (Result result : job.results()) {
            rows.add(new ResultRow(
                    result.id(),
                    Words.segment(result.id()),
                    result.mediaType(),
                    Sizes.of(result.size()),
                    result.sha256(),
                    rows.isEmpty(),
                    PreviewFormat.of(result.mediaType()).isPresent()));
        }
        return rows;
    }

    /** The query that fills in the form of the application with the texts of this job; files have to be chosen anew. */
    private static String again(Job job) {
        var query = job.parameters().stream()
                .filter(ParameterValue.Text.class::isInstance)
                .map(value -> Words.encode(value.id()) + "=" + Words.encode(((ParameterValue.Text) value).value()))
                .collect(Collectors.joining("&"));
        var address = Words.segment(job.application());
        return query.isEmpty() || query.length() > LONGEST_QUERY ? address : address + "?" + query;
    }
}
