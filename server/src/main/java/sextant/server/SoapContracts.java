package sextant.server;

import java.util.List;
import sextant.model.reading.Limits;
import sextant.server.http.Edge;
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
    }
}
