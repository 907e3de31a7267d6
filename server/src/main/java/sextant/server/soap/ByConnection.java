package sextant.server.soap;

import org.w3c.dom.Element;
import sextant.model.caller.Caller;
import sextant.model.soap.Envelope;
import sextant.server.http.Call;
import sextant.server.uws.Callers;

/** Whoever the request is from, as over REST: by the bearer token, or nobody. */
public record ByConnection(Callers callers) implements Identification {

    @Override
    public Caller of(Envelope envelope, Call call, String contract) {
        return callers.of(call);
    }

    @Override
    public boolean understands(Element header) {
        return false;
    }
}
