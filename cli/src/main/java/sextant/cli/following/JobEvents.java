package sextant.cli.following;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;

/**
 * The stream of what happens to one job (server-sent events), read beside. It says only that something happened; what it was the job
 * says. A stream that breaks is opened again where it was; a server that has none makes this {@link Signal#NONE}.
 */
final class JobEvents implements AutoCloseable {

    private static final int OK = 200;
    private static final Duration AGAIN = Duration.ofSeconds(2);

    enum Signal {
        /** Something happened. */
        NEWS,
        /** Nothing was heard in the time. */
        QUIET,
        /** There is no stream to listen to. */
        NONE
    }

    private final JobClient client;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Thread listening;
    private String lastSeen = "";
    private volatile boolean missing;

    JobEvents(JobClient client) {
        this.client = client;
        this.listening = Thread.ofVirtual().name("events of the job").start(this::listen);
    }

    /** What is heard within this time. */
    Signal next(Duration patience) throws InterruptedException {
        if (missing) {
            return Signal.NONE;
        }
        var signal = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return signal == null ? Signal.QUIET : signal;
    }

    private void listen() {
        try {
            while (!Thread.currentThread().isInterrupted() && read()) {
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Stopped _) {
            // There is nobody to listen to.
        }
        missing = true;
        signals.add(Signal.NONE);
    }

    /** One connection. @return whether another is worth while */
    private boolean read() {
        var request = client.request(client.at("/events")).setHeader("Accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.setHeader("Last-Event-ID", lastSeen);
        }
        try {
            var response = client.open(request.GET());
            try (var body = response.body()) {
                if (response.statusCode() != OK) {
                    return false;
                }
                read(body);
            }
        } catch (IOException _) {
            return true;
        }
        return true;
    }

    private void read(InputStream body) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    lastSeen = line.substring("id:".length()).strip();
                } else if (line.startsWith("event:")) {
                    signals.add(Signal.NEWS);
                }
            }
        }
    }

    @Override
    public void close() {
        listening.interrupt();
    }
}
