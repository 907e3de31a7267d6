package sextant.acceptance.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Lets in everybody who connects, counts them, and shows them the door. */
final class Listener implements AutoCloseable {

    private final ServerSocket socket;
    private final BlockingQueue<Integer> counted = new LinkedBlockingQueue<>();
    private volatile int ourPort;

    private Listener(ServerSocket socket) {
        this.socket = socket;
    }

    static Listener start() {
        try {
            var listener = new Listener(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(listener::listen);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        int others = 0;
        while (!socket.isClosed()) {
            try (var visitor = socket.accept()) {
                if (visitor.getPort() == ourPort) {
                    counted.add(others);
                } else {
                    others++;
                }
            } catch (IOException _) {
                // The visitor has gone, or the listener is closed.
            }
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /**
     * How many have come so far. Visitors are let in in the order in which they came, so when we are let in ourselves all who came
     * before us have been counted.
     */
    int visits() {
        try (var us = new Socket()) {
            us.bind(null);
            ourPort = us.getLocalPort();
            us.connect(socket.getLocalSocketAddress());
            return counted.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
