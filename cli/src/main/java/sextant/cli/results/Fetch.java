package sextant.cli.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import sextant.cli.console.Amounts;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.StatusLine;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;
import sextant.cli.jobs.JobDocument.Left;

/**
 * Fetches one result. It comes into a file beside its place, which it takes only when size and SHA-256 are as the job says. A
 * connection that breaks is taken up where it broke, now or by the same command later.
 */
public final class Fetch {

    private static final int PIECE = 1 << 16;
    private static final int ATTEMPTS = 5;
    private static final int OK = 200;
    private static final int PART = 206;
    private static final int NO_SUCH_PART = 416;

    private final JobClient client;
    private final StatusLine status;

    public Fetch(JobClient client, Console console) {
        this.client = client;
        this.status = new StatusLine(console);
    }

    /** Into a file; one that is there is replaced when all has come. */
    public void into(Path file, Left result) {
        var part = file.resolveSibling("." + file.getFileName() + "." + client.id() + ".part");
        try {
            receive(part, result, file.getFileName().toString());
            if (!Checked.of(part).fits(result)) {
                Files.delete(part);
                throw client.client()
                        .stopped(
                                ExitCode.NETWORK,
                                "The result " + result.id() + " did not arrive as it is; it was discarded.");
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            status.settle("out", file + "  " + Amounts.bytes(Files.size(file)));
        } catch (IOException cause) {
            throw Stopped.usage(file + " cannot be written: " + cause);
        } finally {
            status.clear();
        }
    }

    /** To where nothing can be taken back: what is wrong is said at the end. */
    public void into(OutputStream out, Left result) {
        var sum = Checked.sha256();
        var copied = new long[1];
        untilWhole(result, () -> copied[0], from -> {
            var response = open(result, from);
            try (var body = response.body()) {
                body.skipNBytes(response.statusCode() == PART ? 0 : from);
                copy(body, (piece, count) -> {
                    out.write(piece, 0, count);
                    sum.update(piece, 0, count);
                    copied[0] += count;
                });
            }
        });
        if (!new Checked(copied[0], sum).fits(result)) {
            throw client.client().stopped(ExitCode.NETWORK, "The result " + result.id() + " did not arrive as it is.");
        }
    }

    private void receive(Path part, Left result, String name) {
        untilWhole(result, () -> Files.exists(part) ? Files.size(part) : 0, from -> {
            var response = open(result, from);
            var isPart = response.statusCode() == PART;
            try (var body = response.body();
                    var out = Files.newOutputStream(
                            part,
                            StandardOpenOption.CREATE,
                            isPart ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                var done = new long[] {isPart ? from : 0};
                copy(body, (piece, count) -> {
                    out.write(piece, 0, count);
                    done[0] += count;
                    status.show("out", name + progress(done[0], result));
                });
            }
        });
    }

    private String progress(long done, Left result) {
        return result.size()
                .filter(size -> size > 0)
                .map(size -> "  " + Amounts.bytes(size) + "  " + status.bar((double) done / size))
                .orElse("  " + Amounts.bytes(done));
    }

    private interface Size {
        long now() throws IOException;
    }

    private interface Receiving {
        void from(long offset) throws IOException;
    }

    private interface Piece {
        void take(byte[] piece, int count) throws IOException;
    }

    /** Goes on after a broken connection, as long as something comes. */
    private void untilWhole(Left result, Size size, Receiving receiving) {
        int attempts = 0;
        while (true) {
            long before = now(size);
            if (before > 0 && result.size().orElse(-1L) == before) {
                return;
            }
            try {
                receiving.from(before);
                if (now(size) >= result.size().orElse(0L)) {
                    return;
                }
                throw new IOException("it ended too early");
            } catch (IOException broken) {
                attempts = now(size) > before ? 0 : attempts + 1;
                if (attempts >= ATTEMPTS) {
                    throw client.client().silent(broken);
                }
            }
        }
    }

    private static long now(Size size) {
        try {
            return size.now();
        } catch (IOException cause) {
            throw Stopped.usage("What has come cannot be read again: " + cause);
        }
    }

    private HttpResponse<InputStream> open(Left result, long from) throws IOException {
        var request = client.request(address(result)).setHeader("Accept", "*/*");
        if (from > 0) {
            request.setHeader("Range", "bytes=" + from + "-");
        }
        var response = client.open(request.GET());
        return switch (response.statusCode()) {
            case OK, PART -> response;
            case NO_SUCH_PART -> {
                response.body().close();
                yield open(result, 0);
            }
            default -> throw client.client().refused(client.client().read(response));
        };
    }

    private URI address(Left result) {
        return result.href().isEmpty()
                ? client.at("/results/" + result.id())
                : client.address().resolve(result.href());
    }

    private static void copy(InputStream body, Piece to) throws IOException {
        var piece = new byte[PIECE];
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            to.take(piece, count);
        }
    }

    /** @param sum of all bytes */
    private record Checked(long size, MessageDigest sum) {

        static Checked of(Path file) throws IOException {
            var sum = sha256();
            try (var in = Files.newInputStream(file)) {
                copy(in, (piece, count) -> sum.update(piece, 0, count));
            }
            return new Checked(Files.size(file), sum);
        }

        static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        /** What a job does not say is not checked. */
        boolean fits(Left result) {
            return result.size().map(size -> size == this.size).orElse(true)
                    && (result.sha256().isEmpty()
                            || HexFormat.of().formatHex(sum.digest()).equalsIgnoreCase(result.sha256()));
        }
    }
}
