package sextant.server.http;

import java.io.IOException;

/** What a resource does with a request: parse, call one use case, render. */
@FunctionalInterface
public interface Handler {

    /**
     * @throws sextant.model.refusal.Refused if the request is refused; rendered as problem details
     * @throws IOException                   if the client went away
     */
    Response answer(Call call) throws IOException;
}
