package sextant.acceptance.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A server of one file that sends the beginning of it and then waits until its client has gone, until it is told to do better. */
final class Origin implements AutoCloseable {

    private static final long SECONDS = 60;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Semaphore requests = new Semaphore(0);
    private final Semaphore departures = new Semaphore(0);
    private volatile Optional<String> content = Optional.empty();

    Origin() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/in.dat";
    }

    /** From now on everybody gets all of this. */
    void answer(String text) {
        content = Optional.of(text);
    }

    void awaitRequests(int count) throws InterruptedException {
        assertThat(requests.tryAcquire(count, SECONDS, TimeUnit.SECONDS))
                .as("requests")
                .isTrue();
    }

    void awaitDepartures(int count) throws InterruptedException {
        assertThat(departures.tryAcquire(count, SECONDS, TimeUnit.SECONDS))
                .as("clients that have gone")
                .isTrue();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = client.getInputStream();
            for (int ends = 0; ends < 4; ) {
                int octet = in.read();
                if (octet < 0) {
                    return;
                }
                ends = octet == '\r' || octet == '\n' ? ends + 1 : 0;
            }
            var all = content;
            var body = all.orElse("the beg");
            int length = all.map(String::length).orElse(1000);
            var answer = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body;
            client.getOutputStream().write(answer.getBytes(ISO_8859_1));
            client.getOutputStream().flush();
            requests.release();
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // As when somebody hangs up.
        } finally {
            departures.release();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
