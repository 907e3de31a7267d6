package sextant.server.http;

import java.util.concurrent.CompletionStage;

/**
 * An answer that is not there yet. Nothing waits for it, no thread either.
 *
 * @param response the answer; may fail with {@link sextant.model.refusal.Refused}; cancelled if the client goes away
 */
public record Later(CompletionStage<? extends Response> response) implements Response {}
