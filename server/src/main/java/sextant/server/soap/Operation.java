package sextant.server.soap;

import java.io.IOException;
import javax.xml.namespace.QName;

/**
 * One operation of a contract.
 *
 * @param name      of the element in the body that calls it; nothing else decides what is called
 * @param action    the SOAPAction that the contract prints for it; empty for none
 * @param answering does it
 */
public record Operation(QName name, String action, Answering answering) {

    /** Parses the payload, calls one use case, and writes the element of the answer. */
    @FunctionalInterface
    public interface Answering {
        /**
         * @param body gets the element in the body of the answer, from a line break on; the prefix {@code soap} is the envelope's
         * @throws sextant.model.refusal.Refused becomes a fault; what was written by then is thrown away
         */
        void answer(SoapCall call, StringBuilder body) throws IOException;
    }

    /** Whether a SOAPAction or an Action of WS-Addressing means this operation, as far as it means anything. */
    boolean isMeantBy(String said) {
        return said.isEmpty()
                || said.equals(action)
                || said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('#')) + 1)
                        .equals(name.getLocalPart());
    }
}
