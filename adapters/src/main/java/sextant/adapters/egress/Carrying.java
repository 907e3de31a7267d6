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

    private static final long STOPPED = TimeUnit.SECONDS.toNanos(1);

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
            long began = System.nanoTime();
            long patience = Math.min(until - began, pace.stall().toNanos());
            try {
                return done.get(patience, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long now = moved.get();
                boolean slow = now - before < pace.leastBytes() && !wasStopped(began + patience);
                if (until - System.nanoTime() <= 0 || slow) {
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

    /** Whoever is woken up much too late was suspended as a whole, and may have missed what came meanwhile. */
    private static boolean wasStopped(long due) {
        return System.nanoTime() - due > STOPPED;
    }
}
