package sextant.server.soap;

import org.w3c.dom.Element;
import sextant.model.caller.Caller;
import sextant.model.soap.Envelope;
import sextant.server.http.Call;
import sextant.server.uws.Callers;

/** Who sends a message is who sends the request that brings it, as over REST. */
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
