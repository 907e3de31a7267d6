package sextant.server.soap;

import org.w3c.dom.Element;
import sextant.model.caller.Caller;
import sextant.model.soap.Envelope;
import sextant.server.http.Call;

/** Who sends a message. */
public interface Identification {

    /**
     * @param contract the name of the contract that is called
     * @throws sextant.model.refusal.Refused if the message must not be acted on
     */
    Caller of(Envelope envelope, Call call, String contract);

    /** Whether a block of the header, which may insist on it, means something here. */
    boolean understands(Element header);
}
