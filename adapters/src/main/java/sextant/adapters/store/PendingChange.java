package sextant.adapters.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** A change that waits for its commit, and its caller with it. */
final class PendingChange<T> {

    private final Optional<CommitPoint> point;
    private final Function<Changes, T> change;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private Runnable acknowledgement = () -> {};

    PendingChange(Optional<CommitPoint> point, Function<Changes, T> change) {
        this.point = point;
        this.change = change;
    }

    /** Does it within the transaction. May be done again after that was rolled back. */
    void apply(Changes changes) {
        var result = change.apply(changes);
        acknowledgement = () -> done.complete(result);
    }

    void beforeCommit() {
        point.ifPresent(CommitPoint::before);
    }

    void afterCommit() {
        point.ifPresent(CommitPoint::after);
    }

    /** Lets the caller go on. */
    void succeed() {
        acknowledgement.run();
    }

    void fail(RuntimeException why) {
        done.completeExceptionally(why);
    }

    /** Not interruptible: whoever hands over a change learns what came of it. */
    T await() {
        try {
            return done.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
