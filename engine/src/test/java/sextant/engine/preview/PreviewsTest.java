package sextant.engine.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.files.JobFiles;
import sextant.engine.files.Opened;
import sextant.model.job.JobId;
import sextant.model.job.Result;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** A file is looked at once, few at a time, and what was seen is kept within bounds. */
class PreviewsTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final AtomicInteger looks = new AtomicInteger();
    private final JobId job = JobId.random(new SecureRandom());
    private Instant now = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void whatWasSeenIsNotLookedAtAgain() throws Exception {
        var previews = previews(this::text, 64 << 20);

        assertThat(previews.look(job, result("a"), OptionalInt.empty()))
                .isEqualTo(previews.look(JobId.random(new SecureRandom()), result("a"), OptionalInt.empty()));
        previews.look(job, result("b"), OptionalInt.empty());

        assertThat(looks).hasValue(2);
    }

    @Test
    void aUnitThatMeansNothingMakesNoDifference() throws Exception {
        var previews = previews(this::text, 64 << 20);

        previews.look(job, result("a"), OptionalInt.of(1));
        previews.look(job, result("a"), OptionalInt.of(2));

        assertThat(looks).hasValue(1);
    }

    @Test
    void whatWasAskedForLongAgoIsForgottenFirst() throws Exception {
        var previews = previews(this::text, 2 << 20);

        for (var content : new String[] {"a", "b", "a", "c", "a", "b"}) {
            previews.look(job, result(content), OptionalInt.empty());
        }

        assertThat(looks).hasValue(4);
    }

    @Test
    void aFileThatCannotBeReadIsTriedAgainAfterAMinute() {
        var previews = previews(
                (_, _, _) -> {
                    looks.incrementAndGet();
                    throw RefusalKind.PREVIEW_FAILED.because("It is damaged.").refused();
                },
                64 << 20);

        assertThatThrownBy(() -> previews.look(job, result("a"), OptionalInt.empty()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> previews.look(job, result("a"), OptionalInt.empty()))
                .hasMessage("It is damaged.");
        assertThat(looks).hasValue(1);

        now = now.plusSeconds(61);
        assertThatThrownBy(() -> previews.look(job, result("a"), OptionalInt.empty()))
                .isInstanceOf(Refused.class);
        assertThat(looks).hasValue(2);
    }

    @Test
    void otherTypesAreRefusedWithThoseThatAreTaken() {
        var strange = new Result("r", "application/x-tar", 1, "00", "r", Optional.empty());

        assertThatThrownBy(() -> previews(this::text, 1).look(job, strange, OptionalInt.empty()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.NO_PREVIEW);
                    assertThat(refused.refusal().limit().orElseThrow()).contains("application/fits", "image/png");
                });
    }

    /** A page goes without, and the next one has it. */
    @Test
    void whoCannotWaitHasItTheNextTime() throws Exception {
        var mayEnd = new CountDownLatch(1);
        var previews = previews(
                (file, format, unit) -> {
                    await(mayEnd);
                    return text(file, format, unit);
                },
                64 << 20);

        assertThat(previews.soon(job, result("a"), AT_ONCE)).isEmpty();
        mayEnd.countDown();
        assertThat(previews.soon(job, result("a"), LONG)).isPresent();
        assertThat(looks).hasValue(1);
    }

    private Previews previews(Previewer previewer, long most) {
        return new Previews(previewer, files(), new Seen(most, () -> now), 1);
    }

    private Look text(Opened file, PreviewFormat format, OptionalInt unit) {
        looks.incrementAndGet();
        return new Look(new Preview.Text("text", false), Optional.empty());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static Result result(String sha256) {
        return new Result("r", "text/plain; charset=utf-8", 1, sha256, "r", Optional.empty());
    }

    /** Folders of jobs that have every result and can do nothing else. */
    private JobFiles files() {
        return (JobFiles) Proxy.newProxyInstance(
                JobFiles.class.getClassLoader(), new Class<?>[] {JobFiles.class}, (_, method, _) -> {
                    assertThat(method.getName()).isEqualTo("result");
                    var file = Files.writeString(folder.resolve("result"), "x");
                    return Optional.of(new Opened(FileChannel.open(file), 1));
                });
    }
}
