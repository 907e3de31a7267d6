package sextant.server.http;

import java.io.IOException;
import java.util.Optional;

/** What a resource does with a request: parse, call one use case, render. */
@FunctionalInterface
public interface Handler {

    /**
     * @throws sextant.model.refusal.Refused if the request is refused; rendered as problem details
     * @throws IOException                   if the client went away; {@code NoRoom} is answered as {@code storage-full}, and anything else
     *                                       is a fault of the server
     */
    Response answer(Call call) throws IOException;

    /** What can be answered at once, without blocking and at little cost. It runs on the event loop, which spares two changes of thread. */
    @FunctionalInterface
    interface AtOnce {

        /** @return empty leaves the call to the handler */
        Optional<? extends Response> answer(Call call) throws IOException;
    }
}
