package sextant.acceptance.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** A bare TCP connection to the server. Waits for at most a minute and a half for anything. */
public final class Connection implements AutoCloseable {

    private static final int MILLIS_OF_PATIENCE = 90_000;

    private final Socket socket;
    private final InputStream in;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Connection to(URI server) {
        try {
            var socket = new Socket();
            socket.setSoTimeout(MILLIS_OF_PATIENCE);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), MILLIS_OF_PATIENCE);
            return new Connection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(String latin1) {
        send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends as much as the server takes: one that has answered already may close while we are still sending. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException _) {
            // The answer, if there is one, can still be read.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Reply reply() {
        return reply(false);
    }

    /** @param toHead whether the request was a HEAD, whose answer has no body whatever its headers say */
    public Reply reply(boolean toHead) {
        try {
            var start = line();
            if (!start.matches("HTTP/1\\.[01] [1-5][0-9][0-9].*")) {
                throw new AssertionError("no HTTP answer: " + start);
            }
            int status = Integer.parseInt(start.substring(9, 12));
            var headers = new ArrayList<String>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                headers.add(line);
            }
            if (status == 100) {
                return reply(toHead);
            }
            var bodyless = toHead || status == 204 || status == 304;
            return new Reply(status, headers, bodyless ? new byte[0] : body(new Reply(status, headers, new byte[0])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has nothing more to say and closes the connection. */
    public boolean closed() {
        try {
            return in.read() < 0;
        } catch (SocketException _) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] body(Reply head) throws IOException {
        if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        var length = head.header("Content-Length");
        return length.isPresent() ? exactly(Integer.parseInt(length.get())) : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            whole.writeBytes(exactly(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the answer ends after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed without a whole answer");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** The port on our side. */
    public int localPort() {
        return socket.getLocalPort();
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
