package sextant.adapters.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Storage;
import sextant.engine.storage.StorageContract;
import sextant.engine.storage.Transferred;

/** Files below folders that the operator opened, and whatever somebody tries to get at others (cea.md 4.9, 3; reliability.md R04). */
class FileStorageTest extends StorageContract {

    @TempDir
    Path folder;

    private Path open;
    private Path secret;

    @BeforeEach
    void folders() throws IOException {
        folder = folder.toRealPath();
        open = Files.createDirectories(folder.resolve("open"));
        secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    }

    private StagingPolicy policy(boolean overwrite, List<Path> roots) {
        var usual = StagingPolicy.DEFAULT;
        return new StagingPolicy(
                usual.schemes(),
                usual.largest(),
                usual.deadline(),
                usual.slowest(),
                usual.stall(),
                usual.attempts(),
                usual.pause(),
                overwrite,
                roots,
                roots);
    }

    @Override
    protected Storage storage() {
        return new FileStorage(() -> policy(false, List.of(open)));
    }

    @Override
    protected String address(String name) {
        return "file://" + open.resolve(name);
    }

    @Override
    protected void put(String name, byte[] content) throws IOException {
        Files.write(open.resolve(name), content);
    }

    @Override
    protected Optional<byte[]> at(String name) throws IOException {
        var file = open.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    protected String closed() {
        return "file:///etc/passwd";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/./a",
                "//a",
                "/a/",
                "/a%00.txt",
                "/%ff",
                "/a%zz",
                "/a?b",
                "/a#b",
                "/a\nb"
            })
    void whatIsNoPlainPathIsRefused(String path) throws IOException {
        assertThat(storage()
                        .check("file://" + open + path, Direction.IN)
                        .orElseThrow()
                        .kind()
                        .word())
                .isEqualTo("url-syntax");
        assertThat(word(fetch("file://" + open + path))).isEqualTo("address-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://example.org/etc/passwd", "file:etc/passwd", "file:", "file:////etc/passwd"})
    void whatIsNoFileOfThisMachineIsRefused(String uri) {
        assertThat(storage().check(uri, Direction.OUT)).isPresent();
    }

    @Test
    void aFolderBesideIsNotOpenBecauseItsNameBeginsTheSame() throws IOException {
        Files.createDirectories(folder.resolve("openly"));
        assertThat(storage().check("file://" + folder + "/openly/a", Direction.IN))
                .isPresent();
        assertThat(storage().check("file://" + folder + "/OPEN/a", Direction.IN))
                .isPresent();
        assertThat(storage().check("file://" + open, Direction.IN)).isPresent();
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Files.createSymbolicLink(open.resolve("link"), secret);
        Files.createSymbolicLink(open.resolve("way"), folder);

        assertThat(word(fetch(address("link")))).isEqualTo("missing");
        assertThat(word(fetch(address("way/secret.txt")))).isEqualTo("missing");
        assertThat(word(send("x".getBytes(UTF_8), "way/new.txt"))).isEqualTo("unreachable");
        assertThat(folder.resolve("new.txt")).doesNotExist();
        assertThat(word(send("x".getBytes(UTF_8), "link"))).isEqualTo("exists");
        assertThat(secret).hasContent("secret");
    }

    @Test
    void whatIsNoRegularFileIsNotRead() throws IOException, InterruptedException {
        Files.createDirectories(open.resolve("folder"));
        assertThat(new ProcessBuilder("mkfifo", open.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(word(fetch(address("folder")))).isEqualTo("missing");
        assertThat(word(fetch(address("pipe")))).isEqualTo("missing");
        assertThat(word(send("x".getBytes(UTF_8), "pipe"))).isEqualTo("exists");
    }

    @Test
    void namesAreDecodedOnce() throws IOException {
        put("a +b%20.txt", "abc".getBytes(UTF_8));
        assertThat(fetch("file://localhost" + open + "/a%20+b%2520.txt")).isEqualTo(new Transferred.Whole());
    }

    @Test
    void nothingIsOpenUnlessTheOperatorSaysSo() throws IOException {
        var closed = new FileStorage(() -> StagingPolicy.DEFAULT);
        put("a", new byte[1]);
        assertThat(closed.check(address("a"), Direction.IN)).isPresent();
        assertThat(word(closed.copyIn(address("a"), new ByteArrayOutputStream(), 10, new Cancellation())))
                .isEqualTo("address-not-allowed");
    }

    @Test
    void whatStandsThereIsReplacedIfTheOperatorAllowsIt() throws IOException {
        put("out", "before".getBytes(UTF_8));
        var replacing = new FileStorage(() -> policy(true, List.of(open)));

        assertThat(replacing.copyOut(parcel("after".getBytes(UTF_8)), address("out"), new Cancellation()))
                .isEqualTo(new Transferred.Whole());
        assertThat(at("out")).contains("after".getBytes(UTF_8));
        try (var left = Files.list(open)) {
            assertThat(left).as("no part of a file is left").hasSize(1);
        }
    }

    private Transferred fetch(String uri) throws IOException {
        return storage().copyIn(uri, new ByteArrayOutputStream(), 1000, new Cancellation());
    }
}
