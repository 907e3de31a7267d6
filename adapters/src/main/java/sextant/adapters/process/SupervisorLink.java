package sextant.adapters.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One connection to the supervisor. When it breaks, it is of no more use; {@link Supervision} makes another one. */
final class SupervisorLink implements AutoCloseable {

    /** The longest path that the address of a socket has room for. */
    private static final int LONGEST_PATH = 107;

    /** Told instead of an answer that will not come. */
    private static final String BROKEN = "broken";

    private final SocketChannel channel;
    private final Consumer<String> ended;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<String> toSay = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();

    private SupervisorLink(SocketChannel channel, Consumer<String> ended) {
        this.channel = channel;
        this.ended = ended;
    }

    /** @param ended is told the names of runs that have ended; must not block */
    static SupervisorLink connect(Path socket, Consumer<String> ended) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            connect(channel, socket);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        var link = new SupervisorLink(channel, ended);
        Thread.ofVirtual().name("supervisor-listen").start(link::listen);
        Thread.ofVirtual().name("supervisor-speak").start(link::speak);
        return link;
    }

    private static void connect(SocketChannel channel, Path socket) throws IOException {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return;
        }
        var near = Files.createTempDirectory("sextant");
        var link = near.resolve("s");
        try {
            Files.createSymbolicLink(link, socket.getParent());
            channel.connect(UnixDomainSocketAddress.of(link.resolve(socket.getFileName())));
        } finally {
            Files.deleteIfExists(link);
            Files.delete(near);
        }
    }

    /** Completed when the connection is of no more use. */
    CompletableFuture<Void> broken() {
        return broken;
    }

    /** @return the answer; empty if there was none in this time */
    Optional<String> ask(String question, Duration patience) {
        long number = numbers.incrementAndGet();
        var answer = new CompletableFuture<String>();
        waiting.put(number, answer);
        if (broken.isDone()) {
            waiting.remove(number);
            return Optional.empty();
        }
        toSay.add(number + " " + question + "\n");
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .filter(text -> !text.equals(BROKEN));
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(number);
        }
    }

    /** Says something whose answer nobody waits for. */
    void tell(String question) {
        toSay.add("0 " + question + "\n");
    }

    private void speak() {
        var lines = new ArrayList<String>();
        try {
            while (true) {
                lines.add(toSay.take());
                toSay.drainTo(lines);
                var bytes = ByteBuffer.wrap(String.join("", lines).getBytes(StandardCharsets.US_ASCII));
                lines.clear();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException _) {
            close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void listen() {
        var buffer = ByteBuffer.allocate(1 << 14);
        var heard = new java.io.ByteArrayOutputStream();
        try {
            while (channel.read(buffer.clear()) >= 0) {
                for (byte octet : buffer.array().length == buffer.position() ? buffer.array() : copy(buffer)) {
                    if (octet == '\n') {
                        hear(heard.toString(StandardCharsets.UTF_8));
                        heard.reset();
                    } else {
                        heard.write(octet);
                    }
                }
            }
        } catch (IOException _) {
            // The supervisor is gone, or we are.
        } finally {
            close();
        }
    }

    private static byte[] copy(ByteBuffer buffer) {
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private void hear(String line) {
        int space = line.indexOf(' ');
        var number = line.substring(0, Math.max(space, 0));
        var text = line.substring(space + 1);
        if (number.equals("0")) {
            if (text.startsWith("ended ")) {
                ended.accept(text.substring("ended ".length()));
            }
        } else if (!number.isEmpty()) {
            Optional.ofNullable(waiting.remove(Long.parseLong(number))).ifPresent(answer -> answer.complete(text));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // It is of no more use in any case.
        }
        broken.complete(null);
        waiting.values().forEach(answer -> answer.complete(BROKEN));
        toSay.add("");
    }
}
