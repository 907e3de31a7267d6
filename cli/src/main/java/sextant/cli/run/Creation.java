package sextant.cli.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.StatusLine;
import sextant.cli.console.Stopped;
import sextant.cli.server.Said;
import sextant.cli.server.ServerClient;

/**
 * Creates one job, however often the request has to be sent: all attempts have one key ({@code Idempotency-Key}), by which the server
 * knows them for the same.
 */
final class Creation {

    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServerClient client;
    private final Console console;
    private final StatusLine status;
    private final String key = UUID.randomUUID().toString();

    Creation(ServerClient client, Console console, StatusLine status) {
        this.client = client;
        this.console = console;
        this.status = status;
    }

    /**
     * @param list where jobs are created
     * @param body made anew for each attempt
     * @return the address of the job
     */
    URI post(URI list, String contentType, Supplier<BodyPublisher> body) {
        for (int attempt = 1; ; attempt++) {
            try {
                return job(client.send(request(list, contentType, body.get())));
            } catch (ConnectException nobody) {
                again(nobody, attempt == 1 ? ATTEMPTS : attempt);
            } catch (IOException lost) {
                again(lost, attempt);
            }
        }
    }

    private HttpRequest.Builder request(URI list, String contentType, BodyPublisher body) {
        // A long upload is no silence, so that there is no limit to the whole.
        return HttpRequest.newBuilder(list)
                .header("Accept", "application/json")
                .header("User-Agent", "sextant")
                .header("Content-Type", contentType)
                .header("Idempotency-Key", key)
                .POST(body);
    }

    private void again(IOException cause, int attempt) {
        if (attempt >= ATTEMPTS) {
            throw client.silent(cause);
        }
        status.clear();
        console.say("The connection was lost; it is sent again, which makes no second job.");
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Stopped(ExitCode.TIMEOUT, "Interrupted.");
        }
    }

    /** The creation leads to the job, whose document was fetched already. */
    private URI job(Said said) {
        status.clear();
        if (said.status() / 100 != 2) {
            throw client.refused(said);
        }
        return URI.create(said.at().toString().replaceAll("/+$", ""));
    }
}
