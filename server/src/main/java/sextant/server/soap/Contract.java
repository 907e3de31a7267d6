package sextant.server.soap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import sextant.model.soap.SoapVersion;

/**
 * A contract and what answers it.
 *
 * @param name       the last step of its address, below {@code /services}
 * @param title      for people
 * @param versions   of SOAP that it is spoken in
 * @param wsdl       the resource that describes it, with {@code ${server}} where the address of the server goes
 * @param operations all that there are
 */
public record Contract(String name, String title, Set<SoapVersion> versions, String wsdl, List<Operation> operations) {

    public Contract {
        versions = Set.copyOf(versions);
        operations = List.copyOf(operations);
    }

    public String path() {
        return "/services/" + name;
    }

    Optional<Operation> operation(QName called) {
        return operations.stream().filter(one -> one.name().equals(called)).findFirst();
    }
}
