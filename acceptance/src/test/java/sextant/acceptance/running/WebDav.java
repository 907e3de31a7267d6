package sextant.acceptance.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A WebDAV server of somebody else's making (rclone) over a folder, which everybody may read and write. */
public final class WebDav implements AutoCloseable {

    private final Folder folder = Folder.create();
    private final int port = Server.freePort();
    private final Process process;

    private WebDav() {
        var command = List.of(
                Parts.need("rclone").toString(),
                "serve",
                "webdav",
                files().toString(),
                "--addr",
                "127.0.0.1:" + port,
                "--cache-dir",
                folder.folder("cache").toString(),
                "--vfs-cache-mode",
                "writes",
                "--dir-cache-time",
                "0s");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.path("log").toFile());
            builder.environment().put("RCLONE_CONFIG", "/dev/null");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static WebDav start() {
        var started = new WebDav();
        await().atMost(Duration.ofSeconds(30)).until(started::answers);
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it serves. */
    public Path files() {
        return folder.folder("files");
    }

    public int port() {
        return port;
    }

    public String url(String name) {
        return "http://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        folder.close();
    }
}
