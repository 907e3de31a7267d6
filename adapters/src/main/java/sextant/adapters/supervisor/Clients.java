package sextant.adapters.supervisor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import sextant.adapters.supervisor.machine.Libc;
import sextant.adapters.supervisor.machine.PollSet;

/**
 * The servers that are connected; in most cases one. A line {@code NUMBER WORD RUN} is answered by {@code NUMBER ANSWER}; {@code 0 ended
 * RUN} is told to all. Who does not read what it is told is let go; it can come again, for the files are the truth.
 */
final class Clients {

    private static final MemorySegment BUFFER = Arena.global().allocate(1 << 14);

    private final UnaryOperator<String> answer;
    private final List<Client> clients = new ArrayList<>();
    private final StringBuilder forAll = new StringBuilder();
    private final int listening;

    private static final class Client {
        final int socket;
        final StringBuilder heard = new StringBuilder();
        final StringBuilder toSay = new StringBuilder();
        boolean gone;

        Client(int socket) {
            this.socket = socket;
        }
    }

    /** @param answer from {@code WORD RUN} to the answer */
    Clients(String socket, UnaryOperator<String> answer) {
        this.answer = answer;
        this.listening = Libc.listen(socket);
    }

    boolean none() {
        return clients.isEmpty();
    }

    void poll(PollSet set) {
        set.add(listening, this::welcome);
        for (var client : clients) {
            set.add(client.socket, () -> hear(client));
        }
    }

    private void welcome() {
        int socket = Libc.accept(listening);
        if (socket >= 0) {
            clients.add(new Client(socket));
        }
    }

    private void hear(Client client) {
        int count = Libc.read(client.socket, BUFFER);
        if (count <= 0) {
            client.gone = true;
            return;
        }
        client.heard.append(
                new String(BUFFER.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII));
        int begin = 0;
        for (int end; (end = client.heard.indexOf("\n", begin)) >= 0; begin = end + 1) {
            var line = client.heard.substring(begin, end);
            int space = line.indexOf(' ');
            client.toSay
                    .append(line, 0, Math.max(space, 0))
                    .append(' ')
                    .append(answer.apply(line.substring(space + 1)))
                    .append('\n');
        }
        client.heard.delete(0, begin);
    }

    void ended(String run) {
        forAll.append("0 ended ").append(run).append('\n');
    }

    /** Says what there is to say. */
    void flush() {
        for (var client : clients) {
            var text = client.toSay.append(forAll).toString();
            client.toSay.setLength(0);
            if (!text.isEmpty() && !client.gone) {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                try (var arena = Arena.ofConfined()) {
                    var segment = arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
                    client.gone = Libc.send(client.socket, segment) != bytes.length;
                }
            }
        }
        forAll.setLength(0);
        clients.removeIf(client -> {
            if (client.gone) {
                Libc.close(client.socket);
            }
            return client.gone;
        });
    }

    void close() {
        Libc.close(listening);
        clients.forEach(client -> Libc.close(client.socket));
    }
}
