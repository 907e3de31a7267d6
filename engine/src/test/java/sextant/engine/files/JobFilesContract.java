package sextant.engine.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.files.JobFiles.Collected;
import sextant.engine.files.JobFiles.Stream;
import sextant.engine.runner.RunName;
import sextant.engine.storage.Transferred;
import sextant.model.application.BaseParam;
import sextant.model.application.OutputDefinition;
import sextant.model.application.OutputDefinition.From;
import sextant.model.application.ParameterType;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;
import sextant.model.refusal.Refused;

/** What everybody who keeps the files of jobs does, and never does. */
@Timeout(60)
public abstract class JobFilesContract {

    private static final long PLENTY = 1 << 20;
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final JobId job = JobId.random(new SecureRandom());
    private final RunName run = new RunName(job, 1);
    private JobFiles files;

    /** The files in the same place as any before them in this test, as after a restart of the server. */
    protected abstract JobFiles open() throws IOException;

    @BeforeEach
    void openFirst() throws IOException {
        files = open();
    }

    @Test
    void anUploadIsSpooledBeforeThereIsAJobAndThenBelongsToIt() throws IOException {
        var spooled = files.spool(bytes("abc"), PLENTY);
        var upload = new ParameterValue.Upload("image", spooled.name(), "application/fits", spooled.size());
        var text = new ParameterValue.Text("n", "3");

        var adopted = files.adopt(job, List.of(text, upload));

        assertThat(spooled.size()).isEqualTo(3);
        assertThat(spooled.sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(adopted).hasSize(2).startsWith(text);
        var input = (ParameterValue.Upload) adopted.get(1);
        assertThat(text(files.upload(job, input))).isEqualTo("abc");
        assertThat(files.input(job, input)).hasContent("abc");
        assertThat(files.adopt(job, adopted)).isEqualTo(adopted);
        assertThat(text(open().upload(job, input))).isEqualTo("abc");
    }

    @Test
    void whatIsFetchedIsAnInputWhenItIsWhole() throws IOException {
        var outcome = files.receive(job, "from-0", into -> {
            into.write("ab".getBytes(UTF_8));
            into.write('c');
            return new Transferred.Whole();
        });

        assertThat(outcome).isEqualTo(new Transferred.Whole());
        assertThat(files.received(job, "from-0")).hasValue(3);
        var input = new ParameterValue.Upload("image", "from-0", "application/fits", 3);
        assertThat(text(open().upload(job, input))).isEqualTo("abc");
        assertThat(files.input(job, input)).hasContent("abc");
        files.retain(job, List.of());
        assertThat(files.received(job, "from-0")).isEmpty();
    }

    @Test
    void whatIsFetchedInPartIsNoInputAndIsFetchedAgain() throws IOException {
        var broken = new Transferred.Failed("truncated", "It broke off.", true);
        assertThat(files.receive(job, "from-0", into -> {
                    into.write("abcdefg".getBytes(UTF_8));
                    return broken;
                }))
                .isEqualTo(broken);
        assertThat(files.received(job, "from-0")).isEmpty();
        assertThatThrownBy(() -> files.receive(job, "from-0", into -> {
                    into.write("abcdefg".getBytes(UTF_8));
                    throw new IOException("the disk broke");
                }))
                .isInstanceOf(IOException.class);
        assertThat(files.received(job, "from-0")).isEmpty();

        files.receive(job, "from-0", into -> {
            into.write('x');
            return new Transferred.Whole();
        });
        assertThat(files.received(job, "from-0")).hasValue(1);
    }

    @Test
    void onlyNamesOfOursAreReceived() {
        assertThatThrownBy(() -> files.receive(job, "../from-0", _ -> new Transferred.Whole()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUploadThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> files.spool(bytes("abcd"), 3))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind().word()).isEqualTo("body-too-large"));
    }

