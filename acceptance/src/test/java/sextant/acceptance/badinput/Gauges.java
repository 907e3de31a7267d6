package sextant.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Server;

/**
 * What a server holds at a moment.
 *
 * @param files   it keeps, and those that it does not mean to keep
 * @param threads of the operating system
 * @param sockets open, those that it listens on included
 * @param heap    bytes that are still in use after a collection
 */
record Gauges(List<String> files, long threads, long sockets, long heap) {

    /** Pools may grow to their fixed size on the way: carriers of virtual threads, event loops, workers. */
    private static final long MORE_THREADS = 24;

    private static final long MORE_HEAP = 48L << 20;

    static Gauges of(Server server) {
        collectGarbage(server);
        return new Gauges(files(server), threads(server), sockets(server), heap(server));
    }

    void assertNoMoreThan(Gauges before) {
        assertThat(files).as("files").isEqualTo(before.files);
        assertThat(sockets).as("sockets").isLessThanOrEqualTo(before.sockets);
        assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + MORE_THREADS);
        assertThat(heap).as("bytes in use").isLessThanOrEqualTo(before.heap + MORE_HEAP);
    }

    private static List<String> files(Server server) {
        var files = new ArrayList<>(Folder.files(server.data()));
        files.addAll(Folder.files(server.temporary()));
        return files;
    }

    private static long threads(Server server) {
        return entries(Path.of("/proc", Long.toString(server.pid()), "task")).size();
    }

    private static long sockets(Server server) {
        return entries(Path.of("/proc", Long.toString(server.pid()), "fd")).stream()
                .filter(Gauges::isSocket)
                .count();
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException _) {
            return false;
        }
    }

    private static List<Path> entries(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collectGarbage(Server server) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var done = Finished.run(Path.of("/"), Map.of(), List.of(jcmd, Long.toString(server.pid()), "GC.run"));
        assertThat(done.status()).as("%s", done).isZero();
    }

    private static long heap(Server server) {
        return Request.get("/metrics")
                .to(server.uri())
                .text()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
