package sextant.engine.soap;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code soap} of platform.yaml.
 *
 * @param contracts that are served
 * @param trust     PEM files with the certificates that chains must end at
 * @param crls      PEM files with lists of certificates that were called back
 * @param senders   the file that says who the senders of messages are
 */
public record SoapSetup(List<ServedContract> contracts, List<Path> trust, List<Path> crls, Optional<Path> senders) {

    /** The contracts that there are, each by the last step of its address. */
    public static final List<String> CONTRACTS =
            List.of("CommonExecutionConnectorService", "CommonExecutionController", "UWS");

    /** All of them, without message security. */
    public static final SoapSetup DEFAULT = new SoapSetup(
            CONTRACTS.stream().map(ServedContract::open).toList(), List.of(), List.of(), Optional.empty());

    public SoapSetup {
        contracts = List.copyOf(contracts);
        trust = List.copyOf(trust);
        crls = List.copyOf(crls);
    }

    public Optional<ServedContract> contract(String name) {
        return contracts.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** How messages of a contract may say who sends them; empty if it is not served. */
    public Set<Mechanism> mechanisms(String contract) {
        return contract(contract).map(ServedContract::mechanisms).orElse(Set.of());
    }

    /** Whether messages of a contract have to say who sends them. */
    public boolean requires(String contract) {
        return contract(contract).filter(ServedContract::required).isPresent();
    }

    /** Whether any contract takes this. */
    public boolean takes(Mechanism mechanism) {
        return contracts.stream().anyMatch(one -> one.mechanisms().contains(mechanism));
    }

    /** Whether any contract takes messages that say who sends them. */
    public boolean isSecured() {
        return contracts.stream().anyMatch(one -> !one.mechanisms().isEmpty());
    }
}
