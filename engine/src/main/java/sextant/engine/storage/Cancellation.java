package sextant.engine.storage;

import java.util.concurrent.CompletableFuture;

/** By which somebody ends what another does, wherever that waits. Once cancelled it stays so. Thread-safe. */
public final class Cancellation {

    private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

    public void cancel() {
        cancelled.complete(true);
    }

    public boolean isCancelled() {
        return cancelled.isDone();
    }

    /** Does something, by the thread that cancels, or at once if that has happened already. Must be short and not block. */
    public void whenCancelled(Runnable work) {
        var _ = cancelled.thenRun(work);
    }
}
