package sextant.adapters.calling;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import sextant.adapters.egress.Egress;
import sextant.adapters.egress.Pace;
import sextant.adapters.egress.ServiceCall;
import sextant.engine.applications.CallFailure;
import sextant.engine.applications.WebRequest;
import sextant.engine.runner.Program.Call;
import sextant.engine.storage.Transferred;
import sextant.model.application.execution.HttpCall;

/**
 * One call with its attempts. A GET is asked again if the service could not be reached, if its answer broke off, and after the statuses
 * 502, 503 and 504; a POST never.
 */
final class Calling {

    private static final Set<Integer> AGAIN = Set.of(502, 503, 504);
    private static final Set<String> BROKEN = Set.of("unreachable", "truncated");

    /** The deadline of the run is kept by whoever runs us. */
    private static final Duration WITHOUT_END = Duration.ofDays(365);

    private final WebRequest request;
    private final Egress egress;
    private final Path folder;
    private final PrintStream log;
    private final Duration pause;

    /** @param folder that receives the body @param pause before the second attempt; the next ones are longer */
    Calling(Call call, Path folder, PrintStream log, Duration pause) {
        this.request = call.request();
        this.egress = new Egress(call.egress());
        this.folder = folder;
        this.log = log;
        this.pause = pause;
    }

    private record Attempt(Optional<CallFailure> failure, boolean again) {}

    /** Empty if the body of the answer is in its file. */
    Optional<CallFailure> failure() {
        try {
            var form = request.method() == HttpCall.Method.POST
                    ? Optional.of(FormBody.of(request.form()))
                    : Optional.<byte[]>empty();
            var asked = new ServiceCall(request.origin() + request.path(), request.query(), accept(), form);
            return attempts(asked);
        } catch (CallFailed failed) {
            return Optional.of(failed.failure());
        } catch (IOException broken) {
            return Optional.of(
                    new CallFailure("no-space", "There was no room left for the answer of the service.", true));
        }
    }

    private Optional<CallFailure> attempts(ServiceCall asked) throws IOException {
        for (int attempt = 1; true; attempt++) {
            var outcome = attempt(asked);
            if (outcome.failure().isEmpty() || !outcome.again() || attempt >= request.attempts()) {
                return outcome.failure();
            }
            log.println("attempt " + attempt + " of " + request.attempts() + ": "
                    + outcome.failure().get().text());
            LockSupport.parkNanos(pause.toNanos() * attempt);
        }
    }

    private Attempt attempt(ServiceCall asked) throws IOException {
        var pace = new Pace(WITHOUT_END, 1, request.timeout());
        try (var receiving = new Receiving(declared(), folder.resolve(request.body()), request.most(), log)) {
            return switch (egress.call(asked, receiving, pace)) {
                case Transferred.Whole _ -> new Attempt(receiving.failure(), AGAIN.contains(receiving.status()));
                case Transferred.Failed(var word, var text, var again) ->
                    new Attempt(Optional.of(new CallFailure(word, text, again)), BROKEN.contains(word));
                case Transferred.Cancelled _ -> throw new IllegalStateException("nobody can cancel this");
            };
        }
    }

    private String declared() {
        return request.mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private String accept() {
        return declared().equals("application/octet-stream") ? "*/*" : declared();
    }
}
