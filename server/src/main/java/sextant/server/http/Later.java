package sextant.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * An answer that is not there yet. Nothing waits for it, no thread either.
 *
 * @param response the answer; may fail with {@link sextant.model.refusal.Refused}; cancelled if the client goes away
 */
public record Later(CompletionStage<? extends Response> response) implements Response {

    /**
     * An answer that is made of something awaited. If the client goes away the awaited is cancelled too, which a plain {@code
     * thenApply} would not do.
     *
     * @param render runs on the thread that completes what was awaited, so it must not block
     */
    public static <T> Later of(CompletionStage<T> awaited, Function<? super T, ? extends Response> render) {
        CompletableFuture<Response> rendered =
                awaited.<Response>thenApply(render::apply).toCompletableFuture();
        rendered.whenComplete((_, _) -> {
            if (rendered.isCancelled()) {
                awaited.toCompletableFuture().cancel(false);
            }
        });
        return new Later(rendered);
    }
}
