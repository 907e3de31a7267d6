package sextant.adapters.files;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What only root may do. */
public final class Root {

    private Root() {}

    static void need() throws IOException {
        if (!Files.getOwner(Path.of("/proc/self")).getName().equals("root")) {
            abort("needs root");
        }
    }

    /** A disk of this size at a folder, for as long as this is open; the test is skipped where the system allows no such thing. */
    public static AutoCloseable smallDisk(Path folder, String size) throws IOException, InterruptedException {
        need();
        if (run("mount", "-t", "tmpfs", "-o", "size=" + size, "sextant-test", folder.toString()) != 0) {
            abort("this root may not mount a disk");
        }
        return () -> run("umount", "-l", folder.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
