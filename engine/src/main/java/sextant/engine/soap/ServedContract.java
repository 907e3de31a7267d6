package sextant.engine.soap;

import java.util.Set;

/**
 * A contract of SOAP that is served.
 *
 * @param name       the last step of its address
 * @param mechanisms how a message may say who sends it; none if messages of this contract must not
 * @param required   whether it must; otherwise a message without it is from whoever the connection says
 */
public record ServedContract(String name, Set<Mechanism> mechanisms, boolean required) {

    public ServedContract {
        mechanisms = Set.copyOf(mechanisms);
    }

    static ServedContract open(String name) {
        return new ServedContract(name, Set.of(), false);
    }
}
