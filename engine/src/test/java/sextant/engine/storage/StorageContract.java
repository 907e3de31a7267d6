package sextant.engine.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.files.MemoryChannel;
import sextant.engine.storage.Transferred.Cancelled;
import sextant.engine.storage.Transferred.Failed;
import sextant.engine.storage.Transferred.Whole;

/** What every storage does, and never does. */
@Timeout(60)
public abstract class StorageContract {

    private static final byte[] ABC = "abc".getBytes(UTF_8);
    private static final long PLENTY = 10_000_000;

    protected abstract Storage storage();

    /** The address of something of this name that may be fetched, and may be sent to as well. */
    protected abstract String address(String name);

    /** Something is there. */
    protected abstract void put(String name, byte[] content) throws IOException;

    /** What is there. */
    protected abstract Optional<byte[]> at(String name) throws IOException;

    /** An address that nothing is fetched from and nothing is sent to. */
    protected abstract String closed();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 1_234_567})
    void contentOfAnySizeComesAndGoesAsItIs(int size) throws IOException {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        put("in", content);

        var into = new ByteArrayOutputStream();
        assertThat(storage().copyIn(address("in"), into, size, new Cancellation()))
                .isEqualTo(new Whole());
        assertThat(into.toByteArray()).isEqualTo(content);
        assertThat(send(content, "out")).isEqualTo(new Whole());
        assertThat(at("out")).hasValueSatisfying(there -> assertThat(there).isEqualTo(content));
    }

    @Test
    void oneByteMoreThanAllowedIsTooLarge() throws IOException {
        put("in", ABC);

        assertThat(word(fetch("in", 2))).isEqualTo("too-large");
        assertThat(fetch("in", 3)).isEqualTo(new Whole());
    }

    @Test
    void whatIsNotThereIsNotFetched() throws IOException {
        assertThat(fetch("nowhere", PLENTY)).isInstanceOf(Failed.class);
    }

    @Test
    void whatIsSentAgainIsDelivered() throws IOException {
        send(ABC, "out");

        assertThat(send(ABC, "out")).isEqualTo(new Whole());
        assertThat(at("out")).contains(ABC);
    }

    @Test
    void whatStandsThereIsLeftAsItIs() throws IOException {
        put("out", "abX and more".getBytes(UTF_8));

        assertThat(send(ABC, "out")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.word()).isEqualTo("exists");
            assertThat(failed.again()).isFalse();
        });
        assertThat(at("out")).contains("abX and more".getBytes(UTF_8));
    }

    @Test
    void nothingIsCarriedForSomebodyWhoDoesNotWantItAnyMore() throws IOException {
        put("in", ABC);
        var cancellation = new Cancellation();
        cancellation.cancel();

        var into = new ByteArrayOutputStream();
        assertThat(storage().copyIn(address("in"), into, PLENTY, cancellation)).isEqualTo(new Cancelled());
        assertThat(storage().copyOut(parcel(ABC), address("out"), cancellation)).isEqualTo(new Cancelled());
        assertThat(at("out").filter(there -> Arrays.equals(there, ABC))).isEmpty();
    }

    @Test
    void whatTheStreamThrowsIsThrown() throws IOException {
        put("in", ABC);
        var broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("the disk is full");
            }
        };

        assertThatThrownBy(() -> storage().copyIn(address("in"), broken, PLENTY, new Cancellation()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the disk is full");
    }

    @Test
    void schemesAreReadInAnyCase() throws IOException {
        put("in", ABC);
        var address = address("in");
        var colon = address.indexOf(':');
        var loud = address.substring(0, colon).toUpperCase(Locale.ROOT) + address.substring(colon);

        assertThat(storage().schemes()).contains(address.substring(0, colon));
        assertThat(storage().check(loud, Direction.IN)).isEmpty();
        assertThat(storage().copyIn(loud, new ByteArrayOutputStream(), PLENTY, new Cancellation()))
                .isEqualTo(new Whole());
    }

    @Test
    void whatIsClosedIsSaidSoBeforeAndAfterwards() throws IOException {
        for (var direction : Direction.values()) {
            assertThat(storage().check(address("in"), direction)).isEmpty();
            assertThat(storage().check(closed(), direction).orElseThrow().kind().word())
                    .isEqualTo("address-not-allowed");
        }
        var into = new ByteArrayOutputStream();
        assertThat(word(storage().copyIn(closed(), into, PLENTY, new Cancellation())))
                .isEqualTo("address-not-allowed");
        assertThat(word(storage().copyOut(parcel(ABC), closed(), new Cancellation())))
                .isEqualTo("address-not-allowed");
    }

    private Transferred fetch(String name, long most) throws IOException {
        return storage().copyIn(address(name), new ByteArrayOutputStream(), most, new Cancellation());
    }

    protected final Transferred send(byte[] content, String name) throws IOException {
        return storage().copyOut(parcel(content), address(name), new Cancellation());
    }

    public static String word(Transferred outcome) {
        return outcome instanceof Failed failed ? failed.word() : outcome.toString();
    }

    public static Parcel parcel(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Parcel(
                    new MemoryChannel(content),
                    content.length,
                    HexFormat.of().formatHex(digest),
                    "application/octet-stream");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
