package sextant.server.soap;

import org.w3c.dom.Element;
import sextant.adapters.messagesecurity.MessageVerifier;
import sextant.engine.soap.SoapSetup;
import sextant.model.caller.Caller;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;
import sextant.server.http.Call;
import sextant.server.platform.CurrentPlatform;
import sextant.server.uws.Callers;

/**
 * Who sends a message: who the message itself says, if the operator lets messages of the contract say it, and who sends the request
 * otherwise. If both say it they say the same.
 */
public final class Identification {

    private final CurrentPlatform current;
    private final Callers callers;
    private final MessageVerifier verifier;

    public Identification(CurrentPlatform current, Callers callers, MessageVerifier verifier) {
        this.current = current;
        this.callers = callers;
        this.verifier = verifier;
    }

    /**
     * @param contract the name of the contract that is called
     * @throws sextant.model.refusal.Refused if the message must not be acted on
     */
    Caller of(Envelope envelope, Call call, String contract) {
        var inForce = current.inForce();
        var setup = inForce.planner().platform().soap();
        var connection = callers.of(call);
        var sender = verifier.sender(envelope, inForce.senders(), setup.mechanisms(contract), connection);
        if (sender.isEmpty() && setup.requires(contract)) {
            throw RefusalKind.SECURITY
                    .because("Messages of this contract have to say who sends them.")
                    .suggest("Sign them, or add a username token. The manual, \"Secured messages\", says how.")
                    .refused();
        }
        return sender.<Caller>map(user -> user).orElse(connection);
    }

    /** Whether a block of the header, which may insist on it, means something here. */
    boolean understands(Element block) {
        return MessageVerifier.understands(block) && setup().isSecured();
    }

    /** Whether the contract is served at all. */
    public boolean serves(String contract) {
        return setup().contract(contract).isPresent();
    }

    private SoapSetup setup() {
        return current.inForce().planner().platform().soap();
    }
}
