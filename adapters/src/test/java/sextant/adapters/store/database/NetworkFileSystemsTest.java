package sextant.adapters.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file system a folder is on. */
class NetworkFileSystemsTest {

    private static final List<String> MOUNTS = List.of(
            "/dev/vda / ext4 rw 0 0",
            "proc /proc proc rw 0 0",
            "home:/export /home nfs4 rw,vers=4.2 0 0",
            "/dev/vdb /home/local xfs rw 0 0",
            "//box/share /mnt/my\\040share cifs rw 0 0",
            "/dev/vdc /mnt/twice ext4 rw 0 0",
            "me@there: /mnt/twice fuse.sshfs rw 0 0");

    @ParameterizedTest
    @CsvSource(textBlock = """
                    /var/lib/sextant   , ext4
                    /                  , ext4
                    /home/anna/data    , nfs4
                    /home              , nfs4
                    /homework          , ext4
                    /home/local/data   , xfs
                    /mnt/my share/data , cifs
                    /mnt/twice/data    , fuse.sshfs
                    """)
    void theDeepestAndLatestMountCounts(Path folder, String type) {
        assertThat(NetworkFileSystems.type(MOUNTS, folder)).contains(type);
    }
}
