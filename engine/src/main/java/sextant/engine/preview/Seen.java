package sextant.engine.preview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * What was seen lately, by the content of the file, so it never becomes wrong. Takes a bounded number of bytes: what was asked for the
 * longest time ago goes first. A file that could not be looked at is not tried again for a minute.
 */
public final class Seen {

    /** What a document of the largest size takes; most take less. */
    private static final long BYTES_OF_A_PREVIEW = 1 << 20;

    private static final Duration REFUSED_FOR = Duration.ofMinutes(1);

    private final long most;
    private final InstantSource clock;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @param unit of a FITS file, if one was asked for */
    public record Key(String sha256, PreviewFormat format, OptionalInt unit) {}

    private record Entry(CompletableFuture<Look> look, Instant since) {}

    /** @param most bytes */
    public Seen(long most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** What was seen, or is being seen; looks in a thread of its own if nobody does. */
    public CompletableFuture<Look> of(Key key, Callable<Look> looking) {
        CompletableFuture<Look> mine;
        synchronized (entries) {
            var known = entries.get(key);
            if (known != null && isGood(known)) {
                return known.look();
            }
            makeRoom();
            mine = new CompletableFuture<>();
            entries.put(key, new Entry(mine, clock.instant()));
        }
        Thread.ofVirtual().name("preview").start(() -> {
            try {
                mine.complete(looking.call());
            } catch (Throwable failure) {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    private boolean isGood(Entry entry) {
        return !entry.look().isCompletedExceptionally()
                || refusedForGood(entry.look().exceptionNow())
                        && entry.since().plus(REFUSED_FOR).isAfter(clock.instant());
    }

    private static boolean refusedForGood(Throwable failure) {
        return failure instanceof Refused refused && refused.refusal().kind() != RefusalKind.BUSY;
    }

    /** For one more of the usual size. */
    private void makeRoom() {
        long size = entries.values().stream().mapToLong(Seen::size).sum();
        var oldest = entries.values().iterator();
        while (size + BYTES_OF_A_PREVIEW > most && oldest.hasNext()) {
            var entry = oldest.next();
            if (entry.look().isDone()) {
                size -= size(entry);
                oldest.remove();
            }
        }
    }

    private static long size(Entry entry) {
        return BYTES_OF_A_PREVIEW
                + (entry.look().state() == java.util.concurrent.Future.State.SUCCESS
                        ? entry.look()
                                .resultNow()
                                .picture()
                                .map(picture -> picture.length)
                                .orElse(0)
                        : 0);
    }
}
