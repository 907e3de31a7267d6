package sextant.cli.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import sextant.cli.console.ExitCode;
import sextant.cli.server.Home;
import sextant.cli.server.Said;
import sextant.cli.server.ServerClient;

/** Asks a server about one job and changes it (UWS 1.1). Every method throws {@link sextant.cli.console.Stopped} if that fails. */
public final class JobClient {

    /** Beyond the time that a server is asked to hold an answer back. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final URI job;
    private final ServerClient client;

    /** @param job its address, without a final slash */
    public JobClient(URI job, Home home) {
        this.job = job;
        this.client = home.client(job);
    }

    public URI address() {
        return job;
    }

    /** The last part of its address. */
    public String id() {
        return job.toString().substring(job.toString().lastIndexOf('/') + 1);
    }

    public URI at(String below) {
        return URI.create(job + below);
    }

    public boolean showsToken() {
        return client.showsToken();
    }

    public JobDocument get() {
        return job(client.ask(client.request(job).GET()));
    }

    /** The job when its phase has changed, or after so many seconds. */
    public JobDocument await(long seconds) {
        return job(client.ask(client.request(at("?WAIT=" + seconds))
                .timeout(MARGIN.plusSeconds(seconds))
                .GET()));
    }

    /** @param phase {@code RUN}, {@code ABORT} or {@code SUSPEND} */
    public JobDocument post(String phase) {
        return job(client.ask(client.request(at("/phase"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("PHASE=" + phase))));
    }

    /** Ends it, if it runs, and has it forgotten. */
    public void delete() {
        client.ask(client.request(job).DELETE());
    }

    public Said ask(HttpRequest.Builder request) {
        return client.ask(request);
    }

    public HttpRequest.Builder request(URI address) {
        return client.request(address);
    }

    /** An answer of any length and status, to be closed. */
    public HttpResponse<InputStream> open(HttpRequest.Builder request) throws IOException {
        return client.open(request);
    }

    public ServerClient client() {
        return client;
    }

    private JobDocument job(Said said) {
        return said.object()
                .map(JobDocument::new)
                .filter(known -> !known.phase().isEmpty())
                .orElseThrow(() -> client.stopped(ExitCode.NETWORK, "What it says is no job."));
    }
}
