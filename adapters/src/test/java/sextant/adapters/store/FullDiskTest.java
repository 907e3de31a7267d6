package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full: nothing is acknowledged that is not on it, what is on it can be read, and all goes on when there is room. */
class FullDiskTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhenTheDiskIsFull() throws Exception {
        var smallDisk = List.of(
                Programs.need("unshare").toString(),
                "--mount",
                "--map-root-user",
                "sh",
                "-c",
                "mount -t tmpfs -o size=6m tmpfs \"$0\" && exec \"$@\"",
                folder.toString());

        var child = ChildProgram.start(FullDiskProgram.class, smallDisk, List.of(), folder.toString());

        assertThat(child.inputReader().lines())
                .containsExactly(
                        "refused because it is full: true",
                        "read while full: true",
                        "written when there is room again: true",
                        "kept: true");
        assertThat(child.waitFor()).isZero();
    }
}
