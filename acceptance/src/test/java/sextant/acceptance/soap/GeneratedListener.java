package sextant.acceptance.soap;

import cea.resultslistener.v1.ResultsListener;
import cea.resultslistener_wrapper.v1.PutResults;
import jakarta.jws.WebService;
import jakarta.xml.ws.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jes.jobmonitor.v1.JobMonitor;
import jes.jobmonitor_wrapper.v1.MonitorJob;
import sextant.acceptance.running.Server;

/** A listener of progress and of results, generated from the contracts: CXF decides what is a valid message. */
public final class GeneratedListener implements AutoCloseable {

    private final int port = Server.freePort();
    private final Monitor monitor = new Monitor();
    private final Results results = new Results();
    private final List<Endpoint> endpoints = new ArrayList<>();

    /** Takes what it hears one after the other. */
    @WebService(
            endpointInterface = "jes.jobmonitor.v1.JobMonitor",
            targetNamespace = "urn:jes/jobmonitor/v1",
            serviceName = "JobMonitorService",
            portName = "JobMonitorService")
    public static final class Monitor implements JobMonitor {
        private final List<MonitorJob> heard = new CopyOnWriteArrayList<>();

        @Override
        public void monitorJob(MonitorJob message) {
            heard.add(message);
        }
    }

    /** The same for results. */
    @WebService(
            endpointInterface = "cea.resultslistener.v1.ResultsListener",
            targetNamespace = "urn:cea/resultslistener/v1",
            serviceName = "ResultsListenerService",
            portName = "ResultListener")
    public static final class Results implements ResultsListener {
        private final List<PutResults> heard = new CopyOnWriteArrayList<>();

        @Override
        public void putResults(PutResults message) {
            heard.add(message);
        }
    }

    /** The port, which the operator of a server has to open for it. */
    public int port() {
        return port;
    }

    /** Starts to listen. */
    public GeneratedListener listen() {
        endpoints.add(Endpoint.publish(monitorAddress().toString(), monitor));
        endpoints.add(Endpoint.publish(resultsAddress().toString(), results));
        return this;
    }

    public URI monitorAddress() {
        return URI.create("http://127.0.0.1:" + port + "/monitor");
    }

    public URI resultsAddress() {
        return URI.create("http://127.0.0.1:" + port + "/results");
    }

    public List<MonitorJob> monitored() {
        return List.copyOf(monitor.heard);
    }

    public List<PutResults> results() {
        return List.copyOf(results.heard);
    }

    @Override
    public void close() {
        endpoints.forEach(Endpoint::stop);
    }
}
