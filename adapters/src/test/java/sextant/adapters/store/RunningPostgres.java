package sextant.adapters.store;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of its own, with Debian's programs, on a free port of this machine, that synchronises its files as a real one
 * does. It refuses to run as root: then it runs as {@code postgres}.
 */
final class RunningPostgres implements AutoCloseable {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final int START_SECONDS = 60;

    private final Path folder;
    private final int port;
    private Process server;

    private RunningPostgres(Path folder, int port) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        server = serve();
    }

    static RunningPostgres start() throws IOException, InterruptedException {
        var initdb = Programs.needOfPostgres("initdb");
        var folder = Files.createTempDirectory("sextant-postgres", asFileAttribute(fromString("rwxr-xr-x")));
        if (ROOT) {
            var postgres =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            Files.setOwner(folder, postgres);
        }
        var made = run(
                folder,
                initdb.toString(),
                "-D",
                folder + "/data",
                "-A",
                "trust",
                "-U",
                "sextant",
                "--no-sync",
                "-E",
                "UTF8");
        if (made.waitFor() != 0) {
            throw new IllegalStateException("initdb: " + Files.readString(folder.resolve("log")));
        }
        return new RunningPostgres(folder, freePort());
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=sextant";
    }

    /** A database with nothing in it. */
    void empty() throws SQLException {
        execute("drop schema public cascade; create schema public");
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** At once, as after a failure: connections break, and the next start recovers. */
    void crash() throws IOException, InterruptedException {
        signal("QUIT");
    }

    void restart() throws IOException, InterruptedException {
        server = serve();
    }

    private Process serve() throws IOException, InterruptedException {
        var program = Programs.needOfPostgres("postgres").toString();
        var process = run(
                folder,
                program,
                "-D",
                folder + "/data",
                "-p",
                String.valueOf(port),
                "-k",
                folder.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "fsync=on",
                "-c",
                "deadlock_timeout=100ms");
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS); ; ) {
            try (var _ = connect()) {
                return process;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("postgres: " + Files.readString(folder.resolve("log")), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static Process run(Path folder, String... command) throws IOException {
        var words = new ArrayList<String>();
        if (ROOT) {
            words.addAll(List.of(
                    Programs.need("setpriv").toString(), "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(server.pid()))
                .start()
                .waitFor();
        server.waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (server.isAlive()) {
            signal("INT");
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
