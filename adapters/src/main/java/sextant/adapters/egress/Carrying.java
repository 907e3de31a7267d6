package sextant.adapters.egress;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import sextant.adapters.egress.address.NotFetched;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Transferred;

/**
 * Watches over one transfer of a file: it runs in a thread of its own and is cut off when it is cancelled, when its time is over, and
 * when too little moves, in whatever it hangs. A name server cannot be cut off; its victim is left behind and finds its wire cut.
 */
final class Carrying {

    private static final Transferred.Failed TOO_SLOW =
            new Transferred.Failed("too-slow", "The address is too slow to be waited for.", true);

    private final Wire wire;
    private final Pace pace;
    private final AtomicLong moved = new AtomicLong();

    Carrying(Wire wire, Pace pace) {
        this.wire = wire;
        this.pace = pace;
    }

    /** What is done. */
    interface Work {
        Transferred done(Carrying carrying) throws NotFetched, IOException;
    }

    /** Called with every piece that has moved in either direction. */
    void moved(long bytes) {
        moved.addAndGet(bytes);
    }

    Wire wire() {
        return wire;
    }

    Transferred carry(Work work, Cancellation cancellation) throws IOException {
        var done = new CompletableFuture<Transferred>();
        cancellation.whenCancelled(() -> done.complete(new Transferred.Cancelled()));
        Thread.ofVirtual().name("egress").start(() -> run(work, done));
        try {
            return watched(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Transferred.Cancelled();
        } finally {
            wire.cut();
        }
    }

    private void run(Work work, CompletableFuture<Transferred> done) {
        try (wire) {
            done.complete(work.done(this));
        } catch (NotFetched e) {
            var failed = e.failed();
            done.complete(new Transferred.Failed(failed.kind(), failed.text(), failed.later()));
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private Transferred watched(CompletableFuture<Transferred> done) throws IOException, InterruptedException {
        long until = System.nanoTime() + pace.deadline().toNanos();
        long before = 0;
        while (true) {
            try {
                long left = until - System.nanoTime();
                return done.get(Math.min(left, pace.stall().toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long now = moved.get();
                if (until - System.nanoTime() <= 0 || now - before < pace.leastBytes()) {
                    return TOO_SLOW;
                }
                before = now;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException ours) {
                    throw ours;
                }
                throw new IllegalStateException("a transfer failed by a fault of its own", e.getCause());
            }
        }
    }
}
