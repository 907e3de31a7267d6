package sextant.acceptance.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** An archive of images with a Simple Image Access service; see {@code acceptance/parts/archive}. */
public final class Archive implements AutoCloseable {

    /** Where {@code applications/sia.yaml} looks. */
    public static final int PORT = 8099;

    private static final int BLOCK = 2880;
    private static final int CARD = 80;
    private static final int PIXELS = 100;

    private final Folder folder = Folder.create();
    private final int port;
    private final Process process;

    private Archive(int port) {
        this.port = port;
        var python = Parts.needPython("http.server").toString();
        var command = List.of(
                python,
                Checkout.ROOT.resolve("acceptance/parts/archive").toString(),
                folder.folder("images").toString(),
                Integer.toString(port));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.path("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Archive start() {
        return start(Server.freePort());
    }

    /** If there is one at this port already, that one is as good. */
    public static Archive start(int port) {
        var started = new Archive(port);
        await().atMost(Duration.ofSeconds(30)).until(() -> started.answers() || !started.process.isAlive());
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Adds an image of 100 x 100 pixels of 0.01 deg, around a place on the sky. */
    public Archive with(String name, double ra, double dec) {
        var cards = List.of(
                "SIMPLE  =                    T",
                "BITPIX  =                    8",
                "NAXIS   =                    2",
                "NAXIS1  =                  " + PIXELS,
                "NAXIS2  =                  " + PIXELS,
                "CTYPE1  = 'RA---TAN'",
                "CTYPE2  = 'DEC--TAN'",
                "CRVAL1  = " + ra,
                "CRVAL2  = " + dec,
                "CRPIX1  = 50.5",
                "CRPIX2  = 50.5",
                "CD1_1   = -0.01",
                "CD1_2   = 0",
                "CD2_1   = 0",
                "CD2_2   = 0.01",
                "END");
        var file = new byte[BLOCK + (PIXELS * PIXELS + BLOCK - 1) / BLOCK * BLOCK];
        Arrays.fill(file, 0, BLOCK, (byte) ' ');
        for (int card = 0; card < cards.size(); card++) {
            var text = cards.get(card).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, file, card * CARD, text.length);
        }
        write(folder.path("images").resolve(name), file);
        return this;
    }

    private static void write(Path path, byte[] bytes) {
        try {
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + port + "/sia";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        folder.close();
    }
}
