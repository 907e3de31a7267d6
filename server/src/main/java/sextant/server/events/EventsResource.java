package sextant.server.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import sextant.engine.jobs.Jobs;
import sextant.engine.jobs.Jobs.Following;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.model.uws.JobLinks;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.http.Streamed;
import sextant.server.uws.Addresses;
import sextant.server.uws.Callers;
import sextant.server.uws.JobList;

/**
 * {@code events} of one job and of a list of jobs. A stream tells what happened since {@code Last-Event-ID}, as far as it is kept, and
 * then what happens. The stream of a job begins with its phase now and ends with the job; a client that comes back then is told that
 * there is nothing more (204, which keeps browsers from asking again).
 */
public final class EventsResource {

    /** The id of the last event where no sequence number is known. */
    private static final String END = "end";

    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "text/event-stream",
            "Cache-Control",
            "no-store",
            "Vary",
            "Authorization",
            "X-Accel-Buffering",
            "no");

    private static final Reply NOTHING_MORE = new Reply(204, Map.of("Cache-Control", "no-store"), new byte[0]);

    private final Jobs jobs;
    private final Callers callers;
    private final Addresses addresses;
    private final Streams streams;

    /** @param mostPerCaller how many streams one caller may have open */
    public EventsResource(Jobs jobs, Callers callers, Addresses addresses, IntSupplier mostPerCaller) {
        this.jobs = jobs;
        this.callers = callers;
        this.addresses = addresses;
        this.streams = new Streams(mostPerCaller);
    }

    public Response ofList(Call call) {
        var list = addresses.known(call);
        var caller = callers.of(call);
        var links = addresses.links(call);
        return stream(out -> {
            try (var _ = streams.open(caller);
                    var following = jobs.follow(event -> isIn(list, event), caller, lastSeen(call))) {
                out.write(EventText.OPENING);
                out.flush();
                follow(following, _ -> false, links, out);
            }
        });
    }

    public Response ofJob(Call call, Caller caller, Job job) {
        var links = addresses.links(call);
        if (job.phase().isFinal() && call.header("Last-Event-ID").isPresent()) {
            return missed(job, caller, lastSeen(call), links);
        }
        return stream(out -> {
            try (var _ = streams.open(caller);
                    var following = jobs.follow(Optional.of(job.id()), caller, lastSeen(call))) {
                out.write(EventText.OPENING);
                if (!begun(jobs.find(job.id(), caller), lastSeen(call), links, out)) {
                    follow(following, EventsResource::isLast, links, out);
                }
            }
        });
    }

    /**
     * Tells a client that saw nothing yet where the job is now. Looked up after following began, so that no change falls between.
     *
     * @return whether that was all
     */
    private static boolean begun(Job now, Optional<Long> lastSeen, JobLinks links, OutputStream out)
            throws IOException {
        var ended = now.phase().isFinal();
        if (lastSeen.isEmpty()) {
            out.write(EventText.now(now.id(), now.phase(), ended ? END : "", links));
        }
        out.flush();
        return ended && lastSeen.isEmpty();
    }

    /** What a client has not yet seen of a job that has ended; nothing if it has seen all. */
    private Response missed(Job job, Caller caller, Optional<Long> lastSeen, JobLinks links) {
        if (lastSeen.isEmpty()) {
            return NOTHING_MORE;
        }
        var text = new ByteArrayOutputStream();
        try (var following = jobs.follow(Optional.of(job.id()), caller, lastSeen)) {
            for (var batch = following.next(Duration.ZERO); !batch.isEmpty(); batch = following.next(Duration.ZERO)) {
                batch.forEach(event -> text.writeBytes(EventText.of(event, links)));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw RefusalKind.BUSY.because("The server is stopping.").refused();
        }
        return text.size() == 0 ? NOTHING_MORE : new Reply(200, HEADERS, text.toByteArray());
    }

    private static Streamed stream(Streamed.Content content) {
        return new Streamed(200, HEADERS, OptionalLong.empty(), content);
    }

    /** Until the last event, or until the client goes away or the server stops; who comes back then goes on where it was. */
    private static void follow(Following following, Predicate<JobEvent> last, JobLinks links, OutputStream out)
            throws IOException {
        try {
            while (true) {
                var events = following.next(QUIET);
                if (events.isEmpty()) {
                    out.write(EventText.STILL_HERE);
                }
                for (var event : events) {
                    out.write(EventText.of(event, links));
                    if (last.test(event)) {
                        return;
                    }
                }
                out.flush();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isIn(JobList list, JobEvent event) {
        return list.application().map(event.application()::equals).orElse(true)
                && list.route().map(event.route()::equals).orElse(true);
    }

    /** Nothing that comes after the end of a job is of interest to those who wait for it. */
    private static boolean isLast(JobEvent event) {
        return event.phase().map(Phase::isFinal).orElse(true);
    }

    /** What is no sequence number was not given by this server, and is passed over. */
    private static Optional<Long> lastSeen(Call call) {
        return call.header("Last-Event-ID")
                .filter(id -> SEQUENCE.matcher(id).matches())
                .map(Long::valueOf);
    }
}
