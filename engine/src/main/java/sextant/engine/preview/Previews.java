package sextant.engine.preview;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import sextant.engine.files.JobFiles;
import sextant.model.job.JobId;
import sextant.model.job.Result;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * Previews of results. A file is looked at once, however many ask at the same time, and what was seen is kept for a while, by the
 * content of the file; only a few files are looked at together.
 */
public final class Previews {

    /** How long somebody who asks waits for a turn. */
    private static final Duration QUEUE = Duration.ofSeconds(5);

    private final Previewer previewer;
    private final JobFiles files;
    private final Seen seen;
    private final Semaphore turns;

    /** @param together how many files are looked at at the same time */
    public Previews(Previewer previewer, JobFiles files, Seen seen, int together) {
        this.previewer = previewer;
        this.files = files;
        this.seen = seen;
        this.turns = new Semaphore(together, true);
    }

    /**
     * Waits until the result was looked at.
     *
     * @throws Refused {@code no-preview}, {@code preview-failed}; {@code busy} if others are looked at and it takes long;
     *     {@code no-such-result} if it is gone meanwhile
     */
    public Look look(JobId job, Result result, OptionalInt unit) throws IOException {
        try {
            return asked(job, result, unit).get();
        } catch (ExecutionException failure) {
            throw thrown(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** For a page that must not wait: what is seen within this time. Looking goes on afterwards, for the next one who asks. */
    public Optional<Look> soon(JobId job, Result result, Duration patience) {
        if (PreviewFormat.of(result.mediaType()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(asked(job, result, OptionalInt.empty()).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException notNow) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private CompletableFuture<Look> asked(JobId job, Result result, OptionalInt unit) {
        var format = PreviewFormat.of(result.mediaType())
                .orElseThrow(() -> RefusalKind.NO_PREVIEW
                        .because("There is no preview of files of this type.")
                        .got(result.mediaType())
                        .limit(PreviewFormat.mediaTypesTaken())
                        .suggest("Fetch the result itself.")
                        .refused());
        var key = new Seen.Key(result.sha256(), format, format == PreviewFormat.FITS ? unit : OptionalInt.empty());
        return seen.of(key, () -> inTurn(job, result, key));
    }

    private Look inTurn(JobId job, Result result, Seen.Key key) throws IOException, InterruptedException {
        if (!turns.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw RefusalKind.BUSY
                    .because("Other results are being looked at at the moment.")
                    .suggest("Ask again in a few seconds, or fetch the result itself.")
                    .refused();
        }
        try (var opened = files.result(job, result).orElseThrow(() -> gone(result))) {
            return previewer.look(opened, key.format(), key.unit());
        } finally {
            turns.release();
        }
    }

    private static Refused gone(Result result) {
        return RefusalKind.NO_SUCH_RESULT
                .because("The result is gone.")
                .got(result.id())
                .suggest("See the list of its results.")
                .refused();
    }

    private static IOException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException refusedOrBug -> throw refusedOrBug;
            case Error fault -> throw fault;
            case IOException io -> io;
            case null, default -> new IOException(cause);
        };
    }
}