    @Test
    void whatWasDiscardedCannotBeAdopted() throws IOException {
        var spooled = files.spool(bytes("abc"), PLENTY);
        files.discard(List.of(spooled.name()));
        files.discard(List.of(spooled.name()));

        assertThatThrownBy(() ->
                        files.adopt(job, List.of(new ParameterValue.Upload("image", spooled.name(), "text/plain", 3))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatAnEarlierServerSpooledIsDroppedAndNothingElse() throws IOException {
        var old = files.spool(bytes("abc"), PLENTY);
        var again = open();
        var fresh = again.spool(bytes("abc"), PLENTY);

        again.discardOldSpool();

        assertThatThrownBy(() ->
                        again.adopt(job, List.of(new ParameterValue.Upload("image", old.name(), "text/plain", 3))))
                .isInstanceOf(IOException.class);
        assertThat(again.adopt(job, List.of(new ParameterValue.Upload("image", fresh.name(), "text/plain", 3))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "", ".", "a\0b"})
    void aSpooledNameThatIsNotOursLeadsNowhere(String name) {
        var upload = new ParameterValue.Upload("image", name, "text/plain", 1);
        assertThatThrownBy(() -> files.adopt(job, List.of(upload))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.input(job, upload)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWorkFolderOfARunIsEmptyAlsoTheSecondTime() throws IOException {
        Files.writeString(files.prepare(run).work().resolve("left"), "over");

        assertThat(files.prepare(run).work()).isEmptyDirectory();
    }

    @Test
    void outputsAreTakenWholeInOrderAndTheWorkFolderIsGone() throws IOException {
        var folder = files.prepare(run);
        Files.createDirectories(folder.work().resolve("out/deep"));
        Files.writeString(folder.work().resolve("out/deep/table.xml"), "abc");
        Files.writeString(folder.work().resolve("scratch"), "never seen again");
        Files.writeString(folder.stdout(), "hello\n");
        var outputs = List.of(file("result", "out/deep/table.xml", true), stdout("log"));

        var collected = files.collect(run, outputs, true);

        assertThat(collected).isInstanceOf(Collected.Whole.class);
        var results = ((Collected.Whole) collected).results();
        assertThat(results).extracting(Result::id).containsExactly("result", "log");
        assertThat(results.getFirst().sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(results).extracting(Result::size).containsExactly(3L, 6L);
        assertThat(text(files.result(job, results.get(0)))).isEqualTo("abc");
        assertThat(text(files.result(job, results.get(1)))).isEqualTo("hello\n");
        assertThat(text(files.stream(run, Stream.STDOUT))).isEqualTo("hello\n");
        assertThat(folder.work()).doesNotExist();
        assertThat(open().collect(run, outputs, true)).isEqualTo(collected);
    }

    @Test
    void aMissingOutputIsAFaultOnlyIfItIsRequiredAndTheRunEndedWell() throws IOException {
        var outputs = List.of(file("first", "first", true), file("second", "second", true), file("third", "3", false));
        Files.writeString(files.prepare(run).work().resolve("second"), "abc");
        var other = new RunName(JobId.random(new SecureRandom()), 1);
        Files.writeString(files.prepare(other).work().resolve("second"), "abc");

        var ended = files.collect(run, outputs, true);
        var aborted = files.collect(other, outputs, false);

        assertThat(ended).isInstanceOfSatisfying(Collected.Faulty.class, faulty -> {
            assertThat(faulty.word()).isEqualTo("result-missing");
            assertThat(faulty.message()).contains("first");
            assertThat(faulty.results()).extracting(Result::id).containsExactly("second");
        });
        assertThat(files.collect(run, outputs, true)).isEqualTo(ended);
        assertThat(aborted)
                .isInstanceOfSatisfying(
                        Collected.Whole.class,
                        whole -> assertThat(whole.results())
                                .extracting(Result::id)
                                .containsExactly("second"));
    }

    /** What a program may leave where its output should be. */
    enum Trap {
        LINK {
            @Override
            void set(Path work, Path secret) throws IOException {
                Files.createSymbolicLink(work.resolve("out"), secret);
            }
        },
        LINK_ON_THE_WAY {
            @Override
            void set(Path work, Path secret) throws IOException {
                Files.createSymbolicLink(work.resolve("folder"), secret.getParent());
            }

            @Override
            String path(Path secret) {
                return "folder/" + secret.getFileName();
            }
        },
        HARD_LINK {
            @Override
            void set(Path work, Path secret) throws IOException {
                Files.createLink(work.resolve("out"), secret);
            }
        },
        FOLDER {
            @Override
            void set(Path work, Path secret) throws IOException {
                Files.createDirectory(work.resolve("out"));
            }
        },
        PIPE {
            @Override
            void set(Path work, Path secret) throws IOException {
                makePipe(work.resolve("out"));
            }
        },
        PIPE_ON_THE_WAY {
            @Override
            void set(Path work, Path secret) throws IOException {
                makePipe(work.resolve("folder"));
            }

            @Override
            String path(Path secret) {
                return "folder/out";
            }
        };

        abstract void set(Path work, Path secret) throws IOException;

        String path(Path secret) {
            return "out";
        }
    }

    @ParameterizedTest
    @EnumSource(Trap.class)
    void whatIsNoPlainFileIsNotTakenAndNotWaitedFor(Trap trap, @TempDir Path elsewhere) throws IOException {
        var work = files.prepare(run).work();
        var secret = beside(work, elsewhere);
        trap.set(work, secret);
        var path = trap.path(secret);

        assertThat(files.glimpse(run, path, 100).filter(text -> trap != Trap.HARD_LINK))
                .isEmpty();
        var collected = files.collect(run, List.of(file("out", path, false)), true);

        assertThat(collected).isInstanceOfSatisfying(Collected.Faulty.class, faulty -> {
            assertThat(faulty.word()).isEqualTo("result-not-file");
            assertThat(faulty.results()).isEmpty();
        });
        assertThat(secret).hasContent("secret");
        assertThat(open().collect(run, List.of(file("out", path, false)), true)).isEqualTo(collected);
    }

    /** A file on the same disk, since a hard link cannot lead to another. */
    private static Path beside(Path work, Path elsewhere) throws IOException {
        var sibling = work.resolveSibling("secret");
        Files.writeString(sibling, "secret");
        return Files.getFileStore(work).equals(Files.getFileStore(elsewhere))
                ? Files.move(sibling, elsewhere.resolve("secret"))
                : sibling;
    }

    private static void makePipe(Path pipe) throws IOException {
        try {
            int status = new ProcessBuilder("mkfifo", pipe.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(status).isZero();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Test
    void aResultThatIsGoneIsEmpty() throws IOException {
        var result = new Result("result", "text/plain", 3, SHA256_OF_ABC, "1-0", Optional.empty());
        assertThat(files.result(job, result)).isEmpty();
        assertThat(files.stream(run, Stream.STDOUT)).isEmpty();
        assertThat(files.tail(run, Stream.STDERR, 10)).isEmpty();
        assertThat(files.glimpse(run, "progress", 10)).isEmpty();
    }

    @Test
    void whatGrowsIsReadAsFarAsItWas() throws IOException {
        var folder = files.prepare(run);
        Files.writeString(folder.stderr(), "one\ntwo\n");
        Files.writeString(folder.work().resolve("progress"), "10 reading\n50 writing\n");

        try (var opened = files.stream(run, Stream.STDERR).orElseThrow()) {
            Files.writeString(folder.stderr(), "one\ntwo\nthree\n");
            assertThat(opened.size()).isEqualTo(8);
        }
        assertThat(files.tail(run, Stream.STDERR, 6)).isEqualTo("three\n");
        assertThat(files.glimpse(run, "progress", 11)).hasValue("50 writing\n");
    }

    @Test
    void whatWasUploadedForAValueThatWasReplacedIsDroppedAndNothingElse() throws IOException {
        var replaced = upload("first");
        var kept = upload("second");
        files.adopt(job, List.of(replaced, kept));

        files.retain(job, List.of(new ParameterValue.Text("n", "3"), kept));
        assertThat(files.upload(job, replaced)).isEmpty();
        assertThat(text(files.upload(job, kept))).isEqualTo("second");

        files.retain(job, List.of());
        assertThat(files.upload(job, kept)).isEmpty();
    }

    @Test
    void aJobWithoutInputsHasNoneToDrop() throws IOException {
        files.retain(job, List.of());

        assertThat(files.known()).isEmpty();
    }

    private ParameterValue.Upload upload(String content) throws IOException {
        var spooled = files.spool(bytes(content), PLENTY);
        return new ParameterValue.Upload("image", spooled.name(), "text/plain", spooled.size());
    }

    @Test
    void deletingLeavesNothing() throws IOException {
        var upload = upload("abc");
        files.adopt(job, List.of(upload));
        Files.writeString(files.prepare(run).work().resolve("out"), "abc");
        var result = ((Collected.Whole) files.collect(run, List.of(file("out", "out", true)), true))
                .results()
                .getFirst();
        assertThat(files.known()).containsExactly(job);

        files.delete(job);
        files.delete(job);
        assertThat(files.result(job, result)).isEmpty();
        assertThat(files.stream(run, Stream.STDOUT)).isEmpty();
        assertThat(files.upload(job, upload)).isEmpty();
        assertThat(files.known()).isEmpty();
    }

    protected static OutputDefinition file(String id, String path, boolean required) {
        return new OutputDefinition(
                id, new From.File(path), ParameterType.TEXT, "text/plain", required, BaseParam.NONE);
    }

    protected static OutputDefinition stdout(String id) {
        return new OutputDefinition(id, new From.Stdout(), ParameterType.TEXT, "text/plain", true, BaseParam.NONE);
    }

    protected static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    protected static String text(Optional<Opened> opened) throws IOException {
        try (var file = opened.orElseThrow()) {
            return new String(Channels.newInputStream(file.channel()).readAllBytes(), UTF_8);
        }
    }
}
