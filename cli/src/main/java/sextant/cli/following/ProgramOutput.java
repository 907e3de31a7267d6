package sextant.cli.following;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import sextant.cli.console.Clean;
import sextant.cli.console.ExitCode;
import sextant.cli.jobs.JobClient;

/**
 * What a program wrote to one of its streams, from where it was last looked at. A terminal gets whole lines in which nothing steers it;
 * a file gets the bytes as they are.
 */
final class ProgramOutput {

    private static final int PIECE = 1 << 16;
    private static final int OK = 200;
    private static final int PART = 206;
    private static final int NOTHING_MORE = 416;

    private final JobClient client;
    private final String name;
    private PrintStream to;
    private boolean cleaned;
    private long copied;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param name of the stream below the job: {@code /stdout} */
    ProgramOutput(JobClient client, String name) {
        this.client = client;
        this.name = name;
        this.to = new PrintStream(OutputStream.nullOutputStream());
    }

    ProgramOutput to(PrintStream stream, boolean isTerminal) {
        to = stream;
        cleaned = isTerminal;
        return this;
    }

    JobClient client() {
        return client;
    }

    /** Copies what has come since. */
    void copy() {
        try {
            var request = client.request(client.at(name)).setHeader("Accept", "*/*");
            if (copied > 0) {
                request.setHeader("Range", "bytes=" + copied + "-");
            }
            var response = client.open(request.GET());
            switch (response.statusCode()) {
                case OK, PART -> copy(response.body(), response.statusCode() == OK ? copied : 0);
                case NOTHING_MORE -> response.body().close();
                default -> throw client.client().refused(client.client().read(response));
            }
        } catch (IOException cause) {
            throw client.client().silent(cause);
        }
    }

    /** Prints what is left of a line without an end. */
    void end() {
        if (line.size() > 0) {
            to.println(shown());
        }
        to.flush();
    }

    /** All of it, as far as a document can have it. */
    String text() throws IOException {
        var whole = new ByteArrayOutputStream();
        to(new PrintStream(whole, false, StandardCharsets.UTF_8), false).copy();
        to.flush();
        return whole.toString(StandardCharsets.UTF_8);
    }

    /** @param known how many bytes come again, since the server sends no parts */
    private void copy(InputStream body, long known) throws IOException {
        try (body) {
            body.skipNBytes(known);
            var piece = new byte[PIECE];
            for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                copied += count;
                if (cleaned) {
                    clean(piece, count);
                } else {
                    to.write(piece, 0, count);
                }
            }
            to.flush();
        } catch (EOFException _) {
            throw client.client().stopped(ExitCode.NETWORK, "What the program wrote has become shorter.");
        }
    }

    /** Programs that draw a progress line end it by a carriage return. */
    private void clean(byte[] piece, int count) {
        for (int at = 0; at < count; at++) {
            if (piece[at] != '\n' && piece[at] != '\r') {
                line.write(piece[at]);
            } else if (piece[at] == '\n' || line.size() > 0) {
                to.println(shown());
            }
        }
    }

    private String shown() {
        var text = Clean.line(line.toString(StandardCharsets.UTF_8));
        line.reset();
        return text;
    }
}
