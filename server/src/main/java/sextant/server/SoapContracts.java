package sextant.server;

import java.util.List;
import java.util.stream.Collectors;
import sextant.model.reading.Limits;
import sextant.server.http.Call;
import sextant.server.http.Edge;
import sextant.server.http.Reply;
import sextant.server.soap.Contract;
import sextant.server.soap.Identification;
import sextant.server.soap.Published;
import sextant.server.soap.SoapService;
import sextant.server.uws.Addresses;

/** The addresses of the job service over SOAP. @param contracts all that are spoken */
record SoapContracts(List<Contract> contracts, Identification identification, Addresses addresses) {

    void register(Edge edge) {
        for (var contract : contracts) {
            new SoapService(contract, identification, addresses::server, Limits.DEFAULT).register(edge);
        }
        new Published(addresses::server).register(edge);
        edge.on(List.of("GET"), "/services", this::list);
    }

    /** For people who look what there is; programs have the record of the service. */
    private Reply list(Call call) {
        var served = contracts.stream()
                .filter(contract -> identification.serves(contract.name()))
                .map(contract ->
                        "  " + contract.title() + "\n    " + addresses.server(call) + contract.path() + "?wsdl\n")
                .collect(Collectors.joining("\n"));
        return Reply.text(200, "The SOAP services here. Each describes itself:\n\n" + served);
    }
}
